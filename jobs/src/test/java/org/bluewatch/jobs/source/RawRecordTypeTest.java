package org.bluewatch.jobs.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RawRecordTypeTest {
  @Test
  void travelsWithoutKryo() {
    TypeInformation<RawRecord> type = new RawRecordDeserializer().getProducedType();

    assertThat(type).isInstanceOf(PojoTypeInfo.class);
    assertThat(serializer().getClass().getSimpleName()).isEqualTo("PojoSerializer");
  }

  static RawRecord[] envelopes() {
    byte[] bytes = "{\"id\":\"a\"}".getBytes(UTF_8);
    return new RawRecord[] {
      new RawRecord(RawStream.PATROL_REPORTS, false, 17, bytes, bytes, null, 1, 42),
      new RawRecord(RawStream.PATROL_REPORTS, true, 17, null, null, null, 1, 42),
      new RawRecord(RawStream.REFERENCE, false, 17, bytes, null, null, 0, 0),
      new RawRecord(
          RawStream.SUPPLY_LEVELS, false, RawRecord.UNSTAMPED, null, bytes, "a.jsonl", -1, 7)
    };
  }

  @ParameterizedTest
  @MethodSource("envelopes")
  void survivesTheRoundTrip(RawRecord record) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer().serialize(record, out);

    RawRecord back = serializer().deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

    assertThat(back).usingRecursiveComparison().isEqualTo(record);
  }

  private static TypeSerializer<RawRecord> serializer() {
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.setGenericTypes(false);
    return new RawRecordDeserializer().getProducedType().createSerializer(config);
  }
}

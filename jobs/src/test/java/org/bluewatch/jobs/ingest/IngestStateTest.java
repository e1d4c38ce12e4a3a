package org.bluewatch.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** What deduplication remembers comes back from a checkpoint as it went in. */
class IngestStateTest {
  @Property
  void everyIdComesBack(@ForAll @NotEmpty @StringLength(max = 256) String drawn)
      throws IOException {
    // A lone surrogate is no text; the decoder refuses it.
    String id = drawn.replaceAll("\\p{Cs}", "?");

    assertThat(roundTrip(id, IdSerializer.INSTANCE)).isEqualTo(id);
    assertThat(copiedAsBytes(id, IdSerializer.INSTANCE)).isEqualTo(id);
  }

  @Property
  void everyFirstSeenComesBack(@ForAll long contentHash, @ForAll long receivedMs)
      throws IOException {
    var first = new FirstSeen(contentHash, receivedMs);

    assertThat(roundTrip(first, FirstSeenSerializer.INSTANCE)).isEqualTo(first);
    assertThat(copiedAsBytes(first, FirstSeenSerializer.INSTANCE)).isEqualTo(first);
  }

  private static <T> T roundTrip(T value, TypeSerializer<T> serializer) throws IOException {
    return serializer.deserialize(new DataInputDeserializer(written(value, serializer)));
  }

  private static <T> T copiedAsBytes(T value, TypeSerializer<T> serializer) throws IOException {
    var copy = new DataOutputSerializer(64);
    serializer.copy(new DataInputDeserializer(written(value, serializer)), copy);
    return serializer.deserialize(new DataInputDeserializer(copy.getCopyOfBuffer()));
  }

  private static <T> byte[] written(T value, TypeSerializer<T> serializer) throws IOException {
    var out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    return out.getCopyOfBuffer();
  }
}

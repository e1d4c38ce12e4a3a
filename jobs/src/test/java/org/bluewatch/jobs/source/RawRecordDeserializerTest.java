package org.bluewatch.jobs.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.junit.jupiter.api.Test;

class RawRecordDeserializerTest {
  private static final byte[] KEY = "zone/Z1".getBytes(UTF_8);
  private static final byte[] VALUE = "{}".getBytes(UTF_8);

  @Test
  void aRecordKeepsItsBytesAndIsKnownSinceItsTimestamp() {
    RawRecord record = read("patrol-reports", KEY, VALUE, new RecordHeaders());

    assertThat(record)
        .usingRecursiveComparison()
        .isEqualTo(new RawRecord(RawStream.PATROL_REPORTS, false, 1_700, KEY, VALUE, null, 3, 99));
  }

  @Test
  void aTickIsAnEnvelopeWithoutContent() {
    ProducerRecord<byte[], byte[]> sent = RawTopicFormat.tick(RawStream.REFERENCE, 3, 1_700L);

    RawRecord tick = read("reference", sent.key(), sent.value(), sent.headers());

    assertThat(tick)
        .isEqualTo(new RawRecord(RawStream.REFERENCE, true, 1_700, null, null, null, 3, 99));
  }

  @Test
  void whatHasAValueIsNoTickWhateverItsHeadersSay() {
    Headers tick = RawTopicFormat.tick(RawStream.PATROL_REPORTS, 3, 1_700L).headers();

    RawRecord record = read("patrol-reports", KEY, VALUE, tick);

    assertThat(record.tick()).isFalse();
    assertThat(record.payload()).isEqualTo(VALUE);
  }

  @Test
  void aMissingValueDeletesReferenceDataOnly() {
    assertThat(read("reference", KEY, null, new RecordHeaders()).payload()).isNull();
    assertThat(read("supply-levels", KEY, null, new RecordHeaders()).payload()).isEmpty();
  }

  @Test
  void anEmptyKeyOnReferenceStandsForNone() {
    byte[] empty = RawTopicFormat.NO_KEY;

    assertThat(read("reference", empty, VALUE, new RecordHeaders()).key()).isNull();
    assertThat(read("supply-levels", empty, VALUE, new RecordHeaders()).key()).isEmpty();
  }

  @Test
  void aTopicThatIsNotRawIsRefusedByName() {
    assertThatThrownBy(() -> read("alerts", KEY, VALUE, new RecordHeaders()))
        .hasMessage("alerts is not a raw topic");
  }

  private static RawRecord read(String topic, byte[] key, byte[] value, Headers headers) {
    return RawRecordDeserializer.toRawRecord(
        new ConsumerRecord<>(
            topic,
            3,
            99,
            1_700,
            TimestampType.CREATE_TIME,
            0,
            0,
            key,
            value,
            headers,
            Optional.empty()));
  }
}

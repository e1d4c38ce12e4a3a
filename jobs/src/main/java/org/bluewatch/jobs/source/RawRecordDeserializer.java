package org.bluewatch.jobs.source;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;

/**
 * Wraps each Kafka record into an envelope without reading it. Ticks pass as envelopes too: dropped
 * here, they would never move the watermark.
 */
public final class RawRecordDeserializer implements KafkaRecordDeserializationSchema<RawRecord> {
  private static final long serialVersionUID = 1L;
  private static final byte[] EMPTY = {};

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
    out.collect(toRawRecord(record));
  }

  /**
   * The envelope of a Kafka record; its knowledge time is the record timestamp. A missing value is
   * a deletion on {@code reference} and an empty, hence malformed, record anywhere else.
   *
   * @throws IllegalArgumentException if the topic is not a raw one
   */
  public static RawRecord toRawRecord(ConsumerRecord<byte[], byte[]> record) {
    RawStream stream =
        RawStream.ofTopic(record.topic())
            .orElseThrow(
                () -> new IllegalArgumentException(record.topic() + " is not a raw topic"));
    boolean tick = RawTopicFormat.isTick(record);
    return new RawRecord(
        stream,
        tick,
        record.timestamp(),
        tick ? null : key(stream, record.key()),
        tick ? null : payload(stream, record.value()),
        null,
        record.partition(),
        record.offset());
  }

  private static byte[] key(RawStream stream, byte[] key) {
    boolean noKey = key == null || (RawTopicFormat.isCompacted(stream) && key.length == 0);
    return noKey ? null : key;
  }

  private static byte[] payload(RawStream stream, byte[] value) {
    return value == null && stream != RawStream.REFERENCE ? EMPTY : value;
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return TypeInformation.of(RawRecord.class);
  }
}

package org.bluewatch.jobs.local;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is in a partition now, outside any consumer group. */
final class PartitionReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final KafkaConsumer<byte[], byte[]> consumer;

  PartitionReader(Properties kafka) {
    var settings = new Properties();
    settings.putAll(kafka);
    settings.put("enable.auto.commit", false);
    // The next partition would wait until the broker has answered for the last one.
    settings.put("fetch.max.wait.ms", 1);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The offset of the first record. */
  long begin(TopicPartition partition) {
    return consumer.beginningOffsets(List.of(partition)).get(partition);
  }

  /** The offset after the last record. */
  long end(TopicPartition partition) {
    return consumer.endOffsets(List.of(partition)).get(partition);
  }

  /** Passes on each record from one offset to the end as it is when the call begins. */
  void read(
      TopicPartition partition, long fromOffset, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    long end = end(partition);
    consumer.assign(List.of(partition));
    consumer.seek(partition, fromOffset);
    while (consumer.position(partition) < end) {
      consumer.poll(POLL).forEach(each);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}

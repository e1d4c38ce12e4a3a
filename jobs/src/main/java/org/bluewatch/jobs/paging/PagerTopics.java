package org.bluewatch.jobs.paging;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.ResultStream;

/**
 * The topics that the sender follows: notices and outcomes of actions from their beginning, alerts
 * from where the audit has them, the balance and the officers' actions from lately.
 */
final class PagerTopics implements AutoCloseable {
  private static final TopicPartition NOTICES = first(ResultStream.NOTICES.topic());
  private static final TopicPartition OUTCOMES = first(ResultStream.ACTIONS.topic());
  private static final TopicPartition ALERTS = first(ResultStream.ALERTS.topic());
  private static final TopicPartition BALANCE = first(ResultStream.BALANCE.topic());
  private static final TopicPartition ACTIONS = first(RawStream.ALERT_ACTIONS.topic());
  private static final List<TopicPartition> ALL =
      List.of(NOTICES, OUTCOMES, ALERTS, BALANCE, ACTIONS);

  /** An action may wait so long for a stream that stands still and yet be known after a restart. */
  private static final Duration ACTIONS_SINCE = Duration.ofHours(1);

  private static final long LAST_FEW = 200;
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int PATIENCE_MS = 10_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> endsAtStart;

  private PagerTopics(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> endsAtStart) {
    this.consumer = consumer;
    this.endsAtStart = endsAtStart;
  }

  /** Takes a record of one of the topics. */
  interface Reader {
    void read(ConsumerRecord<byte[], byte[]> record) throws IOException;
  }

  /**
   * Begins to follow.
   *
   * @param alertsFrom the first offset of {@code alerts} that is wanted
   * @param wallMs wall clock
   * @throws org.apache.kafka.common.KafkaException if Kafka does not answer; it may be tried again
   */
  static PagerTopics open(Map<String, Object> client, long alertsFrom, long wallMs) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("enable.auto.commit", false);
    // Where the wanted offset is gone, what is left is read: nothing is jumped over unseen.
    settings.put("auto.offset.reset", "earliest");
    settings.put("default.api.timeout.ms", PATIENCE_MS);
    var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      consumer.assign(ALL);
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(ALL);
      Map<TopicPartition, Long> ends = consumer.endOffsets(ALL);
      consumer.seek(NOTICES, begins.get(NOTICES));
      consumer.seek(OUTCOMES, begins.get(OUTCOMES));
      consumer.seek(ALERTS, Math.max(begins.get(ALERTS), Math.min(alertsFrom, ends.get(ALERTS))));
      consumer.seek(BALANCE, Math.max(begins.get(BALANCE), ends.get(BALANCE) - LAST_FEW));
      consumer.seek(ACTIONS, actionsFrom(consumer, begins.get(ACTIONS), ends.get(ACTIONS), wallMs));
      return new PagerTopics(consumer, ends);
    } catch (RuntimeException e) {
      consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
      throw e;
    }
  }

  /** Live from an hour ago; of a recorded feed, which is stamped in other years, the last few. */
  private static long actionsFrom(
      KafkaConsumer<byte[], byte[]> consumer, long begin, long end, long wallMs) {
    Map<TopicPartition, OffsetAndTimestamp> found =
        consumer.offsetsForTimes(Map.of(ACTIONS, wallMs - ACTIONS_SINCE.toMillis()));
    OffsetAndTimestamp since = found.get(ACTIONS);
    return Math.max(begin, since == null ? end - LAST_FEW : since.offset());
  }

  private static TopicPartition first(String topic) {
    return new TopicPartition(topic, 0);
  }

  /** True when all that was there at the start has been read. */
  boolean isCaughtUp() {
    return endsAtStart.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /** Passes on what came, waiting a moment if nothing did. */
  Iterable<ConsumerRecord<byte[], byte[]>> poll() {
    return consumer.poll(POLL);
  }

  static boolean isNotice(ConsumerRecord<byte[], byte[]> record) {
    return record.topic().equals(NOTICES.topic());
  }

  static boolean isOutcome(ConsumerRecord<byte[], byte[]> record) {
    return record.topic().equals(OUTCOMES.topic());
  }

  static boolean isAlert(ConsumerRecord<byte[], byte[]> record) {
    return record.topic().equals(ALERTS.topic());
  }

  static boolean isBalance(ConsumerRecord<byte[], byte[]> record) {
    return record.topic().equals(BALANCE.topic());
  }

  /** True if the broker's clock stamped the record. */
  static boolean isLive(ConsumerRecord<byte[], byte[]> record) {
    return record.timestampType() == TimestampType.LOG_APPEND_TIME;
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
  }
}

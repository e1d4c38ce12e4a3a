package org.bluewatch.jobs.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bluewatch.common.model.RawStream;

/**
 * How Bluewatch's own records look on the raw topics.
 *
 * <p>A tick stamped {@code T} says: every record of this partition with {@code received < T} is
 * already in it. It has an empty value and the header {@code tick}; on the compacted {@code
 * reference} topic it has the reserved key {@code ~tick/<partition>} as well. An empty key on
 * {@code reference} stands for a record without a readable key, because a compacted topic takes no
 * record without one.
 */
public final class RawTopicFormat {
  /** Marks a tick. */
  public static final String TICK_HEADER = "tick";

  /** Stands for "no key" on a compacted topic. */
  public static final byte[] NO_KEY = {};

  private static final byte[] EMPTY = {};

  private RawTopicFormat() {}

  /**
   * A tick for one partition.
   *
   * @param stampMs knowledge time, milliseconds since 1970 UTC; null leaves it to the broker's
   *     clock
   */
  public static ProducerRecord<byte[], byte[]> tick(RawStream stream, int partition, Long stampMs) {
    byte[] key = isCompacted(stream) ? ("~tick/" + partition).getBytes(UTF_8) : null;
    return tick(stream, partition, stampMs, key);
  }

  /**
   * A tick with a reserved key of its own, which compaction keeps apart from the others.
   *
   * @param stampMs as above
   * @param key begins with {@code ~}
   */
  public static ProducerRecord<byte[], byte[]> tick(
      RawStream stream, int partition, Long stampMs, byte[] key) {
    ProducerRecord<byte[], byte[]> tick =
        new ProducerRecord<>(stream.topic(), partition, stampMs, key, EMPTY);
    tick.headers().add(TICK_HEADER, EMPTY);
    return tick;
  }

  /** True for a tick; what has a value is a record, whatever its headers say. */
  public static boolean isTick(ConsumerRecord<byte[], byte[]> record) {
    boolean empty = record.value() == null || record.value().length == 0;
    return empty && record.headers().lastHeader(TICK_HEADER) != null;
  }

  /** True if the topic keeps the newest record of each key, so that every record needs a key. */
  public static boolean isCompacted(RawStream stream) {
    return stream == RawStream.REFERENCE;
  }
}

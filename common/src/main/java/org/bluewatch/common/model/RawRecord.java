package org.bluewatch.common.model;

/**
 * One raw record as a source delivers it, before it is read. A tick is an empty record that only
 * says that the knowledge clock has moved.
 *
 * @param stream the topic it came from
 * @param tick true for a tick; {@code key} and {@code payload} are then empty
 * @param receivedMs knowledge time, milliseconds since 1970 UTC; {@link #UNSTAMPED} where a file's
 *     record carries no readable time
 * @param key the Kafka key or, for reference files, the key field as UTF-8; null if there is none
 * @param payload the record without its line end; null is a deletion (reference only)
 * @param file the file it was read from, null if it came from Kafka
 * @param partition the Kafka partition, -1 if it came from a file
 * @param position the line counted from 1, or the Kafka offset
 */
public record RawRecord(
    RawStream stream,
    boolean tick,
    long receivedMs,
    byte[] key,
    byte[] payload,
    String file,
    int partition,
    long position) {

  /** Stands for "no knowledge time could be read"; such a record is always rejected. */
  public static final long UNSTAMPED = Long.MIN_VALUE;

  /** True if it came from a Kafka topic, where the record timestamp is the knowledge time. */
  public boolean fromKafka() {
    return file == null;
  }
}

package org.bluewatch.jobs.local;

import org.bluewatch.common.model.RawRecord;
import org.bluewatch.jobs.source.RecordedStreams;

/**
 * The recorded streams with the current record in view, its sequence number, counted from 1, and
 * the knowledge time it is to be stamped with.
 *
 * <p>Stamps never go down, and depend on the recording alone: a record without a knowledge time
 * takes that of the record before it, never the time of feeding. Kafka knows no time before 1970;
 * such a record is stamped 0.
 */
final class StampedStreams {
  private final RecordedStreams streams;
  private RawRecord current;
  private long sequence;
  private long stampMs;

  StampedStreams(RecordedStreams streams) {
    this.streams = streams;
    this.stampMs = Math.max(0, streams.firstReceivedMs());
    advance();
  }

  /** False once all records have been read. */
  boolean hasCurrent() {
    return current != null;
  }

  RawRecord current() {
    return current;
  }

  /** The number of the current record; at the end, one more than there were records. */
  long sequence() {
    return sequence;
  }

  /** The knowledge time of the current record; at the end, of the last one. */
  long stampMs() {
    return stampMs;
  }

  /** Goes to the next record. */
  void advance() {
    sequence++;
    current = streams.next().orElse(null);
    if (current != null) {
      stampMs = Math.max(stampMs, current.receivedMs());
    }
  }
}

package org.bluewatch.jobs.source;

import java.util.Optional;
import org.bluewatch.common.model.RawRecord;

/**
 * The recorded streams of an area, merged into knowledge order. Reading the same files again gives
 * the same records in the same order: whoever resumes a feed counts on it.
 *
 * <p>Records of {@code reference} come with the key field as key and only the {@code value} as
 * payload (null deletes); one that cannot be read has a null key and its whole line as payload.
 */
public interface RecordedStreams extends AutoCloseable {
  /**
   * The next record, empty at the end.
   *
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  Optional<RawRecord> next();

  /** How many records there are in all, those that will be rejected included. */
  long count();

  /**
   * The earliest knowledge time of any record, milliseconds since 1970 UTC; {@link
   * RawRecord#UNSTAMPED} if no record carries one.
   */
  long firstReceivedMs();

  /**
   * The latest knowledge time of any record, milliseconds since 1970 UTC; {@link
   * RawRecord#UNSTAMPED} if no record carries one.
   */
  long lastReceivedMs();

  @Override
  void close();
}

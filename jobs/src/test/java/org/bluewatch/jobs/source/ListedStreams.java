package org.bluewatch.jobs.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;

/** Recorded streams from a list that is in knowledge order already. */
public final class ListedStreams implements RecordedStreams {
  private final List<RawRecord> records;
  private final Iterator<RawRecord> rest;

  public ListedStreams(List<RawRecord> records) {
    this.records = records;
    this.rest = records.iterator();
  }

  /** A record as it would be read from line {@code line} of its stream's file. */
  public static RawRecord recorded(RawStream stream, long receivedMs, String payload, long line) {
    return recorded(stream, receivedMs, null, payload, line);
  }

  /** The same with a key, for reference data. */
  public static RawRecord recorded(
      RawStream stream, long receivedMs, String key, String payload, long line) {
    return new RawRecord(
        stream, false, receivedMs, bytes(key), bytes(payload), stream.topic() + ".jsonl", -1, line);
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(UTF_8);
  }

  @Override
  public Optional<RawRecord> next() {
    return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
  }

  @Override
  public long count() {
    return records.size();
  }

  @Override
  public long firstReceivedMs() {
    return records.stream()
        .mapToLong(RawRecord::receivedMs)
        .filter(ms -> ms != RawRecord.UNSTAMPED)
        .min()
        .orElse(RawRecord.UNSTAMPED);
  }

  @Override
  public long lastReceivedMs() {
    return records.stream().mapToLong(RawRecord::receivedMs).max().orElse(RawRecord.UNSTAMPED);
  }

  @Override
  public void close() {}
}

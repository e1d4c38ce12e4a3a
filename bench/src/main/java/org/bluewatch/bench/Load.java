package org.bluewatch.bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;

/**
 * Raw records as JSON bytes, held in memory so that neither a file nor a broker is measured. The
 * same specification gives the same bytes.
 */
final class Load {
  private static final RawStream[] STREAMS = RawStream.values();
  private static final Map<LoadClock, Load> MADE = new ConcurrentHashMap<>();
  private static final long SEED = 20260302;

  private final LoadClock clock;
  private final byte[][] keys;
  private final byte[][] payloads;
  private final byte[] streams;
  private int duplicates;
  private int rejections;
  private long bytes;

  /** The load of a clock, made at the first call in this process. */
  static Load of(LoadClock clock) {
    return MADE.computeIfAbsent(clock, Load::new);
  }

  private Load(LoadClock clock) {
    this.clock = clock;
    keys = new byte[clock.records()][];
    payloads = new byte[clock.records()][];
    streams = new byte[clock.records()];
    var writer = new RecordWriter(SEED);
    for (int i = 0; i < clock.records(); i++) {
      put(i, writer.next(i, clock.receivedMs(i)));
    }
  }

  private void put(int index, RecordWriter.Written written) {
    switch (written.fate()) {
      case DUPLICATE -> duplicates++;
      case REJECTED -> rejections++;
      case OBSERVATION -> {}
    }
    keys[index] = written.key().getBytes(StandardCharsets.UTF_8);
    payloads[index] = written.json().getBytes(StandardCharsets.UTF_8);
    streams[index] = (byte) written.stream().ordinal();
    bytes += payloads[index].length;
  }

  /** The record as a Kafka source makes it. */
  RawRecord record(int index) {
    return new RawRecord(
        STREAMS[streams[index]],
        false,
        clock.receivedMs(index),
        keys[index],
        payloads[index],
        null,
        clock.partition(index),
        index);
  }

  int records() {
    return payloads.length;
  }

  /** How many records are copies of earlier ones. */
  int duplicates() {
    return duplicates;
  }

  /** How many records a strict reader refuses. */
  int rejections() {
    return rejections;
  }

  /** Mean length of a record. */
  long bytesPerRecord() {
    return bytes / payloads.length;
  }
}

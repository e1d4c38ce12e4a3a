package org.bluewatch.jobs.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Holds records until the watermark has passed them and hands them out millisecond by millisecond.
 *
 * <p>Records of the next {@value #SPAN_MS} ms lie in a ring with one bucket per millisecond, where
 * adding and taking cost no search; what is further ahead waits in a sorted map. Gaps of any length
 * are skipped, so five quiet years cost nothing.
 */
final class OrderingBuffer<T> {
  static final int SPAN_MS = 4096;

  private static final int MASK = SPAN_MS - 1;

  private final Comparator<T> order;
  private final List<List<T>> ring = new ArrayList<>(SPAN_MS);
  private final long[] occupied = new long[SPAN_MS / Long.SIZE];
  private final TreeMap<Long, List<T>> later = new TreeMap<>();

  private long drainedMs = Long.MIN_VALUE;
  private int size;
  private int inRing;

  OrderingBuffer(Comparator<T> order) {
    this.order = order;
    for (int i = 0; i < SPAN_MS; i++) {
      ring.add(new ArrayList<>(2));
    }
  }

  /** What receives the records still held, for a snapshot. */
  interface Visitor<T> {
    void visit(long ms, T record) throws Exception;
  }

  int size() {
    return size;
  }

  /** Everything up to this millisecond has been handed out. */
  long drainedMs() {
    return drainedMs;
  }

  void drainedTo(long ms) {
    drainedMs = ms;
  }

  /** Adds a record of a millisecond that has not been handed out yet. */
  void add(long ms, T record) {
    if (inSpan(ms)) {
      int slot = (int) ms & MASK;
      ring.get(slot).add(record);
      occupied[slot >> 6] |= 1L << slot;
      inRing++;
    } else {
      later.computeIfAbsent(ms, unused -> new ArrayList<>(2)).add(record);
    }
    size++;
  }

  private boolean inSpan(long ms) {
    // At the beginning of time the distance overflows: that is no place in the ring.
    long aheadMs = ms - drainedMs;
    return aheadMs > 0 && aheadMs <= SPAN_MS;
  }

  /** The earliest millisecond that holds a record, {@link Long#MAX_VALUE} if there is none. */
  long nextMs() {
    long fromLater = later.isEmpty() ? Long.MAX_VALUE : later.firstKey();
    return inRing == 0 ? fromLater : Math.min(fromLater, nextInRing());
  }

  private long nextInRing() {
    int start = (int) (drainedMs + 1) & MASK;
    int word = start >> 6;
    long bits = occupied[word] & (-1L << start);
    while (bits == 0) {
      word = (word + 1) & (occupied.length - 1);
      bits = occupied[word];
    }
    int slot = (word << 6) + Long.numberOfTrailingZeros(bits);
    return drainedMs + 1 + ((slot - start) & MASK);
  }

  /** Removes and returns the records of {@code ms} in their order; nothing earlier may be held. */
  List<T> take(long ms) {
    List<T> records = later.isEmpty() ? null : later.remove(ms);
    if (inRing > 0 && inSpan(ms)) {
      records = takeFromRing((int) ms & MASK, records);
    }
    if (records == null) {
      return List.of();
    }
    size -= records.size();
    if (records.size() > 1) {
      records.sort(order);
    }
    return records;
  }

  private List<T> takeFromRing(int slot, List<T> others) {
    List<T> bucket = ring.get(slot);
    if (bucket.isEmpty()) {
      return others;
    }
    inRing -= bucket.size();
    occupied[slot >> 6] &= ~(1L << slot);
    List<T> records = others == null ? new ArrayList<>(bucket) : others;
    if (others != null) {
      records.addAll(bucket);
    }
    bucket.clear();
    return records;
  }

  /** Visits every record still held, in no particular order. */
  void forEach(Visitor<T> visitor) throws Exception {
    for (var entry : later.entrySet()) {
      for (T record : entry.getValue()) {
        visitor.visit(entry.getKey(), record);
      }
    }
    for (int i = 1; inRing > 0 && i <= SPAN_MS; i++) {
      long ms = drainedMs + i;
      for (T record : ring.get((int) ms & MASK)) {
        visitor.visit(ms, record);
      }
    }
  }
}

package org.bluewatch.jobs.detect.hotspot;

import java.util.Arrays;

/** The recent events of one cell, as far as counting needs them, in the order of their times. */
final class CellEvents {
  private static final int STREAM_BITS = 2;
  private static final int RING_BITS = 4;
  private static final int DURATION_BITS = 5;
  private static final int FLAG_BITS = STREAM_BITS + RING_BITS + DURATION_BITS;

  private long[] packed = new long[4];
  private int count;

  /**
   * An event as one number, ascending with its time.
   *
   * @param ring smallest disk it may be counted in, 0 to 15
   * @param duration shortest window it may be counted in, 0 to 31
   * @param stream 0 to 3
   */
  static long pack(long timeMs, int ring, int duration, int stream) {
    return ((timeMs << DURATION_BITS | duration) << RING_BITS | ring) << STREAM_BITS | stream;
  }

  static long timeMs(long packed) {
    return packed >> FLAG_BITS;
  }

  static int duration(long packed) {
    return (int) (packed >> RING_BITS + STREAM_BITS) & (1 << DURATION_BITS) - 1;
  }

  static int ring(long packed) {
    return (int) (packed >> STREAM_BITS) & (1 << RING_BITS) - 1;
  }

  static int stream(long packed) {
    return (int) packed & (1 << STREAM_BITS) - 1;
  }

  void add(long event) {
    if (count == packed.length) {
      packed = Arrays.copyOf(packed, 2 * count);
    }
    int at = firstAtLeast(event);
    System.arraycopy(packed, at, packed, at + 1, count - at);
    packed[at] = event;
    count++;
  }

  void remove(long event) {
    int at = firstAtLeast(event);
    if (at < count && packed[at] == event) {
      System.arraycopy(packed, at + 1, packed, at, count - at - 1);
      count--;
    }
  }

  int count() {
    return count;
  }

  /** The i-th event, oldest first. */
  long get(int i) {
    return packed[i];
  }

  private int firstAtLeast(long event) {
    int at = Arrays.binarySearch(packed, 0, count, event);
    if (at < 0) {
      return -at - 1;
    }
    while (at > 0 && packed[at - 1] == event) {
      at--;
    }
    return at;
  }
}

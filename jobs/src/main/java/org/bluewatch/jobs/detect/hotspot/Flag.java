package org.bluewatch.jobs.detect.hotspot;

import java.util.Comparator;

/**
 * A disk and a window that hold more events than usual.
 *
 * @param centre number of the cell in the middle
 * @param ring radius of the disk in rings
 * @param duration number of the window's length
 * @param endMs end of the window, milliseconds since 1970 UTC
 * @param score -ln of the p-value of this one test
 */
record Flag(int centre, int ring, int duration, long endMs, Look.Test test, double score) {
  /** A total order, so that the same flags in any order give the same. */
  static final Comparator<Flag> MOST_SURPRISING_FIRST =
      Comparator.comparingDouble(Flag::score)
          .reversed()
          .thenComparing(Comparator.comparingLong(Flag::endMs).reversed())
          .thenComparingInt(Flag::duration)
          .thenComparingInt(Flag::ring)
          .thenComparingInt(Flag::centre);
}

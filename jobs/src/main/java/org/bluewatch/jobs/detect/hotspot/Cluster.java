package org.bluewatch.jobs.detect.hotspot;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A disk of cells and a window in which more happened than habit explains.
 *
 * @param cells the disk, ascending
 * @param duration length of the window that ends at the evaluation
 * @param events what was observed in it
 * @param expected number of events that habit explains
 * @param p probability of at least so many by chance, 0 to 1, of this one test
 */
record Cluster(
    long[] cells, Duration duration, List<ViolenceEvent> events, double expected, double p) {

  boolean overlaps(Iterable<Long> others) {
    for (long other : others) {
      if (Arrays.binarySearch(cells, other) >= 0) {
        return true;
      }
    }
    return false;
  }
}

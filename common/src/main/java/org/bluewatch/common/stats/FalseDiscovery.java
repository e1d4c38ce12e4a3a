package org.bluewatch.common.stats;

import java.util.Arrays;

/** Control of the share of false discoveries among many tests. */
public final class FalseDiscovery {
  private FalseDiscovery() {}

  /**
   * Adjusted p-values: q of the i-th smallest is the minimum over j &gt;= i of min(1, m p_(j) / j),
   * m the number of tests (Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate",
   * 1995). Rejecting where q is at most a level keeps the false discovery rate below it.
   *
   * @param p p-values of all tests, 0 to 1, also of those that saw nothing (p = 1); not changed
   * @return q-values in the order of {@code p}
   * @throws IllegalArgumentException if a p-value is outside 0 to 1
   */
  public static double[] benjaminiHochberg(double[] p) {
    for (double value : p) {
      Arguments.check(value >= 0 && value <= 1, "p-value", "0 to 1", value);
    }
    double[] sorted = p.clone();
    Arrays.sort(sorted);
    double[] sortedQ = new double[p.length];
    double least = 1;
    for (int i = p.length - 1; i >= 0; i--) {
      least = StrictMath.min(least, p.length * sorted[i] / (i + 1));
      sortedQ[i] = least;
    }
    // Equal p-values have equal q-values, so any place the search finds is right.
    return Arrays.stream(p).map(value -> sortedQ[Arrays.binarySearch(sorted, value)]).toArray();
  }
}

package org.bluewatch.bench.detection;

import org.bluewatch.common.stats.FalseDiscovery;
import org.bluewatch.common.stats.GetisOrd;

/** The textbook: Getis-Ord Gi* of the counts of the last six hours, neighbours one ring away. */
final class GiStar {
  private static final int WINDOW_HOURS = 6;
  private static final double LEVEL = 0.05;

  private final int[][] neighbourhoods;

  GiStar(int[][] neighbourhoods) {
    this.neighbourhoods = neighbourhoods;
  }

  /** Standard scores. */
  double[] z(RecentCounts counts) {
    int[] window = counts.lastHours(WINDOW_HOURS);
    double[] values = new double[window.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = window[i];
    }
    return GetisOrd.star(values, neighbourhoods);
  }

  /** 1 where the false discovery rate by normal tails is at most 0.05, else 0. */
  double[] discoveries(RecentCounts counts) {
    double[] z = z(counts);
    double[] p = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      p[i] = NormalTail.upper(z[i]);
    }
    double[] q = FalseDiscovery.benjaminiHochberg(p);
    for (int i = 0; i < q.length; i++) {
      q[i] = q[i] <= LEVEL ? 1 : 0;
    }
    return q;
  }
}

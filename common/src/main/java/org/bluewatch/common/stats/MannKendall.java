package org.bluewatch.common.stats;

import java.util.Arrays;
import org.hipparchus.special.Erf;

/**
 * Mann-Kendall test for a monotonic trend (H. B. Mann, "Nonparametric tests against trend", 1945;
 * M. G. Kendall, "Rank correlation methods").
 *
 * @param s sum of sign(x_j - x_i) over all i &lt; j; above 0 where values rise
 * @param variance of s without a trend, corrected for ties: [n(n-1)(2n+5) - sum over tied groups of
 *     t values of t(t-1)(2t+5)] / 18
 * @param z (s - sign(s)) / sqrt(variance), 0 where s is 0
 * @param p two-sided p-value of z under the normal distribution; 1 where z is 0
 */
public record MannKendall(long s, double variance, double z, double p) {

  /**
   * Tests a series; takes time with the square of its length. A series of length 0 or 1, or of
   * equal values, has no trend: s = 0, variance 0, z = 0, p = 1.
   *
   * @param series values at even steps, oldest first; not changed
   * @throws IllegalArgumentException if a value is not a number
   */
  public static MannKendall test(double[] series) {
    for (double value : series) {
      Arguments.check(!Double.isNaN(value), "value of the series", "a number", value);
    }
    long s = s(series);
    double variance = variance(series);
    double z = s == 0 ? 0 : (s - Long.signum(s)) / StrictMath.sqrt(variance);
    return new MannKendall(s, variance, z, Erf.erfc(StrictMath.abs(z) / StrictMath.sqrt(2)));
  }

  private static long s(double[] series) {
    long s = 0;
    for (int j = 1; j < series.length; j++) {
      for (int i = 0; i < j; i++) {
        s += series[j] > series[i] ? 1 : series[j] < series[i] ? -1 : 0;
      }
    }
    return s;
  }

  private static double variance(double[] series) {
    double[] sorted = series.clone();
    Arrays.sort(sorted);
    long sum = term(sorted.length);
    int start = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[start]) {
        sum -= term(i - start);
        start = i;
      }
    }
    return sum / 18.0;
  }

  private static long term(long t) {
    return t * (t - 1) * (2 * t + 5);
  }
}

package org.bluewatch.common.stats;

/** Log-likelihood ratios of the spatial scan statistics, in nats, for one region. */
public final class Scan {
  private Scan() {}

  /**
   * Expectation-based Poisson: c ln(c / b) + b - c where c &gt; b, else 0 (D. B. Neill,
   * "Expectation- based scan statistics for monitoring spatial time series data", 2009).
   *
   * @param c count in the region, at least 0; need not be whole
   * @param b expected count in the region, at least 0; 0 under a count gives positive infinity
   * @throws IllegalArgumentException if an argument is negative or not a number
   */
  public static double expectationBasedPoisson(double c, double b) {
    Arguments.check(c >= 0, "count c", "at least 0", c);
    Arguments.check(b >= 0, "expected count b", "at least 0", b);
    return c > b ? SaddlePoint.deviance(c, b, b - c) : 0;
  }

  /**
   * Kulldorff's: c ln(c / m) + (n - c) ln((n - c) / (n - m)) where c &gt; m, else 0; the second
   * term is 0 at c = n (M. Kulldorff, "A spatial scan statistic", 1997). Computed as the deviance
   * inside plus the deviance outside, which is the same and loses no digits where c is near m.
   *
   * @param c count in the region, 0 to n; need not be whole
   * @param m expected count in the region, at least 0, the expectations of all regions summing to n
   * @param n count in the whole area; where rounding has put it below c it is taken for c
   * @throws IllegalArgumentException if an argument is negative or not a number
   */
  public static double kulldorff(double c, double m, double n) {
    Arguments.check(c >= 0, "count c", "at least 0", c);
    Arguments.check(m >= 0, "expected count m", "at least 0", m);
    Arguments.check(n >= 0, "count n", "at least 0", n);
    if (c <= m) {
      return 0;
    }
    double total = StrictMath.max(c, n);
    return SaddlePoint.deviance(c, m, m - c) + SaddlePoint.deviance(total - c, total - m, c - m);
  }
}

package org.bluewatch.common.stats;

import org.hipparchus.special.Beta;

/** Upper tails of counting distributions. */
public final class Tails {
  private Tails() {}

  /**
   * P(X &gt;= c) of the negative binomial distribution: I(1 - prob; c, size), the regularized
   * incomplete beta function (Abramowitz and Stegun 26.5.26).
   *
   * @param c count; 0 or less gives 1
   * @param size real size, more than 0
   * @param prob success probability, 0 to 1; mean = size (1 - prob) / prob
   */
  public static double negativeBinomialUpper(long c, double size, double prob) {
    if (c <= 0) {
      return 1;
    }
    if (prob >= 1) {
      return 0;
    }
    return Beta.regularizedBeta(1 - prob, c, size);
  }
}

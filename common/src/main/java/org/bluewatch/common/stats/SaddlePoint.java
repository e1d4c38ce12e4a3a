package org.bluewatch.common.stats;

import org.hipparchus.special.Gamma;

/**
 * Logarithms of counting probabilities that keep their digits at counts of a billion, where {@code
 * c log(mean) - mean - log(c!)} subtracts numbers of ten digits from each other. Source: C. Loader,
 * "Fast and accurate computation of binomial probabilities" (2000).
 */
final class SaddlePoint {
  private static final double LOG_TWO_PI = StrictMath.log(2 * StrictMath.PI);

  /** From here on five terms of Stirling's series leave an error below 1e-16. */
  private static final double STIRLING_FROM = 16;

  private SaddlePoint() {}

  /** log P(X = c), c at least 1, of the Poisson distribution with a mean above 0. */
  static double logPoisson(double c, double mean) {
    return -stirlingError(c) - deviance(c, mean, mean - c) - 0.5 * (LOG_TWO_PI + StrictMath.log(c));
  }

  /**
   * log P(X = c), c at least 1, of the negative binomial distribution.
   *
   * @param size real, above 0
   * @param prob success probability, above 0 and below 1
   */
  static double logNegativeBinomial(double c, double size, double prob) {
    double total = size + c;
    double excess = size * (1 - prob) - c * prob;
    return stirlingError(total)
        - stirlingError(size)
        - stirlingError(c)
        - deviance(size, total * prob, -excess)
        - deviance(c, total * (1 - prob), excess)
        + 0.5 * (StrictMath.log(size / total) - LOG_TWO_PI - StrictMath.log(c));
  }

  /**
   * x log(x / mean) + mean - x, Loader's deviance part, without cancellation where x is near the
   * mean; the mean itself for x = 0.
   *
   * @param excess mean - x, from the caller, who may know it better than the difference tells
   */
  static double deviance(double x, double mean, double excess) {
    if (x == 0) {
      return mean;
    }
    if (StrictMath.abs(excess) < 0.1 * (x + mean)) {
      return nearDeviance(x, mean, excess);
    }
    double ratio = x / mean;
    boolean inRange = ratio >= Double.MIN_NORMAL && ratio <= Double.MAX_VALUE;
    double log = inRange ? StrictMath.log(ratio) : StrictMath.log(x) - StrictMath.log(mean);
    return x * log + excess;
  }

  /** With v = (x - mean) / (x + mean): (x - mean) v + 2 x (v^3 / 3 + v^5 / 5 + ...). */
  private static double nearDeviance(double x, double mean, double excess) {
    double v = -excess / (x + mean);
    double sum = -excess * v;
    double power = 2 * x * v;
    for (int odd = 3; ; odd += 2) {
      power *= v * v;
      double next = sum + power / odd;
      if (next == sum) {
        return sum;
      }
      sum = next;
    }
  }

  /** log(Gamma(x + 1)) - log(sqrt(2 pi x) (x / e)^x); Abramowitz and Stegun 6.1.41. */
  private static double stirlingError(double x) {
    if (x < STIRLING_FROM) {
      return Gamma.logGamma(x + 1) - (x + 0.5) * StrictMath.log(x) + x - 0.5 * LOG_TWO_PI;
    }
    double y = 1 / (x * x);
    return (1 / 12.0 - y * (1 / 360.0 - y * (1 / 1260.0 - y * (1 / 1680.0 - y / 1188)))) / x;
  }
}

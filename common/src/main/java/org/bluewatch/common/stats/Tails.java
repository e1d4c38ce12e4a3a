package org.bluewatch.common.stats;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Erf;
import org.hipparchus.util.ContinuedFraction;

/**
 * Upper tails of counting distributions, P(X &gt;= c), with relative accuracy 1e-9 or better
 * however small the probability, for counts up to 1e9. The logarithms stay finite where the
 * probability underflows.
 *
 * <p>The side of the mean decides what is computed: above it the tail itself, so that no digits are
 * lost to a difference from 1; below it the other tail, which is then the small one.
 */
public final class Tails {
  private static final double CONVERGED = 1e-16;

  private Tails() {}

  /**
   * P(X &gt;= c) of the Poisson distribution.
   *
   * @param c count; 0 or less gives 1
   * @param mean finite, at least 0; 0 gives 0 for c &gt;= 1
   * @throws IllegalArgumentException if the mean is negative or not finite
   * @see #logPoissonUpper
   */
  public static double poissonUpper(long c, double mean) {
    return StrictMath.exp(logPoissonUpper(c, mean));
  }

  /**
   * Natural logarithm of P(X &gt;= c) of the Poisson distribution. Above the mean P(X = c) (1 +
   * mean/(c+1) + mean^2/((c+1)(c+2)) + ...) (Abramowitz and Stegun 26.4.21 with 6.5.29), else 1 -
   * P(X &lt; c), summed downwards from c - 1.
   *
   * @param c count; 0 or less gives 0
   * @param mean finite, at least 0; 0 gives negative infinity for c &gt;= 1
   * @throws IllegalArgumentException if the mean is negative or not finite
   */
  public static double logPoissonUpper(long c, double mean) {
    Arguments.check(mean >= 0 && mean <= Double.MAX_VALUE, "mean", "at least 0 and finite", mean);
    if (c <= 0) {
      return 0;
    }
    if (mean == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double logPmf = SaddlePoint.logPoisson(c, mean);
    if (c > mean) {
      return logPmf + StrictMath.log(poissonSeriesUp(c, mean));
    }
    return StrictMath.log1p(-StrictMath.exp(logPmf) * poissonSeriesDown(c, mean));
  }

  /** P(X &gt;= c) / P(X = c). */
  private static double poissonSeriesUp(double c, double mean) {
    double sum = 1;
    double term = 1;
    for (double k = c + 1; term > CONVERGED * sum; k++) {
      term *= mean / k;
      sum += term;
    }
    return sum;
  }

  /** P(X &lt; c) / P(X = c). */
  private static double poissonSeriesDown(double c, double mean) {
    double sum = 0;
    double term = 1;
    for (double k = c; k > 0 && term > CONVERGED * sum; k--) {
      term *= k / mean;
      sum += term;
    }
    return sum;
  }

  /**
   * P(X &gt;= c) of the binomial distribution: the regularized incomplete beta function I(prob; c,
   * trials - c + 1) (Abramowitz and Stegun 26.5.24).
   *
   * @param c count; 0 or less gives 1, more than {@code trials} 0
   * @param trials at least 0
   * @param prob success probability, 0 to 1
   * @throws IllegalArgumentException if trials or prob is outside its range
   */
  public static double binomialUpper(long c, long trials, double prob) {
    Arguments.check(trials >= 0, "trials", "at least 0", trials);
    Arguments.check(prob >= 0 && prob <= 1, "prob", "0 to 1", prob);
    if (c <= 0) {
      return 1;
    }
    return c > trials ? 0 : Beta.regularizedBeta(prob, c, trials - c + 1.0);
  }

  /**
   * P(X &gt;= c) of the negative binomial distribution with mean size (1 - prob) / prob.
   *
   * @param c count; 0 or less gives 1
   * @param size real, finite, above 0
   * @param prob success probability, 0 to 1; 1 (mean 0) gives 0 for c &gt;= 1; 0, the limit of an
   *     infinite mean, gives 1
   * @throws IllegalArgumentException if size or prob is outside its range
   * @see #logNegativeBinomialUpper
   */
  public static double negativeBinomialUpper(long c, double size, double prob) {
    return StrictMath.exp(logNegativeBinomialUpper(c, size, prob));
  }

  /**
   * Natural logarithm of P(X &gt;= c) of the negative binomial distribution, the regularized
   * incomplete beta function I(1 - prob; c, size) (Abramowitz and Stegun 26.5.26) by a continued
   * fraction with the prefix c P(X = c).
   *
   * @param c count; 0 or less gives 0
   * @param size real, finite, above 0
   * @param prob success probability, 0 to 1; 1 (mean 0) gives negative infinity for c &gt;= 1; 0
   *     gives 0
   * @throws IllegalArgumentException if size or prob is outside its range
   */
  public static double logNegativeBinomialUpper(long c, double size, double prob) {
    Arguments.check(size > 0 && size <= Double.MAX_VALUE, "size", "above 0 and finite", size);
    Arguments.check(prob >= 0 && prob <= 1, "prob", "0 to 1", prob);
    if (c <= 0 || prob == 0) {
      return 0;
    }
    if (prob == 1) {
      return Double.NEGATIVE_INFINITY;
    }
    if (size < 1 && c * prob <= 1) {
      return logSmallSizeUpper(c, size, prob);
    }
    double logPmf = SaddlePoint.logNegativeBinomial(c, size, prob);
    double failure = 1 - prob;
    double margin = c * prob - size * failure;
    if (margin > 0) {
      double fraction = new BetaFraction(c, size, prob, margin).evaluate(failure, CONVERGED);
      return logPmf + StrictMath.log(c / fraction);
    }
    double fraction = new BetaFraction(size, c, failure, -margin).evaluate(prob, CONVERGED);
    return StrictMath.log1p(-StrictMath.exp(logPmf) * (c / fraction));
  }

  /**
   * With a small size nearly all probability is at 0, and a tail below the mean can be small too:
   * neither tail may be had from the other. So 1 - I(prob; size, c) is taken with the 1 inside,
   * from I(p; r, c) = e^g (1 + r sum over n &gt;= 1 of (1-c)_n p^n / (n! (r+n))), e^g = p^r / (r
   * B(r, c)) (Abramowitz and Stegun 6.6.8 and 15.1.1): -expm1(g) - r e^g sum.
   */
  private static double logSmallSizeUpper(double c, double size, double prob) {
    double g = size * StrictMath.log(prob) + logRising(c, size);
    double sum = 0;
    double power = 1;
    for (int n = 1; n < c && StrictMath.abs(power) > CONVERGED; n++) {
      power *= (n - c) * prob / n;
      sum += power / (size + n);
    }
    return StrictMath.log(-StrictMath.expm1(g) - size * StrictMath.exp(g) * sum);
  }

  /**
   * log of Gamma(c + r) / (Gamma(c) Gamma(1 + r)), the sum over k from 1 to c - 1 of log(1 + r/k),
   * with relative accuracy also for tiny r; from 100 on by the Euler-Maclaurin formula (Abramowitz
   * and Stegun 23.1.30), up to its third derivative, to within 1e-11 r.
   */
  private static double logRising(double c, double r) {
    double split = StrictMath.min(c, 100);
    double sum = 0;
    for (double k = 1; k < split; k++) {
      sum += StrictMath.log1p(r / k);
    }
    return c > split ? sum + logRisingTo(c, r) - logRisingTo(split, r) : sum;
  }

  private static double logRisingTo(double k, double r) {
    double step = StrictMath.log1p(r / k);
    double derivatives = -r / (12 * k * (k + r)) + r / (120 * k * k * k * k);
    return (k + r) * step + r * StrictMath.log(k) - step / 2 + derivatives;
  }

  /**
   * x^a y^b / (B(a, b) I(x; a, b)) with y = 1 - x, for x at most a / (a + b): the continued
   * fraction of A. R. DiDonato and A. H. Morris, "Significant digit computation of the incomplete
   * beta function ratios", ACM TOMS 18 (1992), equation 9. It takes a y - b x and y from the
   * caller, who knows them where x rounds to 1.
   */
  private static final class BetaFraction extends ContinuedFraction {
    private final double a;
    private final double b;
    private final double y;
    private final double margin;

    /**
     * @param margin a y - b x, at least 0
     */
    BetaFraction(double a, double b, double y, double margin) {
      this.a = a;
      this.b = b;
      this.y = y;
      this.margin = margin;
    }

    @Override
    protected double getA(int m, double x) {
      double whole = m == 0 ? 0 : m * (b - m) * x / (a + 2.0 * m - 1);
      return m + whole + (a + m) / (a + 2.0 * m + 1) * (margin + 1 + m * (1 + y));
    }

    @Override
    protected double getB(int m, double x) {
      double odd = a + 2.0 * m - 1;
      return (a + m - 1) / odd * ((a + b + m - 1) * x) * (m * ((b - m) * x / odd));
    }
  }

  /** Probability that a standard normal variable is at most {@code z}. */
  public static double normalLower(double z) {
    return Erf.erfc(-z / StrictMath.sqrt(2)) / 2;
  }
}

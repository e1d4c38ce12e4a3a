package org.bluewatch.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TailsTest {

  @ParameterizedTest
  @CsvFileSource(resources = "poisson-upper.csv")
  void poissonGivesTheReferenceValues(long c, double mean, double logP) {
    assertThatTail(Tails.poissonUpper(c, mean), Tails.logPoissonUpper(c, mean), logP);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "negative-binomial-upper.csv")
  void negativeBinomialGivesTheReferenceValues(long c, double size, double prob, double logP) {
    assertThatTail(
        Tails.negativeBinomialUpper(c, size, prob),
        Tails.logNegativeBinomialUpper(c, size, prob),
        logP);
  }

  /** The goal is 1e-9, of p or, where p is below 1e-12, of its logarithm. */
  private static void assertThatTail(double p, double logP, double referenceLogP) {
    double reference = Math.exp(referenceLogP);
    assertThat(p).isCloseTo(reference, within(1e-10 * reference));
    if (Double.isInfinite(referenceLogP)) {
      assertThat(logP).isEqualTo(referenceLogP);
    } else {
      double tolerance =
          Math.min(1e-10, 1e-10 * -referenceLogP) + 2 * Math.ulp(Math.max(1, -referenceLogP));
      assertThat(logP).isCloseTo(referenceLogP, within(tolerance));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void nothingOrMoreIsAlwaysSeen(long c) {
    assertThat(Tails.poissonUpper(c, 0)).isEqualTo(1);
    assertThat(Tails.poissonUpper(c, 3)).isEqualTo(1);
    assertThat(Tails.negativeBinomialUpper(c, 0.5, 1)).isEqualTo(1);
    assertThat(Tails.logNegativeBinomialUpper(c, 0.5, 0.5)).isEqualTo(0);
  }

  @Test
  void aMeanOfZeroNeverBringsAnEvent() {
    assertThat(Tails.poissonUpper(1, 0)).isEqualTo(0);
    assertThat(Tails.logPoissonUpper(1, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Tails.negativeBinomialUpper(1, 2, 1)).isEqualTo(0);
    assertThat(Tails.logNegativeBinomialUpper(1, 2, 1)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void meansWithoutBoundBringAnyCount() {
    assertThat(Tails.poissonUpper(1_000_000_000, Double.MAX_VALUE)).isEqualTo(1);
    assertThat(Tails.negativeBinomialUpper(1_000_000_000, 1e300, 1e-300)).isEqualTo(1);
    assertThat(Tails.negativeBinomialUpper(5, 1e-300, 0)).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNoDistribution() {
    assertThatThrownBy(() -> Tails.poissonUpper(1, -0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mean must be at least 0 and finite, not -0.1");
    assertThatThrownBy(() -> Tails.logPoissonUpper(0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Tails.negativeBinomialUpper(1, 0, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size must be above 0 and finite, not 0.0");
    assertThatThrownBy(() -> Tails.logNegativeBinomialUpper(1, 1, 1.01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("prob must be 0 to 1, not 1.01");
  }

  @Property
  void aHigherCountIsRarer(
      @ForAll @LongRange(min = 1, max = 500) long c,
      @ForAll @DoubleRange(min = 1e-6, max = 300) @Scale(6) double size,
      @ForAll @DoubleRange(min = 1e-6, max = 0.999999) @Scale(6) double prob) {
    assertThat(Tails.logNegativeBinomialUpper(c + 1, size, prob))
        .isLessThanOrEqualTo(Tails.logNegativeBinomialUpper(c, size, prob));
    double mean = size * (1 - prob) / prob;
    assertThat(Tails.logPoissonUpper(c + 1, mean))
        .isLessThanOrEqualTo(Tails.logPoissonUpper(c, mean));
  }

  @Property
  void poissonProbabilitiesAndTheTailMakeOne(
      @ForAll @LongRange(min = 1, max = 400) long c,
      @ForAll @DoubleRange(min = 1e-6, max = 300) @Scale(6) double mean) {
    double below =
        Math.exp(-mean)
            + LongStream.range(1, c)
                .mapToDouble(k -> Math.exp(SaddlePoint.logPoisson(k, mean)))
                .sum();

    assertThat(below + Tails.poissonUpper(c, mean)).isCloseTo(1, within(1e-12));
  }

  @Property
  void negativeBinomialProbabilitiesAndTheTailMakeOne(
      @ForAll @LongRange(min = 1, max = 400) long c,
      @ForAll @DoubleRange(min = 1e-6, max = 300) @Scale(6) double size,
      @ForAll @DoubleRange(min = 1e-6, max = 0.999999) @Scale(6) double prob) {
    double below =
        Math.pow(prob, size)
            + LongStream.range(1, c)
                .mapToDouble(k -> Math.exp(SaddlePoint.logNegativeBinomial(k, size, prob)))
                .sum();

    assertThat(below + Tails.negativeBinomialUpper(c, size, prob)).isCloseTo(1, within(1e-11));
  }

  /** P(X >= c) = P(X = c) + P(X >= c + 1), also across the seams between the ways to compute it. */
  @Property
  void eachTailIsTheNextAndOneProbability(
      @ForAll @LongRange(min = 1, max = 100_000) long c,
      @ForAll @DoubleRange(min = -12, max = 6) @Scale(6) double log10Size,
      @ForAll @DoubleRange(min = -4, max = 4) @Scale(6) double log10ProbTimesCount) {
    // Given
    double size = Math.pow(10, log10Size);
    double prob = Math.min(0.999, Math.pow(10, log10ProbTimesCount) / c);

    // When
    double log = Tails.logNegativeBinomialUpper(c, size, prob);
    double pmf = SaddlePoint.logNegativeBinomial(c, size, prob);
    double next = Tails.logNegativeBinomialUpper(c + 1, size, prob);

    // Then
    double parts = Math.exp(pmf - log) + Math.exp(next - log);
    assertThat(parts).isCloseTo(1, within(1e-10 + 4 * Math.ulp(log)));
  }

  @Property
  void aLargeSizeIsPoisson(
      @ForAll @LongRange(min = 1, max = 60) long c,
      @ForAll @DoubleRange(min = 0.01, max = 60) @Scale(6) double mean) {
    double size = 1e15;

    assertThat(Tails.logNegativeBinomialUpper(c, size, size / (size + mean)))
        .isCloseTo(Tails.logPoissonUpper(c, size * (1 - size / (size + mean))), within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 2", "3, 10, 3", "17, 40, 7", "40, 40, 2", "60, 3000, 97", "5, 5000, 9001"})
  void binomialIsTheExactSum(int c, int trials, int oneIn) {
    // Given the sum over k of choose(trials, k) (oneIn - 1)^(trials - k), over oneIn^trials
    BigInteger sum = BigInteger.ZERO;
    BigInteger choose = BigInteger.ONE;
    for (int k = 0; k <= trials; k++) {
      if (k >= c) {
        sum = sum.add(choose.multiply(BigInteger.valueOf(oneIn - 1L).pow(trials - k)));
      }
      choose = choose.multiply(BigInteger.valueOf(trials - k)).divide(BigInteger.valueOf(k + 1L));
    }
    double exact =
        new BigDecimal(sum)
            .divide(new BigDecimal(BigInteger.valueOf(oneIn).pow(trials)), new MathContext(30))
            .doubleValue();

    // When, then
    assertThat(Tails.binomialUpper(c, trials, 1.0 / oneIn)).isCloseTo(exact, within(1e-10 * exact));
  }

  @Test
  void binomialHasItsEdges() {
    assertThat(Tails.binomialUpper(0, 10, 0.5)).isEqualTo(1);
    assertThat(Tails.binomialUpper(-3, 0, 0)).isEqualTo(1);
    assertThat(Tails.binomialUpper(11, 10, 1)).isEqualTo(0);
    assertThat(Tails.binomialUpper(10, 10, 1)).isEqualTo(1);
    assertThat(Tails.binomialUpper(1, 10, 0)).isEqualTo(0);
    assertThat(Tails.binomialUpper(10, 10, 0.1)).isCloseTo(1e-10, within(1e-20));
    assertThatThrownBy(() -> Tails.binomialUpper(1, -1, 0.5))
        .hasMessage("trials must be at least 0, not -1.0");
    assertThatThrownBy(() -> Tails.binomialUpper(1, 1, 1.5))
        .hasMessage("prob must be 0 to 1, not 1.5");
  }
}

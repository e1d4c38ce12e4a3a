package org.bluewatch.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ScanTest {

  @ParameterizedTest
  @CsvFileSource(resources = "scan.csv")
  void givesTheReferenceValues(
      double c, double expected, double n, double expectationBased, double kulldorff) {
    assertThat(Scan.expectationBasedPoisson(c, expected))
        .isCloseTo(expectationBased, within(1e-12 * expectationBased));
    assertThat(Scan.kulldorff(c, expected, n)).isCloseTo(kulldorff, within(1e-12 * kulldorff));
  }

  @Test
  void isZeroUnlessMoreIsSeenThanExpected() {
    assertThat(Scan.expectationBasedPoisson(3, 3)).isZero();
    assertThat(Scan.expectationBasedPoisson(2, 3)).isZero();
    assertThat(Scan.expectationBasedPoisson(0, 0)).isZero();
    assertThat(Scan.kulldorff(3, 3, 10)).isZero();
    assertThat(Scan.kulldorff(2, 3, 10)).isZero();
    assertThat(Scan.kulldorff(0, 0, 0)).isZero();
  }

  @Test
  void isWithoutBoundWhereNothingWasExpected() {
    assertThat(Scan.expectationBasedPoisson(1, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Scan.kulldorff(1, 0, 10)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void hasNoOutsideTermWhereAllCountsAreInside() {
    assertThat(Scan.kulldorff(10, 4, 10)).isCloseTo(10 * Math.log(2.5), within(1e-14));
    assertThat(Scan.kulldorff(10, 4, Math.nextDown(10.0))).isEqualTo(Scan.kulldorff(10, 4, 10));
  }

  @Test
  void refusesWhatIsNoCount() {
    assertThatThrownBy(() -> Scan.expectationBasedPoisson(-1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count c must be at least 0, not -1.0");
    assertThatThrownBy(() -> Scan.kulldorff(1, Double.NaN, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected count m must be at least 0, not NaN");
  }

  @Property
  void kulldorffIsAtLeastTheExpectationBasedScoreAndBothGrowWithTheCount(
      @ForAll @DoubleRange(min = 1e-3, max = 50) @Scale(6) double expected,
      @ForAll @DoubleRange(min = 1, max = 10) @Scale(6) double ratio) {
    double c = expected * ratio;
    double more = c * 1.01;
    double n = more * 2;

    assertThat(Scan.kulldorff(c, expected, n))
        .isGreaterThanOrEqualTo(Scan.expectationBasedPoisson(c, expected));
    assertThat(Scan.expectationBasedPoisson(more, expected))
        .isGreaterThan(Scan.expectationBasedPoisson(c, expected));
    assertThat(Scan.kulldorff(more, expected, n)).isGreaterThan(Scan.kulldorff(c, expected, n));
  }
}

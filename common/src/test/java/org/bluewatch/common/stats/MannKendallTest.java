package org.bluewatch.common.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvFileSource;

class MannKendallTest {

  @ParameterizedTest
  @CsvFileSource(resources = "mann-kendall.csv")
  void givesTheReferenceValues(
      @ConvertWith(SpacedNumbers.class) double[] series,
      long s,
      double variance,
      double z,
      double p) {
    MannKendall result = MannKendall.test(series);

    assertThat(result.s()).isEqualTo(s);
    assertThat(result.variance()).isCloseTo(variance, within(1e-12 * variance));
    assertThat(result.z()).isCloseTo(z, within(1e-12));
    assertThat(result.p()).isCloseTo(p, within(1e-12 * p));
  }

  @Test
  void findsNoTrendInASeriesTooShortToHaveOne() {
    MannKendall none = new MannKendall(0, 0, 0, 1);

    assertThat(MannKendall.test(new double[0])).isEqualTo(none);
    assertThat(MannKendall.test(new double[] {3})).isEqualTo(none);
    assertThat(MannKendall.test(new double[] {3, 3, 3})).isEqualTo(none);
    assertThat(MannKendall.test(new double[] {0.0, -0.0})).isEqualTo(none);
  }

  @Test
  void givesPOfOneForZOfZero() {
    MannKendall upAndDown = MannKendall.test(new double[] {1, 2, 2, 1});
    assertThat(upAndDown.s()).isZero();
    assertThat(upAndDown.p()).isEqualTo(1);

    MannKendall oneStep = MannKendall.test(new double[] {1, 2});
    assertThat(oneStep).isEqualTo(new MannKendall(1, 1, 0, 1));
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(() -> MannKendall.test(new double[] {1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value of the series must be a number, not NaN");
  }

  @Property
  void followsTheFormula(@ForAll @Size(max = 30) List<@IntRange(max = 9) Integer> values) {
    // Given
    Map<Integer, Integer> tied = new HashMap<>();
    values.forEach(value -> tied.merge(value, 1, Integer::sum));
    long s = 0;
    for (int i = 0; i < values.size(); i++) {
      for (int j = i + 1; j < values.size(); j++) {
        s += Integer.compare(values.get(j), values.get(i));
      }
    }
    int n = values.size();
    double ties = tied.values().stream().mapToDouble(t -> t * (t - 1.0) * (2 * t + 5)).sum();

    // When
    MannKendall result = MannKendall.test(series(values));

    // Then
    assertThat(result.s()).isEqualTo(s);
    assertThat(result.variance())
        .isCloseTo((n * (n - 1.0) * (2 * n + 5) - ties) / 18, within(1e-9));
  }

  @Property
  void turnsItsSignWithTime(@ForAll @Size(max = 30) List<@IntRange(max = 9) Integer> values) {
    MannKendall forward = MannKendall.test(series(values));
    Collections.reverse(values);
    MannKendall backward = MannKendall.test(series(values));

    assertThat(backward.s()).isEqualTo(-forward.s());
    assertThat(backward.p()).isEqualTo(forward.p());
  }

  private static double[] series(List<Integer> values) {
    return values.stream().mapToDouble(Integer::doubleValue).toArray();
  }
}

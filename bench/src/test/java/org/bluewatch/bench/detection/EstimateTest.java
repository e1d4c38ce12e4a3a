package org.bluewatch.bench.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bluewatch.bench.Draw;
import org.junit.jupiter.api.Test;

class EstimateTest {
  @Test
  void aShareHasWilsonsInterval() {
    Estimate share = Estimate.share(8, 10);

    assertThat(share.value()).isEqualTo(0.8);
    assertThat(share.low()).isCloseTo(0.4902, within(1e-4));
    assertThat(share.high()).isCloseTo(0.9433, within(1e-4));
    assertThat(Estimate.share(0, 10).low()).isZero();
  }

  @Test
  void aRateHasTheExactPoissonInterval() {
    Estimate ten = Estimate.rate(10, 1);
    Estimate none = Estimate.rate(0, 2);

    // Table 40 of the Biometrika tables: 4.80 to 18.39 for 10, 0 to 3.69 for 0.
    assertThat(ten.low()).isCloseTo(4.795, within(1e-3));
    assertThat(ten.high()).isCloseTo(18.390, within(1e-3));
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(3.689 / 2, within(1e-3));
  }

  @Test
  void meansAndMediansHaveResampledIntervals() {
    double[] values = new double[400];
    Draw draw = Draw.of("resampled");
    for (int i = 0; i < values.length; i++) {
      values[i] = draw.normal();
    }

    Estimate mean = Estimate.mean(values, Draw.of("mean"));
    Estimate median = Estimate.median(new double[] {3, 1, 2, 100}, Draw.of("median"));

    assertThat(mean.high() - mean.low()).isCloseTo(2 * 1.96 / 20, within(0.03));
    assertThat(mean).isEqualTo(Estimate.mean(values, Draw.of("mean")));
    assertThat(median.value()).isEqualTo(2.5);
    assertThat(Estimate.mean(new double[0], draw).value()).isNaN();
  }
}

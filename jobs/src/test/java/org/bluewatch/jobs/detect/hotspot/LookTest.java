package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.bluewatch.common.stats.Tails;
import org.junit.jupiter.api.Test;

class LookTest {
  /** The least score that is ever asked for. */
  private static final double LEAST = 3;

  @Property(tries = 20_000)
  void whatTheBoundLeavesOutDoesNotPass(
      @ForAll @LongRange(min = 3, max = 5_000) long count,
      @ForAll @DoubleRange(min = -9, max = 4) @Scale(6) double log10Mean,
      @ForAll @DoubleRange(min = -1.2, max = 9) @Scale(6) double log10Size) {
    var test = new Look.Test(count, Math.pow(10, log10Mean), Math.pow(10, log10Size));

    double score = test.score();
    if (score >= LEAST) {
      assertThat(test.scoreBound()).isGreaterThanOrEqualTo(score);
    }
  }

  @Test
  void withoutUncertaintyTheScoreIsThatOfPoisson() {
    var test = new Look.Test(11, 1.8, 1e12);

    assertThat(test.score()).isCloseTo(-Tails.logPoissonUpper(11, 1.8), within(1e-6));
    assertThat(test.likelihoodRatio()).isCloseTo(11 * Math.log(11 / 1.8) + 1.8 - 11, within(1e-9));
  }

  @Test
  void uncertaintyMakesACountLessSurprising() {
    assertThat(new Look.Test(11, 1.8, 2).score()).isLessThan(new Look.Test(11, 1.8, 20).score());
  }
}

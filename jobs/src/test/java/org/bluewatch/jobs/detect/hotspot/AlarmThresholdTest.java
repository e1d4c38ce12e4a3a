package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.bluewatch.jobs.detect.hotspot.AlarmThreshold.Calibration;
import org.junit.jupiter.api.Test;

class AlarmThresholdTest {
  private static final double LESS_THAN_THE_BUDGET = 0.85 / 30;

  private final Calibration calibration = new Calibration(1, 2_000);

  /** Peaks above the candidate score that fall off exponentially. */
  private double[] peaks(int n, double slope, long seed) {
    return new Random(seed)
        .doubles(n)
        .map(u -> calibration.candidateScore() - Math.log(1 - u) / slope)
        .toArray();
  }

  @Test
  void spendsNoMoreThanItsBudget() {
    for (double budget : new double[] {0.01, 1, 30}) {
      AlarmThreshold theory = new Calibration(budget, 2_000).fromTheory(7);
      assertThat(theory.episodesPerDay(theory.score()) * 30).isCloseTo(0.85 * budget, within(1e-9));
      assertThat(theory.calibrated()).isFalse();
      assertThat(theory.instantMs()).isEqualTo(7);
    }
    AlarmThreshold fitted = calibration.fit(peaks(300, 0.8, 1), 90, 7);
    assertThat(fitted.episodesPerDay(fitted.score())).isCloseTo(LESS_THAN_THE_BUDGET, within(1e-9));
  }

  @Test
  void beforeAnythingWasSeenALargerAreaAsksForMore() {
    double small = new Calibration(1, 100).fromTheory(0).score();
    double large = new Calibration(1, 100_000).fromTheory(0).score();

    assertThat(large).isGreaterThan(small + 4);
    assertThat(new Calibration(1, 0).fromTheory(0).score()).isFinite();
  }

  @Test
  void findsAnExponentialTailAgain() {
    for (double slope : new double[] {0.6, 0.8, 1.0}) {
      // Given two episodes a day for half a year
      double truth = calibration.candidateScore() + Math.log(2 / LESS_THAN_THE_BUDGET) / slope;
      for (long seed = 0; seed < 10; seed++) {
        AlarmThreshold fitted = calibration.fit(peaks(360, slope, seed), 180, 7);

        assertThat(fitted.slope()).isCloseTo(slope, within(0.25 * slope));
        assertThat(fitted.score()).isCloseTo(truth, within(0.15 * truth));
        assertThat(fitted.calibrated()).isTrue();
        assertThat(fitted.instantMs()).isEqualTo(7);
      }
    }
  }

  @Test
  void realOutbreaksAmongThePeaksMoveItLittleHoweverHighTheyCome() {
    double[] chance = peaks(360, 0.8, 1);
    double without = calibration.fit(chance, 180, 0).score();

    assertThat(calibration.fit(with(9, 900, chance), 180, 0).score())
        .isCloseTo(without, within(0.12 * without))
        .isEqualTo(calibration.fit(with(9, 90, chance), 180, 0).score());
    // With as many as a tenth of the peaks fitted it asks for more than it need, but within reason
    assertThat(calibration.fit(with(18, 900, chance), 180, 0).score())
        .isBetween(without, 1.3 * without);
  }

  @Test
  void anAreaWithARealOutbreakEveryFewDaysGoesOnHearingTheNext() {
    for (long seed = 0; seed < 20; seed++) {
      double[] chance = peaks(360, 0.8, seed);
      double without = calibration.fit(chance, 180, 0).score();

      // Outbreaks a little or much above what chance brings
      for (int outbreaks : new int[] {18, 36, 54}) {
        for (double peak : new double[] {without + 5, 2 * without, 900}) {
          assertThat(calibration.fit(with(outbreaks, peak, chance), 180, 0).score())
              .isCloseTo(without, within(0.1 * without));
        }
      }
    }
  }

  @Test
  void whatChanceMayBringIsNotTakenForReal() {
    // Given how many alarms chance makes in 30 days at the threshold found, on average
    for (double slope : new double[] {0.65, 0.8, 1.0}) {
      for (int days : new int[] {28, 180}) {
        double alarms = 0;
        for (long seed = 0; seed < 200; seed++) {
          double score = calibration.fit(peaks(2 * days, slope, seed), days, 0).score();
          alarms += 60 * Math.exp(-slope * (score - calibration.candidateScore())) / 200;
        }
        assertThat(alarms).isLessThan(1.25);
      }
    }
  }

  private static double[] with(int outbreaks, double peak, double[] chance) {
    return DoubleStream.concat(
            Arrays.stream(chance), DoubleStream.generate(() -> peak).limit(outbreaks))
        .toArray();
  }

  @Test
  void theOrderOfPeaksDoesNotMatterAndTheyStayAsTheyAre() {
    double[] peaks = peaks(100, 0.8, 1);
    double[] copy = peaks.clone();
    AlarmThreshold fitted = calibration.fit(peaks, 60, 0);
    Arrays.sort(copy);

    assertThat(calibration.fit(copy, 60, 0)).isEqualTo(fitted);
    assertThat(peaks).isNotEqualTo(copy).hasSize(100);
  }

  @Test
  void twoWeeksAreTheLeastToFitFrom() {
    assertThat(calibration.fit(peaks(100, 0.8, 1), 13.9, 5)).isEqualTo(calibration.fromTheory(5));
    assertThat(calibration.fit(peaks(100, 0.8, 1), 14, 5).calibrated()).isTrue();
  }

  @Test
  void noneInAMonthIsNotNoneEver() {
    AlarmThreshold fitted = calibration.fit(new double[0], 30, 0);

    assertThat(fitted.score()).isFinite().isGreaterThanOrEqualTo(calibration.candidateScore());
    assertThat(fitted.ratePerDay()).isPositive();
    assertThat(fitted.score()).isLessThan(calibration.fromTheory(0).score());
  }

  @Test
  void onePeakIsFittedToo() {
    assertThat(calibration.fit(new double[] {100}, 30, 0).score()).isFinite();
  }
}

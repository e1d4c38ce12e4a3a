package org.bluewatch.common.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A calm area must stay calm: the chance that any of 2,500 cells passes Benjamini-Hochberg at 0.05
 * in a window without an outbreak is at most 0.05, from 0.002 to 5 events per cell and window, on
 * seven days of hourly history, homogeneous or overdispersed by a gamma factor of shape 2. At a few
 * events per cell the counts are no longer coarse enough to leave slack, and the chance comes up to
 * 0.05 itself; so the limit is the count that 0.05 exceeds once in a hundred simulations.
 */
class NullWindowsTest {
  private static final int CELLS = 2500;
  private static final int HISTORY_WINDOWS = 7 * 24;
  private static final int WORLDS = 20;
  private static final int WINDOWS = 50;

  /** Weight of the prior in events; it carries the rate of the whole area. */
  private static final double PRIOR_SIZE = 1;

  @ParameterizedTest(name = "{0} events per cell and window, dispersion {1}")
  @CsvSource({"0.002, Infinity", "0.2, Infinity", "5, Infinity", "0.002, 2", "0.2, 2", "5, 2"})
  void seldomRaiseAFalseDiscovery(double rate, double dispersion) {
    SplittableRandom random = new SplittableRandom(20240607);
    int alarms = 0;
    for (int world = 0; world < WORLDS; world++) {
      int[][] history = new int[HISTORY_WINDOWS][];
      Arrays.setAll(history, i -> window(rate, dispersion, random));
      Baseline baseline = Baseline.of(history);
      for (int i = 0; i < WINDOWS; i++) {
        double[] q = FalseDiscovery.benjaminiHochberg(baseline.p(window(rate, dispersion, random)));
        alarms += Arrays.stream(q).anyMatch(value -> value <= 0.05) ? 1 : 0;
      }
    }

    int windows = WORLDS * WINDOWS;
    double limit = 0.05 * windows + 2.33 * Math.sqrt(0.05 * 0.95 * windows);
    assertThat((double) alarms).isLessThanOrEqualTo(limit);
  }

  /**
   * Gamma-Poisson baseline of each cell, with one dispersion for all by moments. The dispersion
   * makes both the window and the history it is held against less certain.
   */
  private record Baseline(long[] sums, double rate, double inverseDispersion) {

    static Baseline of(int[][] history) {
      long[] sums = new long[CELLS];
      double events = 0;
      double pairs = 0;
      for (int[] window : history) {
        for (int cell = 0; cell < CELLS; cell++) {
          sums[cell] += window[cell];
          events += window[cell];
          pairs += window[cell] * (window[cell] - 1.0);
        }
      }
      double cellWindows = (double) CELLS * history.length;
      double rate = events / cellWindows;
      return new Baseline(sums, rate, Math.max(0, pairs / cellWindows / (rate * rate) - 1));
    }

    double[] p(int[] window) {
      double exposure = PRIOR_SIZE / rate + HISTORY_WINDOWS;
      double[] p = new double[CELLS];
      for (int cell = 0; cell < CELLS; cell++) {
        double size = PRIOR_SIZE + sums[cell];
        double mean = size / exposure;
        double ofBaseline = 1 / size + inverseDispersion / HISTORY_WINDOWS;
        double total = 1 / ((1 + ofBaseline) * (1 + inverseDispersion) - 1);
        p[cell] = Tails.negativeBinomialUpper(window[cell], total, total / (total + mean));
      }
      return p;
    }
  }

  private static int[] window(double rate, double dispersion, SplittableRandom random) {
    int[] counts = new int[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      // A gamma factor of shape 2 and mean 1 is half the sum of two exponentials.
      double factor =
          dispersion == 2 ? -Math.log(random.nextDouble() * random.nextDouble()) / 2 : 1;
      counts[cell] = poisson(rate * factor, random);
    }
    return counts;
  }

  private static int poisson(double mean, SplittableRandom random) {
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }
}

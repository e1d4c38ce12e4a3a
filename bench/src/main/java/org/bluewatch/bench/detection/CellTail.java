package org.bluewatch.bench.detection;

import java.util.Arrays;
import org.bluewatch.common.stats.Tails;

/**
 * A threshold for each cell by itself: the negative-binomial tail of its count in the last 1, 3, 6
 * or 12 hours, the most surprising of the four, against its own history and the daily rhythm of
 * all.
 */
final class CellTail {
  private static final int[] WINDOW_HOURS = {1, 3, 6, 12};
  private static final double PRIOR_EVENTS = 1;

  /** -log10 of the least p-value of each cell. */
  double[] surprise(RecentCounts counts) {
    double[] surprise = new double[counts.lastHours(1).length];
    double hours = counts.hoursOfHistory();
    long[] byHourOfDay = counts.totalsByHourOfDay();
    double all = Arrays.stream(byHourOfDay).sum();
    if (hours <= 0 || all == 0) {
      return surprise;
    }
    double priorHours = PRIOR_EVENTS * hours * surprise.length / all;
    for (int windowHours : WINDOW_HOURS) {
      int[] window = counts.lastHours(windowHours);
      double exposure = exposureHours(counts.nowHour(), windowHours, byHourOfDay, all);
      double prob = (priorHours + hours) / (priorHours + hours + exposure);
      for (int cell = 0; cell < window.length; cell++) {
        if (window[cell] > 0) {
          double size = PRIOR_EVENTS + counts.total(cell);
          double log = Tails.logNegativeBinomialUpper(window[cell], size, prob);
          surprise[cell] = Math.max(surprise[cell], -log / StrictMath.log(10));
        }
      }
    }
    return surprise;
  }

  /** Hours of usual activity in a window. */
  private static double exposureHours(long nowHour, int hours, long[] byHourOfDay, double all) {
    double exposure = 0;
    for (int back = 1; back <= hours; back++) {
      exposure += 24 * byHourOfDay[(int) Math.floorMod(nowHour - back, 24L)] / all;
    }
    return exposure;
  }
}

package org.bluewatch.jobs.detect.hotspot;

import java.util.Arrays;

/**
 * The score at which a hotspot opens, and how often chance comes so high: episodes per day with a
 * peak of at least t are {@code ratePerDay * exp(-slope (t - level))}.
 *
 * @param score -ln p of one test at which a hotspot opens
 * @param level score from which on the tail was fitted
 * @param ratePerDay episodes per day that reach the level
 * @param slope of the tail; 1 where p-values are exact
 * @param peaks how many episodes the fit rests on
 * @param instantMs knowledge instant of the fit, milliseconds since 1970 UTC
 * @param calibrated false while it rests on theory alone
 */
public record AlarmThreshold(
    double score,
    double level,
    double ratePerDay,
    double slope,
    int peaks,
    long instantMs,
    boolean calibrated) {

  /** Episodes per day by chance alone with a peak of at least a score. */
  double episodesPerDay(double score) {
    return ratePerDay * StrictMath.exp(-slope * (score - level));
  }

  /** The p-value of one test at which a hotspot opens. */
  public double p() {
    return StrictMath.exp(-score);
  }

  /** A budget, and what is known before anything was seen. */
  static final class Calibration {
    /** Of the budget this part is spent; the rest is for the error of the fit. */
    private static final double SPENT = 0.7;

    /** Independent looks per cell and day at all scales, if every p-value were exact. */
    private static final double LOOKS_PER_CELL_AND_DAY = 4;

    /** Weight of theory, a slope of 1, against episodes seen. */
    private static final double PRIOR_PEAKS = 10;

    private static final int MIN_PEAKS = 20;
    private static final double MIN_DAYS = 14;

    /** Share of the highest peaks that only count as "at least so high": they may be real. */
    private static final double CENSORED = 0.1;

    private final double budgetPerDay;
    private final int cells;

    Calibration(double falseEpisodesPer30Days, int cells) {
      this.budgetPerDay = SPENT * falseEpisodesPer30Days / 30;
      this.cells = cells;
    }

    /** The score from which on episodes are followed: a few a day, more in larger areas. */
    double candidateScore() {
      double perDay = Math.min(4, Math.max(1, cells / 400.0));
      return Math.max(3, StrictMath.log(LOOKS_PER_CELL_AND_DAY * cells / perDay));
    }

    AlarmThreshold fromTheory(long nowMs) {
      return of(candidateScore(), theoreticalRate(), 1, 0, nowMs, false);
    }

    private double theoreticalRate() {
      return LOOKS_PER_CELL_AND_DAY * cells * StrictMath.exp(-candidateScore());
    }

    /**
     * Fits the tail: peaks above the level are exponential, the highest tenth of them censored.
     *
     * @param peaks of episodes that reached the candidate score within {@code days}
     */
    AlarmThreshold fit(double[] peaks, double days, long nowMs) {
      double level = candidateScore();
      if (days < MIN_DAYS || peaks.length < MIN_PEAKS) {
        // Too few to say more than that there are few.
        return fromTheory(nowMs);
      }
      double[] sorted = peaks.clone();
      Arrays.sort(sorted);
      int whole = sorted.length - (int) (CENSORED * sorted.length);
      double sum = PRIOR_PEAKS;
      for (int i = 0; i < sorted.length; i++) {
        sum += sorted[Math.min(i, whole - 1)] - level;
      }
      double slope = (whole + PRIOR_PEAKS) / sum;
      return of(level, peaks.length / days, slope, peaks.length, nowMs, true);
    }

    private AlarmThreshold of(
        double level, double rate, double slope, int peaks, long nowMs, boolean calibrated) {
      double score = level + StrictMath.log(rate / budgetPerDay) / slope;
      return new AlarmThreshold(
          Math.max(score, level), level, rate, slope, peaks, nowMs, calibrated);
    }
  }
}

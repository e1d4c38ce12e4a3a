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
    private static final double SPENT = 0.85;

    /** Independent looks per cell and day at all scales, as simulated worlds show them. */
    private static final double LOOKS_PER_CELL_AND_DAY = 4;

    /**
     * Slope before anything was seen. Every p-value may be exact and the slope still is below 1, as
     * an episode is looked at again and again while it lasts; in simulated worlds it was 0.7 to 1.
     */
    private static final double PRIOR_SLOPE = 0.8;

    /**
     * Slope to go by until the tail was seen. Flatter, because then the spread of windows is hardly
     * known either: in worlds where it is large, 0.8 gave twice the budget in the first month.
     */
    private static final double THEORETICAL_SLOPE = 0.65;

    /** Weight of the prior slope, in episodes. */
    private static final int PRIOR_PEAKS = 10;

    /**
     * Only the highest peaks say how the tail falls: as many as there are days, but not too few.
     */
    private static final double FITTED_PER_DAY = 1;

    private static final int MIN_FITTED = 40;
    private static final double MIN_DAYS = 14;

    /** Chance brings this share of the peaks fitted beyond the cap; there real ones begin. */
    private static final double BEYOND_CAP = 0.05;

    /** The cap settles in a few rounds; rarely it would go to and fro. */
    private static final int MAX_ROUNDS = 10;

    private final double budgetPerDay;
    private final int cells;

    Calibration(double falseEpisodesPer30Days, int cells) {
      this.budgetPerDay = SPENT * falseEpisodesPer30Days / 30;
      this.cells = cells;
    }

    /** The score from which on episodes are followed: a few a day, more in larger areas. */
    double candidateScore() {
      return StrictMath.max(3, StrictMath.log(LOOKS_PER_CELL_AND_DAY * cells / candidatesPerDay()));
    }

    private double candidatesPerDay() {
      return Math.min(4, Math.max(1, cells / 400.0));
    }

    AlarmThreshold fromTheory(long nowMs) {
      return of(candidateScore(), 2 * candidatesPerDay(), THEORETICAL_SLOPE, 0, nowMs, false);
    }

    /**
     * Fits the tail to what chance brought. There is a cap that chance passes with a twentieth of
     * the peaks. What is beyond counts as at least so high; and if there is more of it than chance
     * well may bring (one standard deviation more than usual), the rest are real hotspots and left
     * out: however many, they are not to make the alarm deaf for the next. The first cap is the
     * median, the next follow from the fit before until it stays the same.
     *
     * @param peaks of episodes that reached the candidate score within {@code days}
     */
    AlarmThreshold fit(double[] peaks, double days, long nowMs) {
      if (days < MIN_DAYS) {
        return fromTheory(nowMs);
      }
      // In an area that has grown since, what was followed once would not be now.
      double[] sorted = Arrays.stream(peaks).filter(peak -> peak >= candidateScore()).toArray();
      Arrays.sort(sorted);
      int fitted = Math.max(MIN_FITTED, (int) (FITTED_PER_DAY * days));
      int highest = Math.min(sorted.length, fitted);
      double median = highest == 0 ? candidateScore() : sorted[sorted.length - 1 - highest / 2];
      AlarmThreshold fit = tail(sorted, fitted, median, days, nowMs);
      double usual = BEYOND_CAP * highest;
      int byChance = (int) (usual + StrictMath.sqrt(usual));
      for (int round = 0; round < MAX_ROUNDS; round++) {
        AlarmThreshold before = fit;
        double cap = before.level - StrictMath.log(BEYOND_CAP) / before.slope;
        int beyond = (int) Arrays.stream(sorted).filter(peak -> peak >= cap).count();
        int real = Math.max(0, beyond - byChance);
        fit = tail(Arrays.copyOf(sorted, sorted.length - real), fitted, cap, days, nowMs);
        if (fit.equals(before)) {
          break;
        }
      }
      return fit;
    }

    /**
     * The highest peaks above the lowest of them are exponential.
     *
     * @param sorted peaks by chance, ascending
     * @param fitted how many of them are fitted at most
     * @param cap those not below it only count as at least so high
     */
    private AlarmThreshold tail(double[] sorted, int fitted, double cap, double days, long nowMs) {
      int first = Math.max(0, sorted.length - fitted);
      double level = first > 0 ? sorted[first - 1] : candidateScore();
      int whole = PRIOR_PEAKS;
      double sum = PRIOR_PEAKS / PRIOR_SLOPE;
      for (int i = first; i < sorted.length; i++) {
        sum += Math.max(0, Math.min(sorted[i], cap) - level);
        whole += sorted[i] < cap ? 1 : 0;
      }
      int seen = sorted.length - first;
      // One peak more than seen: none in a month is not none ever.
      return of(level, (seen + 1) / days, whole / sum, seen, nowMs, true);
    }

    private AlarmThreshold of(
        double level, double rate, double slope, int peaks, long nowMs, boolean calibrated) {
      double score = level + StrictMath.log(rate / budgetPerDay) / slope;
      return new AlarmThreshold(
          Math.max(score, level), level, rate, slope, peaks, nowMs, calibrated);
    }
  }
}

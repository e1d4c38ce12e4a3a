package org.bluewatch.jobs.detect.hotspot;

import java.util.Arrays;

/**
 * How violence of the whole area goes with the hour of the day and the day of the week (UTC): a
 * factor of mean 1 for each, shrunk towards 1 as far as its spread is explained by chance
 * (James-Stein, as in B. Efron and C. Morris, "Stein's estimation rule and its competitors", 1973).
 */
final class WeekProfile {
  private static final long HOUR_MS = 3_600_000;
  private static final int HOURS = 24;
  private static final int WEEKDAYS = 7;

  private final double[] ofHour;
  private final double[] ofWeekday;

  private WeekProfile(double[] ofHour, double[] ofWeekday) {
    this.ofHour = ofHour;
    this.ofWeekday = ofWeekday;
  }

  /** A week without habits. */
  static WeekProfile flat() {
    double[] hours = new double[HOURS];
    double[] weekdays = new double[WEEKDAYS];
    Arrays.fill(hours, 1);
    Arrays.fill(weekdays, 1);
    return new WeekProfile(hours, weekdays);
  }

  static WeekProfile of(PaneHistory history) {
    var hours = new Classes(HOURS);
    var weekdays = new Classes(WEEKDAYS);
    for (DayPanes day : history.days()) {
      int[] byHour = history.byHour(day);
      double total = 0;
      for (int hour = 0; hour < HOURS; hour++) {
        hours.add(hour, byHour[hour]);
        total += byHour[hour];
      }
      weekdays.add(weekday(day.dayMs()), total);
    }
    return new WeekProfile(hours.factors(), weekdays.factors());
  }

  private static int weekday(long dayMs) {
    return (int) Math.floorMod(Math.floorDiv(dayMs, PaneHistory.DAY_MS), WEEKDAYS);
  }

  /** The factor of an instant. */
  double at(long ms) {
    return ofHour[(int) (Math.floorMod(ms, PaneHistory.DAY_MS) / HOUR_MS)] * ofWeekday[weekday(ms)];
  }

  /** Counts of one kind of habit: of each class how often it was seen, their sum and squares. */
  private static final class Classes {
    private final double[] seen;
    private final double[] sum;
    private final double[] squares;

    Classes(int classes) {
      seen = new double[classes];
      sum = new double[classes];
      squares = new double[classes];
    }

    void add(int which, double count) {
      seen[which]++;
      sum[which] += count;
      squares[which] += count * count;
    }

    double[] factors() {
      double[] factors = new double[seen.length];
      Arrays.fill(factors, 1);
      double days = Arrays.stream(seen).sum();
      double mean = Arrays.stream(sum).sum() / days;
      if (!(mean > 0) || Arrays.stream(seen).min().orElse(0) < 2) {
        return factors;
      }
      double chance = 0;
      double spread = 0;
      for (int i = 0; i < factors.length; i++) {
        double ofClass = sum[i] / seen[i];
        double variance = (squares[i] - sum[i] * ofClass) / (seen[i] - 1);
        chance += Math.max(variance, ofClass) / seen[i] / (mean * mean);
        spread += (ofClass / mean - 1) * (ofClass / mean - 1);
      }
      double kept = spread > 0 ? Math.max(0, 1 - chance / spread) : 0;
      for (int i = 0; i < factors.length; i++) {
        factors[i] = 1 + kept * (sum[i] / seen[i] / mean - 1);
      }
      return normalized(factors);
    }

    private static double[] normalized(double[] factors) {
      double mean = Arrays.stream(factors).average().orElse(1);
      return Arrays.stream(factors).map(f -> Math.max(0.05, f / mean)).toArray();
    }
  }
}

package org.bluewatch.bench.detection;

import org.bluewatch.bench.Draw;

/** What all cells have in common: hours, weekdays and days are more or less violent. */
final class Rhythm {
  private static final int PEAK_HOUR = 20;
  private static final double WEEKDAY_SPREAD = 0.2;

  private final String seed;
  private final double diurnal;
  private final double dayShape;
  private final double[] weekday = new double[7];

  Rhythm(WorldSettings settings, String seed) {
    this.seed = seed;
    this.diurnal = settings.diurnal();
    this.dayShape = settings.dayShape();
    Draw draw = Draw.of(seed, "weekdays");
    double sum = 0;
    for (int i = 0; i < weekday.length; i++) {
      weekday[i] = draw.between(1 - WEEKDAY_SPREAD, 1 + WEEKDAY_SPREAD);
      sum += weekday[i];
    }
    for (int i = 0; i < weekday.length; i++) {
      weekday[i] *= weekday.length / sum;
    }
  }

  /**
   * Factor with mean 1.
   *
   * @param hour number of the hour since 1970 UTC
   * @param branch which future of the world
   */
  double factor(long hour, String branch) {
    long day = Math.floorDiv(hour, 24);
    double angle = 2 * StrictMath.PI * (Math.floorMod(hour, 24) - PEAK_HOUR) / 24;
    double ofDay = dayShape > 0 ? Draw.of(seed, "day", day, branch).gammaOfMeanOne(dayShape) : 1;
    return (1 + diurnal * StrictMath.cos(angle)) * weekday[(int) Math.floorMod(day, 7)] * ofDay;
  }
}

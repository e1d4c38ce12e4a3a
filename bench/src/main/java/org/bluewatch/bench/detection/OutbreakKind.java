package org.bluewatch.bench.detection;

import java.util.List;
import java.util.Locale;
import org.bluewatch.bench.Draw;

/**
 * A kind of outbreak and what is asked of an alarm.
 *
 * @param rings radius
 * @param extraPerHour over the whole disk
 * @param hours how long it lasts
 * @param goal24 share to be alerted within 24 h, 0 if nothing is asked
 * @param goal6 share to be alerted within 6 h, 0 if nothing is asked
 * @param goalDelayH mean delay allowed, infinite if nothing is asked
 */
record OutbreakKind(
    Outbreak.Shape shape,
    int rings,
    double extraPerHour,
    int hours,
    double goal24,
    double goal6,
    double goalDelayH) {
  private static final double ANY = Double.POSITIVE_INFINITY;

  /** Those for which research has set goals. */
  static final List<OutbreakKind> GOALS =
      List.of(
          step(1, 0.5, 0.60, 0, ANY),
          step(1, 1, 0.95, 0, 7),
          step(1, 2, 0, 0.90, 3.5),
          step(2, 1, 0.90, 0, 10),
          step(2, 2, 0, 0.85, 4.5),
          step(3, 4, 0, 0.95, 3));

  /** Others, told without a goal. */
  static final List<OutbreakKind> OTHERS =
      List.of(
          new OutbreakKind(Outbreak.Shape.STEP, 0, 1, 24, 0, 0, ANY),
          new OutbreakKind(Outbreak.Shape.STEP, 4, 6, 24, 0, 0, ANY),
          new OutbreakKind(Outbreak.Shape.STEP, 1, 3, 2, 0, 0, ANY),
          new OutbreakKind(Outbreak.Shape.RAMP, 1, 1, 72, 0, 0, ANY),
          new OutbreakKind(Outbreak.Shape.MOVING, 1, 1, 24, 0, 0, ANY));

  private static OutbreakKind step(
      int rings, double extraPerHour, double goal24, double goal6, double goalDelayH) {
    return new OutbreakKind(
        Outbreak.Shape.STEP, rings, extraPerHour, 24, goal24, goal6, goalDelayH);
  }

  String name() {
    return String.format(
        Locale.ROOT,
        "%d, +%s/h, %s %d h",
        rings,
        String.valueOf(extraPerHour).replaceAll("\\.0$", ""),
        shape.name().toLowerCase(Locale.ROOT),
        hours);
  }

  /** One somewhere in the world, within a day from {@code fromMs}. */
  Outbreak draw(CellSpace space, long fromMs, Draw draw) {
    int centre;
    do {
      centre = draw.between(0, space.size() - 1);
    } while (!space.holdsDisk(centre, rings));
    long startMs = fromMs + draw.between(0, 23) * World.HOUR_MS;
    return Outbreak.of(shape, space, centre, rings, startMs, hours, extraPerHour);
  }

  /** Met, missed or, where nothing is asked, empty. */
  String verdict(PowerScore score) {
    if (goal24 == 0 && goal6 == 0) {
      return "";
    }
    boolean met =
        score.power24().value() >= goal24
            && score.power6().value() >= goal6
            && score.delayH().value() <= goalDelayH;
    return met ? "met" : "missed";
  }
}

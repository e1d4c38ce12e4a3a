package org.bluewatch.jobs.detect.hotspot;

/**
 * A look against the {@link Baseline}: how much exposure each window has, as far as it is known by
 * now, and how the area as a whole fares against its habit.
 *
 * <p>The area's factor g of a window is Gamma distributed around 1 with shape k before the count C
 * outside a disk and all open hotspots is seen against the expectation E, and has shape k + C and
 * mean (k + C) / (k + E) after it. A surge that is everywhere is thereby no hotspot anywhere.
 */
final class GammaPoissonLook implements Look {
  private static final double HOUR_MS = 3_600_000;

  private final long nowMs;
  private final Scales scales;
  private final Baseline baseline;
  private final AreaSwing swing;

  /** By stream: weighted and known hours with an age below each step. */
  private final double[][] hours;

  private final RestOfArea rest;
  private final EffortLog effort;

  /** The cell of the last mix; disks of all sizes around one cell follow each other. */
  private int mixed = -1;

  private double[] mix;

  GammaPoissonLook(
      long nowMs,
      Scales scales,
      Baseline baseline,
      AreaSwing swing,
      WeekProfile profile,
      Completeness completeness,
      RestOfArea rest,
      EffortLog effort) {
    this.nowMs = nowMs;
    this.scales = scales;
    this.baseline = baseline;
    this.swing = swing;
    this.rest = rest;
    this.effort = effort;
    this.hours = new double[PaneHistory.STREAMS][completeness.steps() + 1];
    for (int step = 0; step < completeness.steps(); step++) {
      double weight =
          profile.at(nowMs - step * Completeness.STEP_MS - Completeness.STEP_MS / 2)
              * Completeness.STEP_MS
              / HOUR_MS;
      for (int stream = 0; stream < hours.length; stream++) {
        hours[stream][step + 1] = hours[stream][step] + weight * completeness.at(stream, step);
      }
    }
  }

  @Override
  public long nowMs() {
    return nowMs;
  }

  @Override
  public Usual usual(int[] members, int size, int ring) {
    double rate = 0;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      double ofCell = baseline.rate(members[i], ring);
      rate += ofCell;
      squares += ofCell * ofCell / baseline.shape(members[i], ring);
    }
    double inverseSize = squares / (rate * rate);
    return new Usual(rate, inverseSize, mixAround(members[0]), ring, members, size);
  }

  /**
   * Exposure of a window in weighted hours.
   *
   * @param mix share of each stream
   * @param endMs end of the window
   */
  private double hours(double[] mix, int duration, long endMs) {
    double near = (double) (nowMs - endMs) / Completeness.STEP_MS;
    double far = near + (double) scales.durationMs(duration) / Completeness.STEP_MS;
    double sum = 0;
    for (int stream = 0; stream < mix.length; stream++) {
      sum += mix[stream] * (hoursYounger(stream, far) - hoursYounger(stream, near));
    }
    return sum;
  }

  private double hoursYounger(int stream, double steps) {
    double[] cumulative = hours[stream];
    int whole = (int) Math.min(cumulative.length - 1, steps);
    double below = cumulative[whole];
    return whole == cumulative.length - 1
        ? below
        : below + (steps - whole) * (cumulative[whole + 1] - below);
  }

  private double[] mixAround(int centre) {
    if (mixed != centre) {
      mix = baseline.mixAround(centre);
      mixed = centre;
    }
    return mix;
  }

  /** The mix of streams, each with as much more exposure as it had more effort. */
  private double[] withEffort(Usual usual, int duration, long endMs) {
    long fromMs = endMs - scales.durationMs(duration);
    double[] mix = usual.mix().clone();
    for (int stream = 0; stream < mix.length; stream++) {
      mix[stream] *= effort.factor(stream, usual.members(), usual.size(), fromMs, endMs);
    }
    return mix;
  }

  @Override
  public Test test(Usual usual, long count, int duration, long endMs) {
    double share = baseline.fitting(duration);
    double mean = usual.rate() * hours(withEffort(usual, duration, endMs), duration, endMs) * share;
    double restMean = rest.rate() * hours(baseline.areaMix(), duration, endMs) * share;
    long restCount = rest.count(duration, endMs);
    double weight = swing.weight(duration);
    long countThere = rest.countOf(usual, count, duration, endMs);
    double outside = weight + Math.max(0, restCount - countThere);
    double factor = outside / (weight + Math.max(0, restMean - mean * rest.shareOf(usual)));
    double inverseSize =
        usual.inverseSize() + swing.inverseDispersion(usual.ring(), duration) + 1 / outside;
    return new Test(count, mean * factor, 1 / inverseSize);
  }
}

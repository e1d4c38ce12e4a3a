package org.bluewatch.jobs.detect.hotspot;

import java.util.Arrays;

/**
 * At which hours of the day each stream looks, over the whole area.
 *
 * @param looks by stream and hour of the day (UTC), faded with time
 * @param hoursKnown by stream: for how many hours effort was told of, faded with time
 * @param learntUntilHour end of what is in it, hours since 1970 UTC
 */
public record EffortRhythm(double[][] looks, double[] hoursKnown, long learntUntilHour) {
  private static final int DAY_HOURS = 24;

  static EffortRhythm none() {
    return new EffortRhythm(
        new double[PaneHistory.STREAMS][DAY_HOURS],
        new double[PaneHistory.STREAMS],
        Long.MIN_VALUE);
  }

  /** With further hours; a stream's time begins with its first look. */
  EffortRhythm learn(double[][] more, long untilHour) {
    double[][] sums = new double[looks.length][];
    double[] hours = hoursKnown.clone();
    for (int stream = 0; stream < looks.length; stream++) {
      sums[stream] = looks[stream].clone();
      for (int hour = 0; hour < DAY_HOURS; hour++) {
        sums[stream][hour] += more[stream][hour];
      }
      boolean known = hours[stream] > 0 || Arrays.stream(more[stream]).sum() > 0;
      long from = Math.max(learntUntilHour, untilHour - DAY_HOURS);
      hours[stream] += known ? untilHour - from : 0;
    }
    return new EffortRhythm(sums, hours, untilHour);
  }

  EffortRhythm fade(double left) {
    double[][] sums = new double[looks.length][];
    for (int stream = 0; stream < looks.length; stream++) {
      sums[stream] = Arrays.stream(looks[stream]).map(each -> each * left).toArray();
    }
    double[] hours = Arrays.stream(hoursKnown).map(each -> each * left).toArray();
    return new EffortRhythm(sums, hours, learntUntilHour);
  }

  double hours(int stream) {
    return hoursKnown[stream];
  }

  /** Share of a cell's past looks that falls into as long a window at the same hours of the day. */
  double share(int stream, long fromHour, long toHour) {
    double total = Arrays.stream(looks[stream]).sum();
    if (!(total > 0)) {
      return 0;
    }
    long days = (toHour - fromHour) / DAY_HOURS;
    double inWindow = days * total;
    for (long hour = fromHour + days * DAY_HOURS; hour < toHour; hour++) {
      inWindow += looks[stream][(int) Math.floorMod(hour, DAY_HOURS)];
    }
    // A whole day has all the hours once, and the past has as many days as hours known / 24.
    return inWindow / total * DAY_HOURS / hoursKnown[stream];
  }
}

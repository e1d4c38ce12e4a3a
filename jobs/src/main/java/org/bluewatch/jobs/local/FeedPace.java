package org.bluewatch.jobs.local;

import java.time.Duration;

/**
 * How recorded streams are fed.
 *
 * @param liveFromMs knowledge time at which the history ends and pacing begins, milliseconds since
 *     1970 UTC; {@link Long#MAX_VALUE} if all of it is history
 * @param speed knowledge seconds per second of the wall clock once live; above 0, at most a million
 * @param tickEvery wall time between ticks
 */
public record FeedPace(long liveFromMs, double speed, Duration tickEvery) {
  /** The interval of ticks on live and fed topics alike. */
  public static final Duration TICK_EVERY = Duration.ofMillis(50);

  private static final double MAX_SPEED = 1e6;

  public FeedPace {
    if (!(speed > 0 && speed <= MAX_SPEED)) {
      throw new IllegalArgumentException(
          "speed must be above 0 and at most a million, but is " + speed);
    }
    if (tickEvery.isNegative() || tickEvery.isZero()) {
      throw new IllegalArgumentException("tickEvery must be above 0, but is " + tickEvery);
    }
  }
}

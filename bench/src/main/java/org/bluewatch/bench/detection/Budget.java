package org.bluewatch.bench.detection;

import org.bluewatch.common.stats.Tails;

/**
 * How many false episodes there were, and whether that is one in 30 days or fewer.
 *
 * @param days all days that were watched, of all worlds together
 */
record Budget(int episodes, double days) {
  private static final double DAYS_PER_EPISODE = 30;

  /** With a rate of one in 30 days, 19 or more in 360 days have a probability of 0.037. */
  private static final double LEVEL = 0.05;

  Estimate per30Days() {
    return Estimate.rate(episodes, days / DAYS_PER_EPISODE);
  }

  /** Missed if so many or more are less likely than 0.05 where the budget is held. */
  boolean held() {
    return Tails.poissonUpper(episodes, days / DAYS_PER_EPISODE) >= LEVEL;
  }

  String verdict() {
    return held() ? "met" : "missed";
  }
}

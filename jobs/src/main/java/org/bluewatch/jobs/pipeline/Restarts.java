package org.bluewatch.jobs.pipeline;

import static org.apache.flink.configuration.RestartStrategyOptions.RESTART_STRATEGY;
import static org.apache.flink.configuration.RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS;
import static org.apache.flink.configuration.RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF;
import static org.apache.flink.configuration.RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF;
import static org.apache.flink.configuration.RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD;

import java.time.Duration;
import org.apache.flink.configuration.Configuration;

/**
 * How a job that failed is begun anew: after a second, then ever later, at last every 30 seconds.
 * Failures are forgotten once it has run well for ten minutes.
 */
public final class Restarts {
  private Restarts() {}

  /** Settings of a job that fails for good after so many restarts in a row. */
  public static Configuration atMost(int inARow) {
    Configuration restarts = withoutEnd();
    restarts.set(RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, inARow);
    return restarts;
  }

  /**
   * Settings of a job that never fails for good: whatever was away for hours, the watch goes on
   * when it is back. That it restarts is told by the alert {@code BluewatchRestarts}.
   */
  public static Configuration withoutEnd() {
    Configuration restarts = new Configuration();
    restarts.set(RESTART_STRATEGY, "exponential-delay");
    restarts.set(RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofSeconds(1));
    restarts.set(RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(30));
    restarts.set(
        RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD, Duration.ofMinutes(10));
    restarts.set(RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, Integer.MAX_VALUE);
    return restarts;
  }
}

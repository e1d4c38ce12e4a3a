package org.bluewatch.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * Section {@code logistics}: when a convoy is in trouble.
 *
 * @param haltAfter how long it must stand, outside planned halts, to count as halted
 * @param offRouteM distance from the route in metres from which it is off it, 1 to 100,000
 * @param silentAfter time since its last fix after which it is silent
 * @param lateAfter time beyond the planned arrival after which it is late
 */
public record LogisticsSettings(
    Duration haltAfter, double offRouteM, Duration silentAfter, Duration lateAfter)
    implements Serializable {

  public static final LogisticsSettings DEFAULTS =
      new LogisticsSettings(
          Duration.ofMinutes(20), 500, Duration.ofMinutes(30), Duration.ofHours(1));

  static LogisticsSettings read(Fields logistics) {
    LogisticsSettings settings =
        new LogisticsSettings(
            logistics.duration("haltAfter").orElse(DEFAULTS.haltAfter),
            logistics.number("offRouteM", 1, 100_000).orElse(DEFAULTS.offRouteM),
            logistics.duration("silentAfter").orElse(DEFAULTS.silentAfter),
            logistics.duration("lateAfter").orElse(DEFAULTS.lateAfter));
    logistics.rejectOthers();
    return settings;
  }
}

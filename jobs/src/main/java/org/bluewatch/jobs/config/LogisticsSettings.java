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
 * @param recordEvery longest time between two records of a convoy under way
 * @param routeRecordEvery shortest time between two records of a route about nothing but speeds
 * @param blockedWithinM a report this near to a route, plus its position error, lies on it, in
 *     metres, 1 to 100,000
 * @param dueWithin convoys that depart within this time are named where their route is blocked
 */
public record LogisticsSettings(
    Duration haltAfter,
    double offRouteM,
    Duration silentAfter,
    Duration lateAfter,
    Duration recordEvery,
    Duration routeRecordEvery,
    double blockedWithinM,
    Duration dueWithin)
    implements Serializable {

  public static final LogisticsSettings DEFAULTS =
      new LogisticsSettings(
          Duration.ofMinutes(20),
          500,
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          300,
          Duration.ofHours(48));

  static LogisticsSettings read(Fields logistics) {
    LogisticsSettings settings =
        new LogisticsSettings(
            logistics.duration("haltAfter").orElse(DEFAULTS.haltAfter),
            logistics.number("offRouteM", 1, 100_000).orElse(DEFAULTS.offRouteM),
            logistics.duration("silentAfter").orElse(DEFAULTS.silentAfter),
            logistics.duration("lateAfter").orElse(DEFAULTS.lateAfter),
            logistics.duration("recordEvery").orElse(DEFAULTS.recordEvery),
            logistics.duration("routeRecordEvery").orElse(DEFAULTS.routeRecordEvery),
            logistics.number("blockedWithinM", 1, 100_000).orElse(DEFAULTS.blockedWithinM),
            logistics.duration("dueWithin").orElse(DEFAULTS.dueWithin));
    logistics.rejectOthers();
    return settings;
  }
}

package org.bluewatch.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * Section {@code dedup}: how long a copy of a record is recognised, in knowledge time.
 *
 * @param horizon for sensors, drones and vehicles
 * @param reportHorizon for patrol reports and supply levels
 */
public record DedupSettings(Duration horizon, Duration reportHorizon) implements Serializable {
  public static final DedupSettings DEFAULTS =
      new DedupSettings(Duration.ofDays(3), Duration.ofDays(90));

  static DedupSettings read(Fields dedup) {
    DedupSettings settings =
        new DedupSettings(
            dedup.duration("horizon").orElse(DEFAULTS.horizon),
            dedup.duration("reportHorizon").orElse(DEFAULTS.reportHorizon));
    dedup.rejectOthers();
    return settings;
  }
}

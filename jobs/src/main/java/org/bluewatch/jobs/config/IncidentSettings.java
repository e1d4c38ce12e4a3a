package org.bluewatch.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * Section {@code incident}: which reports speak of one incident.
 *
 * @param withinM distance in metres to some member below which a report joins, 1 to 1,000,000
 * @param within time to some member below which a report joins
 */
public record IncidentSettings(double withinM, Duration within) implements Serializable {
  public static final IncidentSettings DEFAULTS =
      new IncidentSettings(2000, Duration.ofMinutes(30));

  static IncidentSettings read(Fields incident) {
    IncidentSettings settings =
        new IncidentSettings(
            incident.number("withinM", 1, 1_000_000).orElse(DEFAULTS.withinM),
            incident.duration("within").orElse(DEFAULTS.within));
    incident.rejectOthers();
    return settings;
  }
}

package org.bluewatch.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * Section {@code incident}: which reports speak of one incident, and when it wakes somebody.
 *
 * @param withinM distance in metres to some member below which a report joins, 1 to 1,000,000
 * @param within time to some member below which a report joins
 * @param massCasualties so many killed and injured are a threat to life whatever happened, 1 to
 *     100,000
 * @param staleAfter what became known so long after it happened, or spans as much, wakes nobody
 * @param quietAfter an incident without news for so long is closed
 */
public record IncidentSettings(
    double withinM, Duration within, int massCasualties, Duration staleAfter, Duration quietAfter)
    implements Serializable {
  public static final IncidentSettings DEFAULTS =
      new IncidentSettings(
          2000, Duration.ofMinutes(30), 10, Duration.ofHours(6), Duration.ofHours(6));

  static IncidentSettings read(Fields incident) {
    IncidentSettings settings =
        new IncidentSettings(
            incident.number("withinM", 1, 1_000_000).orElse(DEFAULTS.withinM),
            incident.duration("within").orElse(DEFAULTS.within),
            incident.wholeNumber("massCasualties", 1, 100_000).orElse(DEFAULTS.massCasualties),
            incident.duration("staleAfter").orElse(DEFAULTS.staleAfter),
            incident.duration("quietAfter").orElse(DEFAULTS.quietAfter));
    incident.rejectOthers();
    return settings;
  }
}

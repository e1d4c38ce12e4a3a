package org.bluewatch.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * Section {@code alerts}: the budget of the duty officer's attention.
 *
 * @param pagesPerShift how many pages a shift may bring, 1 to 1000
 * @param shift length of a shift; shifts begin at whole multiples of it since 1970 UTC
 * @param digestAfter how long what the budget leaves no page for is gathered before it is told in
 *     one list, and how often that list is told anew
 * @param consolePerHour how many situations an hour the console shows one by one, 1 to 10,000
 * @param consolePer10Minutes the same for ten minutes
 * @param shelveAtMost after this long every shelving has ended; {@code shift} where nothing is said
 * @param reopenWithin an alert that stands again within this time after its end calls nobody anew
 * @param correlateWithinM alerts this near to each other are one situation, in metres, 1 to 100,000
 * @param correlateWithin and so near in time
 */
public record AlertSettings(
    int pagesPerShift,
    Duration shift,
    Duration digestAfter,
    int consolePerHour,
    int consolePer10Minutes,
    Duration shelveAtMost,
    Duration reopenWithin,
    double correlateWithinM,
    Duration correlateWithin)
    implements Serializable {
  public static final AlertSettings DEFAULTS =
      new AlertSettings(
          6,
          Duration.ofHours(12),
          Duration.ofMinutes(5),
          6,
          10,
          Duration.ofHours(12),
          Duration.ofMinutes(15),
          2_000,
          Duration.ofHours(1));

  static AlertSettings read(Fields alerts) {
    Duration shift = alerts.duration("shift").orElse(DEFAULTS.shift);
    AlertSettings settings =
        new AlertSettings(
            alerts.wholeNumber("pagesPerShift", 1, 1000).orElse(DEFAULTS.pagesPerShift),
            shift,
            alerts.duration("digestAfter").orElse(DEFAULTS.digestAfter),
            alerts.wholeNumber("consolePerHour", 1, 10_000).orElse(DEFAULTS.consolePerHour),
            alerts
                .wholeNumber("consolePer10Minutes", 1, 10_000)
                .orElse(DEFAULTS.consolePer10Minutes),
            alerts.duration("shelveAtMost").orElse(shift),
            alerts.duration("reopenWithin").orElse(DEFAULTS.reopenWithin),
            alerts.number("correlateWithinM", 1, 100_000).orElse(DEFAULTS.correlateWithinM),
            alerts.duration("correlateWithin").orElse(DEFAULTS.correlateWithin));
    alerts.rejectOthers();
    return settings;
  }
}

package org.bluewatch.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * Section {@code alerts}: the budget of the duty officer's attention.
 *
 * @param pagesPerShift how many pages a shift may bring, 1 to 1000
 * @param shift length of a shift
 */
public record AlertSettings(int pagesPerShift, Duration shift) implements Serializable {
  public static final AlertSettings DEFAULTS = new AlertSettings(6, Duration.ofHours(12));

  static AlertSettings read(Fields alerts) {
    AlertSettings settings =
        new AlertSettings(
            alerts.wholeNumber("pagesPerShift", 1, 1000).orElse(DEFAULTS.pagesPerShift),
            alerts.duration("shift").orElse(DEFAULTS.shift));
    alerts.rejectOthers();
    return settings;
  }
}

package org.bluewatch.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * Section {@code coverage}: when a place counts as unwatched.
 *
 * @param darkAfter time since anybody or anything last looked
 */
public record CoverageSettings(Duration darkAfter) implements Serializable {
  public static final CoverageSettings DEFAULTS = new CoverageSettings(Duration.ofDays(2));

  static CoverageSettings read(Fields coverage) {
    CoverageSettings settings =
        new CoverageSettings(coverage.duration("darkAfter").orElse(DEFAULTS.darkAfter));
    coverage.rejectOthers();
    return settings;
  }
}

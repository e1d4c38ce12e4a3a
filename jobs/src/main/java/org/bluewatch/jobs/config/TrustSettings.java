package org.bluewatch.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * Section {@code trust}: which receivers are believed.
 *
 * @param maxSpeedMps speed no vehicle on the ground reaches, in metres per second, 5 to 1,000; one
 *     that says or shows that it is faster is allowed more
 * @param believeAfter a receiver that keeps to an impossible place for so long is believed again
 * @param receivers so many receivers that jump together are jammed or spoofed, 2 to 1,000
 * @param withinM how far from each other they may be, in metres, 1 to 1,000,000
 * @param within how long after each other they may jump
 */
public record TrustSettings(
    double maxSpeedMps, Duration believeAfter, int receivers, double withinM, Duration within)
    implements Serializable {

  public static final TrustSettings DEFAULTS =
      new TrustSettings(40, Duration.ofMinutes(45), 2, 150_000, Duration.ofMinutes(10));

  static TrustSettings read(Fields trust) {
    TrustSettings settings =
        new TrustSettings(
            trust.number("maxSpeedMps", 5, 1000).orElse(DEFAULTS.maxSpeedMps),
            trust.duration("believeAfter").orElse(DEFAULTS.believeAfter),
            trust.wholeNumber("receivers", 2, 1000).orElse(DEFAULTS.receivers),
            trust.number("withinM", 1, 1_000_000).orElse(DEFAULTS.withinM),
            trust.duration("within").orElse(DEFAULTS.within));
    trust.rejectOthers();
    return settings;
  }
}

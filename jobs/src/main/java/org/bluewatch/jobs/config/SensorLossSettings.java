package org.bluewatch.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * Section {@code sensorLoss}: how many neighbouring sensors must fall silent together.
 *
 * @param sensors number of sensors, 2 to 10,000
 * @param withinM how near to each other in metres, 1 to 1,000,000
 * @param within how near to each other in time
 */
public record SensorLossSettings(int sensors, double withinM, Duration within)
    implements Serializable {

  public static final SensorLossSettings DEFAULTS =
      new SensorLossSettings(4, 10_000, Duration.ofMinutes(15));

  static SensorLossSettings read(Fields sensorLoss) {
    SensorLossSettings settings =
        new SensorLossSettings(
            sensorLoss.wholeNumber("sensors", 2, 10_000).orElse(DEFAULTS.sensors),
            sensorLoss.number("withinM", 1, 1_000_000).orElse(DEFAULTS.withinM),
            sensorLoss.duration("within").orElse(DEFAULTS.within));
    sensorLoss.rejectOthers();
    return settings;
  }
}

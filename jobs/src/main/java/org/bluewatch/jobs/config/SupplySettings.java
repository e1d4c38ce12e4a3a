package org.bluewatch.jobs.config;

import java.io.Serializable;

/**
 * Section {@code supply}: when a stock is short.
 *
 * @param warnDays days before a stock runs out at which to warn, 0.1 to 365
 */
public record SupplySettings(double warnDays) implements Serializable {
  public static final SupplySettings DEFAULTS = new SupplySettings(3);

  static SupplySettings read(Fields supply) {
    SupplySettings settings =
        new SupplySettings(supply.number("warnDays", 0.1, 365).orElse(DEFAULTS.warnDays));
    supply.rejectOthers();
    return settings;
  }
}

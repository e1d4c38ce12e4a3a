package org.bluewatch.bench.area;

import java.util.Locale;

/** What the simulated bases use up. */
enum Commodity {
  DIESEL("litre", 900),
  WATER("litre", 12_000),
  RATIONS("ration", 300);

  private final String unit;
  private final int dailyUse;

  Commodity(String unit, int dailyUse) {
    this.unit = unit;
    this.dailyUse = dailyUse;
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  String unit() {
    return unit;
  }

  /** Use per day of one base, in {@link #unit()}. */
  int dailyUse() {
    return dailyUse;
  }
}

package org.bluewatch.bench.area;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happens to the simulated convoys, and when the simulation runs. The last Saturday lies in
 * the first three minutes of the live feed and has one trouble of each kind.
 */
final class Script {
  /** Ninety days that end with the last real events. */
  static final Instant FROM = Instant.parse("2022-10-05T00:00:00Z");

  static final Instant UNTIL = Instant.parse("2023-01-03T00:00:00Z");

  /** {@code feed.liveFrom} in area.yaml. */
  static final Instant LIVE_FROM = Instant.parse("2022-12-30T19:00:00Z");

  /** {@code feed.speed} in area.yaml. */
  static final int LIVE_SPEED = 600;

  enum Kind {
    /** Stands where no halt is planned. */
    HALTED("convoy-halted"),
    /** Leaves the road by up to four kilometres and comes back. */
    OFF_ROUTE("convoy-off-route"),
    /** Drives on, but nothing is heard and nothing is sent later. */
    SILENT("convoy-silent"),
    /** Drives on, and what it stored arrives in one burst. */
    DEFERRED("store-and-forward"),
    /** Drives slowly for the rest of the way. */
    SLOW("convoy-late"),
    /** All vehicles report the same false place. */
    JAMMED("position-jamming"),
    /** The clock of the second vehicle runs nine minutes fast, all the way. */
    FAST_CLOCK("fast-clock");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /**
   * @param share of the way after which it begins, 0 to 1
   */
  record Trouble(Kind kind, double share, Duration duration) {}

  private static final Duration REST_OF_THE_WAY = Duration.ofDays(1);

  private final Map<String, List<Trouble>> troubles = new LinkedHashMap<>();

  Script() {
    plan("SIM-C-BANGUI-KAGA_BANDORO-20221022", Kind.HALTED, 0.6, Duration.ofMinutes(55));
    plan("SIM-C-JUBA-TORIT-20221029", Kind.OFF_ROUTE, 0.5, Duration.ofMinutes(40));
    plan("SIM-C-WAU-AWEIL-20221105", Kind.SILENT, 0.5, Duration.ofMinutes(95));
    plan("SIM-C-BANGUI-BOUAR-20221112", Kind.SLOW, 0.2, REST_OF_THE_WAY);
    plan("SIM-C-BANGUI-BAMBARI-20221116", Kind.HALTED, 0.7, Duration.ofMinutes(150));
    plan("SIM-C-JUBA-BOR-20221121", Kind.DEFERRED, 0.3, Duration.ofHours(2));
    plan("SIM-C-BANGUI-BOUAR-20221126", Kind.JAMMED, 0, Duration.ofMinutes(30));
    plan("SIM-C-BANGUI-KAGA_BANDORO-20221126", Kind.JAMMED, 0, Duration.ofMinutes(30));
    plan("SIM-C-RUMBEK-WAU-20221129", Kind.FAST_CLOCK, 0, REST_OF_THE_WAY);
    plan("SIM-C-BANGUI-BOUAR-20221231", Kind.JAMMED, 0, Duration.ofMinutes(30));
    plan("SIM-C-BANGUI-BOUAR-20221231", Kind.SLOW, 0.2, REST_OF_THE_WAY);
    plan("SIM-C-BANGUI-KAGA_BANDORO-20221231", Kind.JAMMED, 0, Duration.ofMinutes(30));
    plan("SIM-C-BAMBARI-BRIA-20221231", Kind.HALTED, 0.35, Duration.ofMinutes(330));
    plan("SIM-C-JUBA-TORIT-20221231", Kind.OFF_ROUTE, 0.4, Duration.ofMinutes(50));
    plan("SIM-C-WAU-AWEIL-20221231", Kind.SILENT, 0.3, Duration.ofMinutes(100));
  }

  private void plan(String convoyId, Kind kind, double share, Duration duration) {
    troubles
        .computeIfAbsent(convoyId, c -> new ArrayList<>())
        .add(new Trouble(kind, share, duration));
  }

  /** What befalls this convoy; empty for most. */
  List<Trouble> of(String convoyId) {
    return troubles.getOrDefault(convoyId, List.of());
  }

  /** The convoys that something befalls. */
  Iterable<String> convoyIds() {
    return troubles.keySet();
  }
}

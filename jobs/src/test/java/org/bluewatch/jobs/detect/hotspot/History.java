package org.bluewatch.jobs.detect.hotspot;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bluewatch.jobs.config.HotspotSettings;
import org.hipparchus.random.RandomDataGenerator;

/**
 * Histories that are drawn from a known world, so that it can be seen whether it is found again.
 */
final class History {
  /** Events an hour of a cell. */
  interface Rate {
    double at(int cell, long hourMs);
  }

  static final long[] CELLS = Events.GRID.disk(Events.TOWN, 8);
  static final Scales SCALES = scales("1h", "3h", "6h", "12h", "1d", "3d", "7d");

  private History() {}

  static AreaCells cells() {
    return new AreaCells(Events.GRID, CELLS, SCALES.rings());
  }

  /** Of three rings and a history long enough for all of the windows, which are all fast. */
  static Scales scales(String... durations) {
    List<Duration> lengths =
        Arrays.stream(durations)
            .map(d -> Duration.parse(d.endsWith("d") ? "P" + d : "PT" + d))
            .toList();
    HotspotSettings defaults = Events.SETTINGS;
    return new Scales(
        new HotspotSettings(
            1,
            defaults.evaluateEvery(),
            lengths,
            lengths.subList(0, 1),
            3,
            Duration.ofDays(56),
            defaults.events()),
        Events.GRID);
  }

  /** Days from the beginning on, with a Poisson number of events in each cell and hour. */
  static PaneHistory of(Scales scales, int days, long seed, Rate rate) {
    AreaCells cells = cells();
    var history = new PaneHistory(cells, scales);
    var draw = new RandomDataGenerator(seed);
    int ids = 0;
    for (int day = 0; day < days; day++) {
      var builder = new DayPanesBuilder(Events.day(day), scales);
      for (int cell = 0; cell < cells.size(); cell++) {
        for (int hour = 0; hour < 24; hour++) {
          long hourMs = Events.day(day) + hour * Events.HOUR_MS;
          double mean = rate.at(cell, hourMs);
          for (int i = mean > 0 ? draw.nextPoisson(mean) : 0; i > 0; i--) {
            builder.count(Events.event("h" + ids++, cells.cell(cell), hourMs), 1, List.of());
          }
        }
      }
      history.put(builder.build());
    }
    return history;
  }
}

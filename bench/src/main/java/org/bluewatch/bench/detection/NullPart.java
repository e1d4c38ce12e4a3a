package org.bluewatch.bench.detection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.bluewatch.common.model.Hotspot;

/** Worlds in which nothing happens: every hotspot is false. */
final class NullPart {
  private static final double CELL_DAYS = 2e6;

  private final Plan plan;

  /**
   * A world to be watched.
   *
   * @param warmDays before counting begins
   * @param days in which hotspots are counted
   * @param large true if only Bluewatch is run in it
   */
  private record Watch(WorldSettings settings, int warmDays, int days, boolean large) {}

  NullPart(Plan plan) {
    this.plan = plan;
  }

  /** Runs worlds of the usual size. */
  void run(List<WorldSettings> worlds, Tables tables, ObjectNode json) {
    run(
        "False episodes where nothing happens",
        worlds.stream()
            .map(settings -> new Watch(settings, Playback.WARM_UP_DAYS, plan.nullDays(), false))
            .toList(),
        tables,
        json);
  }

  /** Runs smaller and larger worlds; the larger, the shorter. */
  void runSizes(WorldSettings settings, Tables tables, ObjectNode json) {
    run(
        "False episodes in smaller and larger worlds",
        List.of(
            watch(settings, 200, Playback.WARM_UP_DAYS),
            watch(settings, 10_000, Playback.WARM_UP_DAYS),
            watch(settings, 100_000, Playback.WARM_UP_DAYS / 2)),
        tables,
        json);
  }

  private Watch watch(WorldSettings settings, int cells, int warmDays) {
    int days = (int) Math.min(plan.nullDays(), CELL_DAYS / cells);
    String name = String.format(Locale.ROOT, "%s, %,d cells", settings.name(), cells);
    return new Watch(settings.withCells(cells).named(name), warmDays, days, cells > 2_000);
  }

  private void run(String title, List<Watch> watches, Tables tables, ObjectNode json) {
    Table table =
        tables.add(title, List.of("world", "alarm", "days", "episodes", "per 30 days", "goal"));
    ObjectNode figures = json.withObject("/null");
    for (Watch watch : watches) {
      WorldSettings settings = watch.settings;
      Plan.Warm warm = plan.warm(settings, "null", watch.warmDays, watch.large);
      int[] opened = new int[warm.alarms().size()];
      warm.playback()
          .runUntil(
              warm.playback().nowMs() + watch.days * Plan.DAY_MS,
              (alarm, told) -> opened[alarm] += opened(told));
      ObjectNode ofWorld = figures.putObject(settings.name());
      for (int i = 0; i < opened.length; i++) {
        Budget budget = new Budget(opened[i], watch.days);
        table.row(
            List.of(
                settings.name(),
                warm.alarms().get(i),
                "" + watch.days,
                "" + opened[i],
                budget.per30Days().text(),
                budget.verdict()));
        Table.put(ofWorld, warm.alarms().get(i), budget.per30Days());
      }
    }
  }

  /** Number of hotspots told of for the first time. */
  static int opened(List<Hotspot> told) {
    return (int) told.stream().filter(NullPart::opens).count();
  }

  /** True if it is told of for the first time. */
  static boolean opens(Hotspot told) {
    return told.revision() == 1 && told.status() == Hotspot.Status.OPEN;
  }
}

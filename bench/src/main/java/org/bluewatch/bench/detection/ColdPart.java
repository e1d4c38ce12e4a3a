package org.bluewatch.bench.detection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The first weeks of worlds in which nothing happens and of which nothing is known: half of them
 * without a baseline, the other half with a threshold that rests on theory.
 */
final class ColdPart {
  private static final int DAYS = 28;
  private static final int WORLDS_PER_WORLD = 4;

  private final Plan plan;

  ColdPart(Plan plan) {
    this.plan = plan;
  }

  void run(List<WorldSettings> kinds, Tables tables, ObjectNode json) {
    Table table =
        tables.add(
            "False episodes of Bluewatch in the first " + DAYS + " days of worlds",
            List.of(
                "world",
                "worlds",
                "days 1-14",
                "days 15-28",
                "per 30 days",
                "most in one",
                "goal"));
    ObjectNode figures = json.withObject("/cold");
    for (WorldSettings settings : kinds) {
      int worlds = WORLDS_PER_WORLD * plan.worlds();
      int[] halves = new int[2];
      int most = 0;
      for (int w = 0; w < worlds; w++) {
        int[] opened = opened(new World(settings, plan.seed() + "/cold/" + w));
        halves[0] += opened[0];
        halves[1] += opened[1];
        most = Math.max(most, opened[0] + opened[1]);
      }
      Budget budget = new Budget(halves[0] + halves[1], worlds * DAYS);
      table.row(
          List.of(
              settings.name(),
              "" + worlds,
              "" + halves[0],
              "" + halves[1],
              budget.per30Days().text(),
              "" + most,
              budget.verdict()));
      ObjectNode ofKind = figures.putObject(settings.name());
      ofKind.put("worlds", worlds).put("first", halves[0]).put("second", halves[1]);
      Table.put(ofKind, "per30Days", budget.per30Days());
    }
  }

  /** Hotspots opened in each half. */
  private static int[] opened(World world) {
    int[] halves = new int[2];
    var playback = new Playback(world, List.of(new BluewatchAlarm(world.space())));
    for (int half = 0; half < halves.length; half++) {
      int now = half;
      playback.runUntil(
          Playback.START_MS + (half + 1) * DAYS / 2 * Plan.DAY_MS,
          (alarm, told) -> halves[now] += NullPart.opened(told));
    }
    return halves;
  }
}

package org.bluewatch.bench.detection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import org.bluewatch.common.model.Hotspot;

/** Worlds in which nothing happens: every hotspot is false. */
final class NullPart {
  private static final double DAYS_PER_UNIT = 30;

  /** A rate of one in 30 days that is held gives more than this in 360 days once in 27 times. */
  private static final double MAX_EPISODES_PER_UNIT = 18.0 / 12;

  private final Plan plan;

  NullPart(Plan plan) {
    this.plan = plan;
  }

  void run(List<WorldSettings> worlds, PrintWriter out, ObjectNode json) {
    Table table =
        new Table(
            out,
            "False episodes per 30 days where nothing happens, over " + plan.nullDays() + " days",
            List.of("world", "alarm", "episodes", "per 30 days", "goal"));
    ObjectNode figures = json.putObject("null");
    for (WorldSettings settings : worlds) {
      Plan.Warm warm = plan.warm(settings, "null");
      int[] opened = new int[warm.alarms().size()];
      warm.playback()
          .runUntil(
              Plan.WARM_MS + plan.nullDays() * Plan.DAY_MS,
              (alarm, told) -> opened[alarm] += opened(told));
      ObjectNode ofWorld = figures.putObject(settings.name());
      for (int i = 0; i < opened.length; i++) {
        Estimate rate = Estimate.rate(opened[i], plan.nullDays() / DAYS_PER_UNIT);
        table.row(
            List.of(
                settings.name(),
                warm.alarms().get(i),
                "" + opened[i],
                rate.text(),
                rate.value() <= MAX_EPISODES_PER_UNIT ? "met" : "missed"));
        Table.put(ofWorld, warm.alarms().get(i), rate);
      }
    }
  }

  /** Number of hotspots told of for the first time. */
  static int opened(List<Hotspot> told) {
    return (int)
        told.stream().filter(h -> h.revision() == 1 && h.status() == Hotspot.Status.OPEN).count();
  }
}

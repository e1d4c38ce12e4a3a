package org.bluewatch.bench.detection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The same outbreaks in the same worlds, heard of at once and heard of late. */
final class LatePart {
  private static final double MAX_LOSS_POINTS = 10;

  private final Plan plan;

  LatePart(Plan plan) {
    this.plan = plan;
  }

  void run(WorldSettings late, Tables tables, ObjectNode json) {
    var power = new PowerPart(plan);
    var prompt = power.measure(late.withLate(false), OutbreakKind.GOALS);
    Table table =
        tables.add(
            "Power lost to delays in the world '" + late.name() + "', in points",
            List.of(
                "outbreak (rings, extra)",
                "alarm",
                "goal",
                "in 6 h, prompt",
                "in 6 h, late",
                "loss",
                "in 24 h, prompt",
                "in 24 h, late",
                "loss"));
    ObjectNode figures = json.withObject("/late").putObject(late.name());
    power
        .measure(late, OutbreakKind.GOALS)
        .forEach(
            (kind, byAlarm) -> {
              ObjectNode ofKind = figures.putObject(kind.name());
              byAlarm.forEach(
                  (alarm, score) ->
                      show(kind, alarm, prompt.get(kind), score, table, ofKind.putObject(alarm)));
            });
  }

  private static void show(
      OutbreakKind kind,
      String alarm,
      Map<String, PowerScore> prompt,
      PowerScore late,
      Table table,
      ObjectNode json) {
    PowerScore before = prompt.get(alarm);
    double loss6 = loss(before.power6(), late.power6());
    double loss24 = loss(before.power24(), late.power24());
    // What the goal of this kind is set on.
    double counts = kind.goal6() > 0 ? loss6 : loss24;
    table.row(
        List.of(
            kind.name(),
            alarm,
            counts <= MAX_LOSS_POINTS ? "met" : "missed",
            before.power6().text(),
            late.power6().text(),
            points(loss6),
            before.power24().text(),
            late.power24().text(),
            points(loss24)));
    before.put(json.putObject("prompt"));
    late.put(json.putObject("late"));
  }

  private static double loss(Estimate before, Estimate after) {
    return 100 * (before.value() - after.value());
  }

  private static String points(double loss) {
    return String.format(Locale.ROOT, "%.0f", loss);
  }
}

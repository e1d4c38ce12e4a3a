package org.bluewatch.bench.detection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bluewatch.bench.Draw;

/** Worlds in which something happens that must not make many hotspots. */
final class DecoyPart {
  private final Plan plan;

  DecoyPart(Plan plan) {
    this.plan = plan;
  }

  void run(List<WorldSettings> worlds, PrintWriter out, ObjectNode json) {
    Table table =
        new Table(
            out,
            "Episodes of each decoy, " + plan.worlds() * plan.trials() + " of each kind",
            List.of("world", "decoy", "alarm", "mean", "more than one", "most", "goal"));
    for (WorldSettings settings : worlds) {
      ObjectNode figures = json.withObject("/decoys").putObject(settings.name());
      measure(settings)
          .forEach(
              (decoy, byAlarm) -> {
                ObjectNode ofDecoy = figures.putObject(decoy);
                byAlarm.forEach(
                    (alarm, episodes) ->
                        show(settings, decoy, alarm, episodes, table, ofDecoy.putObject(alarm)));
              });
    }
  }

  private void show(
      WorldSettings settings,
      String decoy,
      String alarm,
      List<Integer> episodes,
      Table table,
      ObjectNode json) {
    Draw draw = Draw.of(plan.seed(), "bootstrap", decoy, alarm);
    Estimate mean =
        Estimate.mean(episodes.stream().mapToDouble(Integer::doubleValue).toArray(), draw);
    int many = (int) episodes.stream().filter(n -> n > 1).count();
    Estimate moreThanOne = Estimate.share(many, episodes.size());
    int most = episodes.stream().mapToInt(Integer::intValue).max().orElse(0);
    table.row(
        List.of(
            settings.name(),
            decoy,
            alarm,
            mean.text(),
            moreThanOne.text(),
            "" + most,
            mean.value() <= 1 ? "met" : "missed"));
    Table.put(json, "mean", mean);
    Table.put(json, "moreThanOne", moreThanOne);
    json.put("most", most);
  }

  /** The number of hotspots opened in each trial, by decoy and alarm. */
  private Map<String, Map<String, List<Integer>>> measure(WorldSettings settings) {
    Map<String, Map<String, List<Integer>>> episodes = new LinkedHashMap<>();
    for (int w = 0; w < plan.worlds(); w++) {
      Plan.Warm warm = plan.warm(settings, "decoy/" + w);
      for (int trial = 0; trial < plan.trials(); trial++) {
        Draw draw = Draw.of(warm.playback().world().seed(), "decoy", trial);
        long startMs = warm.playback().nowMs() + draw.between(0, 23) * World.HOUR_MS;
        for (Decoy decoy : Decoy.all(warm.playback().world().space(), startMs, draw)) {
          if (decoy instanceof Decoy.EffortSurge && !settings.effort()) {
            continue;
          }
          int[] opened = opened(warm, decoy, trial);
          for (int alarm = 0; alarm < opened.length; alarm++) {
            episodes
                .computeIfAbsent(decoy.getClass().getSimpleName(), unused -> new LinkedHashMap<>())
                .computeIfAbsent(warm.alarms().get(alarm), unused -> new ArrayList<>())
                .add(opened[alarm]);
          }
        }
      }
    }
    return episodes;
  }

  private static int[] opened(Plan.Warm warm, Decoy decoy, int trial) {
    int[] opened = new int[warm.alarms().size()];
    Playback playback = warm.playback().fork(decoy.getClass().getSimpleName() + "/" + trial, decoy);
    playback.runUntil(decoy.startMs(), (alarm, told) -> {});
    playback.runUntil(
        decoy.endMs() + Plan.DAY_MS, (alarm, told) -> opened[alarm] += NullPart.opened(told));
    return opened;
  }
}

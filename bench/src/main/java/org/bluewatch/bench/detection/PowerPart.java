package org.bluewatch.bench.detection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bluewatch.bench.Draw;
import org.bluewatch.common.model.Hotspot;

/** Worlds in which outbreaks happen, each in a future of its own. */
final class PowerPart {
  private static final int DAYS_AFTER = 3;

  private final Plan plan;

  PowerPart(Plan plan) {
    this.plan = plan;
  }

  /** The scores of each kind, by alarm. */
  Map<OutbreakKind, Map<String, PowerScore>> measure(
      WorldSettings settings, List<OutbreakKind> kinds) {
    // By kind, then by alarm.
    Map<Integer, Map<String, List<TrialScore>>> trials = new TreeMap<>();
    for (int w = 0; w < plan.worlds(); w++) {
      Plan.Warm warm = plan.warm(settings, "power/" + w);
      for (int kind = 0; kind < kinds.size(); kind++) {
        for (int trial = 0; trial < plan.trials(); trial++) {
          var scores = trial(warm.playback(), kinds.get(kind), trial);
          for (int alarm = 0; alarm < scores.size(); alarm++) {
            trials
                .computeIfAbsent(kind, unused -> new LinkedHashMap<>())
                .computeIfAbsent(warm.alarms().get(alarm), unused -> new ArrayList<>())
                .add(scores.get(alarm));
          }
        }
      }
    }
    Map<OutbreakKind, Map<String, PowerScore>> scores = new LinkedHashMap<>();
    trials.forEach(
        (kind, byAlarm) -> {
          Map<String, PowerScore> ofKind = new LinkedHashMap<>();
          byAlarm.forEach(
              (alarm, all) -> {
                Draw draw = Draw.of(plan.seed(), "bootstrap", kinds.get(kind).name(), alarm);
                ofKind.put(alarm, PowerScore.of(all, draw));
              });
          scores.put(kinds.get(kind), ofKind);
        });
    return scores;
  }

  private List<TrialScore> trial(Playback warm, OutbreakKind kind, int trial) {
    World world = warm.world();
    String future = kind.name() + "/" + trial;
    Draw draw = Draw.of(world.seed(), "outbreak", future);
    Outbreak outbreak = kind.draw(world.space(), warm.nowMs(), draw);
    Playback playback = warm.fork(future, outbreak);
    Map<Integer, List<Hotspot>> told = new TreeMap<>();
    playback.runUntil(
        outbreak.endMs() + DAYS_AFTER * Plan.DAY_MS,
        (alarm, hotspots) ->
            told.computeIfAbsent(alarm, unused -> new ArrayList<>()).addAll(hotspots));
    return told.values().stream()
        .map(hotspots -> TrialScore.of(outbreak, world.space(), hotspots))
        .toList();
  }

  /**
   * @param figuresName what the figures are called for programs
   */
  void run(
      WorldSettings settings,
      List<OutbreakKind> kinds,
      String figuresName,
      Tables tables,
      ObjectNode json) {
    var scores = measure(settings, kinds);
    List<String> columns = new ArrayList<>(List.of("outbreak (rings, extra)", "alarm", "goal"));
    columns.addAll(
        List.of("in 6 h", "in 24 h", "delay h", "precision", "recall", "IoU", "ids", "flaps"));
    columns.addAll(List.of("close h", "close windows", "beside oracle Gi*: 6 h, 24 h, delay"));
    String title =
        String.format(
            "Outbreaks in the world '%s', %d of each kind",
            settings.name(), plan.worlds() * plan.trials());
    Table table = tables.add(title, columns);
    ObjectNode figures = json.withObject("/" + figuresName).putObject(settings.name());
    scores.forEach(
        (kind, byAlarm) -> {
          ObjectNode ofKind = figures.putObject(kind.name());
          byAlarm.forEach(
              (alarm, score) -> {
                List<String> row =
                    new ArrayList<>(List.of(kind.name(), alarm, kind.verdict(score)));
                score.figures().values().forEach(estimate -> row.add(estimate.text()));
                PowerScore gi = byAlarm.get(Contest.ORACLE_GI);
                row.add(gi == null || gi == score ? "" : score.beside(gi));
                table.row(row);
                score.put(ofKind.putObject(alarm));
              });
        });
  }
}

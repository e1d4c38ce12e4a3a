package org.bluewatch.bench.detection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.bluewatch.bench.Draw;

/**
 * Worlds in which something happens that must not make many hotspots. Each future is played twice,
 * with and without it: what opens in both has nothing to do with it.
 */
final class DecoyPart {
  private final Plan plan;

  DecoyPart(Plan plan) {
    this.plan = plan;
  }

  /**
   * What one decoy brought about.
   *
   * @param with hotspots opened from its beginning to a day after its end
   * @param without those opened in the same time of the same future without it
   * @param because those that only exist with it
   */
  private record Trial(int with, int without, int because) {}

  void run(List<WorldSettings> worlds, Tables tables, ObjectNode json) {
    Table table =
        tables.add(
            "Episodes of each decoy, " + plan.worlds() * plan.trials() + " of each kind",
            List.of(
                "world",
                "decoy",
                "alarm",
                "with it",
                "without it",
                "because of it",
                "more than one",
                "most",
                "goal"));
    for (WorldSettings settings : worlds) {
      ObjectNode figures = json.withObject("/decoys").putObject(settings.name());
      measure(settings)
          .forEach(
              (decoy, byAlarm) -> {
                ObjectNode ofDecoy = figures.putObject(decoy);
                byAlarm.forEach(
                    (alarm, trials) ->
                        show(settings, decoy, alarm, trials, table, ofDecoy.putObject(alarm)));
              });
    }
  }

  private void show(
      WorldSettings settings,
      String decoy,
      String alarm,
      List<Trial> trials,
      Table table,
      ObjectNode json) {
    Draw draw = Draw.of(plan.seed(), "bootstrap", decoy, alarm);
    Estimate with = mean(trials, Trial::with, draw);
    Estimate without = mean(trials, Trial::without, draw);
    Estimate because = mean(trials, Trial::because, draw);
    int many = (int) trials.stream().filter(trial -> trial.because > 1).count();
    Estimate moreThanOne = Estimate.share(many, trials.size());
    int most = trials.stream().mapToInt(Trial::because).max().orElse(0);
    table.row(
        List.of(
            settings.name(),
            decoy,
            alarm,
            with.text(),
            without.text(),
            because.text(),
            moreThanOne.text(),
            "" + most,
            many == 0 ? "met" : "missed in " + many + " of " + trials.size()));
    Table.put(json, "with", with);
    Table.put(json, "without", without);
    Table.put(json, "because", because);
    Table.put(json, "moreThanOne", moreThanOne);
    json.put("most", most);
  }

  private static Estimate mean(List<Trial> trials, ToDoubleFunction<Trial> figure, Draw draw) {
    return Estimate.mean(trials.stream().mapToDouble(figure).toArray(), draw);
  }

  /** All trials, by decoy and alarm. */
  private Map<String, Map<String, List<Trial>>> measure(WorldSettings settings) {
    Map<String, Map<String, List<Trial>>> trials = new LinkedHashMap<>();
    for (int w = 0; w < plan.worlds(); w++) {
      Plan.Warm warm = plan.warm(settings, "decoy/" + w);
      for (int t = 0; t < plan.trials(); t++) {
        World world = warm.playback().world();
        Draw draw = Draw.of(world.seed(), "decoy", t);
        long startMs = warm.playback().nowMs() + draw.between(0, 23) * World.HOUR_MS;
        List<Decoy> decoys = new ArrayList<>(Decoy.all(world.space(), startMs, draw));
        decoys.removeIf(decoy -> decoy instanceof Decoy.EffortSurge && !settings.effort());
        long endMs = decoys.stream().mapToLong(DecoyPart::watchedUntilMs).max().orElseThrow();
        String future = "decoy/" + t;
        List<Map<String, Long>> without = opened(warm, future, Happening.NONE, endMs);
        for (Decoy decoy : decoys) {
          List<Map<String, Long>> with = opened(warm, future, decoy, watchedUntilMs(decoy));
          for (int alarm = 0; alarm < with.size(); alarm++) {
            trials
                .computeIfAbsent(decoy.getClass().getSimpleName(), unused -> new LinkedHashMap<>())
                .computeIfAbsent(warm.alarms().get(alarm), unused -> new ArrayList<>())
                .add(trial(decoy, with.get(alarm), without.get(alarm)));
          }
        }
      }
    }
    return trials;
  }

  private static long watchedUntilMs(Decoy decoy) {
    return decoy.endMs() + Plan.DAY_MS;
  }

  private static Trial trial(Decoy decoy, Map<String, Long> with, Map<String, Long> without) {
    int because = 0;
    for (String id : with.keySet()) {
      because += without.containsKey(id) ? 0 : 1;
    }
    return new Trial(since(decoy, with), since(decoy, without), because);
  }

  private static int since(Decoy decoy, Map<String, Long> opened) {
    return (int)
        opened.values().stream()
            .filter(ms -> ms > decoy.startMs() && ms <= watchedUntilMs(decoy))
            .count();
  }

  /** Of each alarm the ids of the hotspots of a future, with the time at which each opened. */
  private static List<Map<String, Long>> opened(
      Plan.Warm warm, String future, Happening what, long endMs) {
    List<Map<String, Long>> opened = new ArrayList<>();
    warm.alarms().forEach(alarm -> opened.add(new LinkedHashMap<>()));
    warm.playback()
        .fork(future, what)
        .runUntil(
            endMs,
            (alarm, told) ->
                told.stream()
                    .filter(NullPart::opens)
                    .forEach(h -> opened.get(alarm).put(h.hotspotId(), h.knownMs())));
    return opened;
  }
}

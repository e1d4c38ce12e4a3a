package org.bluewatch.bench.detection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an evaluation costs in larger and larger worlds, and how much memory the detector keeps. */
final class ScalePart {
  private static final double EVENTS_PER_CELL_HOUR = 0.002;
  private static final int DAYS_BETWEEN_EVALUATIONS = 7;
  private static final int STEPS = 12;
  private static final double GOAL_S = 10;
  private static final double MEGABYTE = 1 << 20;

  private final String seed;

  /**
   * What one world took.
   *
   * @param startS CPU seconds until the detector stands
   * @param steps CPU seconds of each of the hourly evaluations, ascending
   * @param weeklyS the longest of the evaluations a week apart, in which habit is learnt anew
   * @param learnS CPU seconds to take in all that was reported in the warm-up
   */
  private record Cost(
      int cells, double startS, double[] steps, double weeklyS, double learnS, double heapMb) {
    double median() {
      return Estimate.medianOf(steps);
    }

    double most() {
      return steps[steps.length - 1];
    }
  }

  ScalePart(String seed) {
    this.seed = seed;
  }

  void run(List<Integer> sizes, PrintWriter out, ObjectNode json) {
    Table table =
        new Table(
            out,
            "An evaluation by number of cells, one core, "
                + EVENTS_PER_CELL_HOUR
                + " events per cell and hour, 56 days known",
            List.of(
                "cells",
                "CPU s/step",
                "longest",
                "s/step, ratio",
                "cells, ratio",
                "weekly step, s",
                "start, s",
                "learn s/day",
                "heap MB",
                "goal"));
    var array = json.putArray("scale");
    Cost before = null;
    for (int size : sizes) {
      Cost cost = measure(size);
      table.row(row(cost, before));
      array
          .addObject()
          .put("cells", cost.cells)
          .put("stepS", rounded(cost.median()))
          .put("longestStepS", rounded(cost.most()))
          .put("weeklyStepS", rounded(cost.weeklyS))
          .put("startS", rounded(cost.startS))
          .put("learnSPerDay", rounded(cost.learnS / Playback.WARM_UP_DAYS))
          .put("heapMb", rounded(cost.heapMb));
      before = cost;
    }
  }

  private static List<String> row(Cost cost, Cost before) {
    List<String> row = new ArrayList<>();
    row.add(String.format(Locale.ROOT, "%,d", cost.cells));
    row.add(number(cost.median()));
    row.add(number(cost.most()));
    row.add(before == null ? "" : number(cost.median() / before.median()));
    row.add(before == null ? "" : number((double) cost.cells / before.cells));
    row.add(number(cost.weeklyS));
    row.add(number(cost.startS));
    row.add(number(cost.learnS / Playback.WARM_UP_DAYS));
    row.add(number(cost.heapMb));
    row.add(Math.max(cost.most(), cost.weeklyS) <= GOAL_S ? "met" : "missed");
    return row;
  }

  private Cost measure(int cells) {
    double perDay = EVENTS_PER_CELL_HOUR * 24 * WorldSettings.REFERENCE.cells();
    WorldSettings settings = WorldSettings.REFERENCE.withEventsPerDay(perDay).withCells(cells);
    World world = new World(settings, seed + "/scale");
    double heapBefore = heapMb();
    double beganS = cpuS();
    Alarm alarm = new BluewatchAlarm(world.space());
    double startS = cpuS() - beganS;
    // World and clock cost the same without an alarm; what is more with it, is the detector's.
    double silentS = listen(new Playback(world, List.of()), Plan.WARM_MS);
    Playback playback = new Playback(world, List.of(alarm));
    double learnS = 0;
    double weeklyS = 0;
    for (long untilMs = Playback.START_MS; untilMs < Plan.WARM_MS; ) {
      untilMs += DAYS_BETWEEN_EVALUATIONS * Plan.DAY_MS;
      learnS += listen(playback, untilMs);
      weeklyS = Math.max(weeklyS, evaluate(alarm, playback));
    }
    double[] steps = new double[STEPS];
    for (int i = 0; i < STEPS; i++) {
      playback.listen();
      steps[i] = evaluate(alarm, playback);
    }
    Arrays.sort(steps);
    double heap = heapMb() - heapBefore;
    // Reachable until here, so that it is in the heap that was measured.
    java.lang.ref.Reference.reachabilityFence(alarm);
    return new Cost(
        world.space().size(), startS, steps, weeklyS, Math.max(0, learnS - silentS), heap);
  }

  private static double evaluate(Alarm alarm, Playback playback) {
    double startS = cpuS();
    alarm.evaluate(playback.nowMs());
    return cpuS() - startS;
  }

  private static double listen(Playback playback, long untilMs) {
    double startS = cpuS();
    while (playback.nowMs() < untilMs) {
      playback.listen();
    }
    return cpuS() - startS;
  }

  private static double cpuS() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  private static double heapMb() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 1 ? "%.4f" : "%,.1f", value);
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}

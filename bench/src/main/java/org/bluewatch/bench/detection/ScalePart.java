package org.bluewatch.bench.detection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * What an evaluation costs in larger and larger worlds, and how much memory the detector keeps: of
 * steps with an hour of news each, those within the day, those at midnight, when the baseline is
 * learnt, and the one at the instant in the week when spread and threshold are learnt too.
 */
final class ScalePart {
  private static final double SPARSE = 0.002;
  private static final double DENSE = 0.2;

  /** Worlds begin on a Monday; so many days after a full week the week of the detector begins. */
  private static final int DAYS_AFTER_WEEKS = 3;

  /** In the second week there is no baseline yet, but many events are known. */
  private static final int FIRST_COLD_DAYS = 7;

  private static final int COLD_DAYS = 14;

  /** So many days before the end are measured: all that is found once has been found by then. */
  private static final int MEASURED_DAYS = 2;

  private static final int SILENT_DAYS = 3;
  private static final double GOAL_S = 10;
  private static final double MEGABYTE = 1 << 20;

  /**
   * A world to be measured.
   *
   * @param weeks of history before the three days at the end
   */
  record Size(WorldSettings kind, int cells, double eventsPerCellHour, int weeks) {
    /** Ascending; in the largest and the densest a shorter history, as simulating it takes long. */
    static final List<Size> ALL =
        List.of(
            new Size(WorldSettings.REFERENCE, 1_000, SPARSE, 8),
            new Size(WorldSettings.REFERENCE, 10_000, SPARSE, 8),
            new Size(WorldSettings.REFERENCE, 100_000, SPARSE, 8),
            new Size(WorldSettings.REFERENCE, 1_000_000, SPARSE, 3),
            new Size(WorldSettings.LATE, 100_000, SPARSE, 3),
            new Size(WorldSettings.REFERENCE, 100_000, DENSE, 2));

    static final List<Size> QUICK = ALL.subList(0, 2);

    int days() {
      return 7 * weeks + DAYS_AFTER_WEEKS;
    }

    /** As many events in each cell and hour, however many cells. */
    WorldSettings settings() {
      return kind.withEventsPerDay(eventsPerCellHour * 24 * kind.cells()).withCells(cells);
    }
  }

  /**
   * What one world took.
   *
   * @param startS CPU seconds until the detector stands
   * @param coldS CPU seconds of the longest step of the second week
   * @param hourly CPU seconds of each step within the day, ascending
   * @param midnightS the longest step at midnight
   * @param weeklyS the step at the weekly instant
   * @param learnS CPU seconds to take in a day of reports
   */
  private record Cost(
      Size size,
      double startS,
      double coldS,
      double[] hourly,
      double midnightS,
      double weeklyS,
      double learnS,
      double heapMb) {
    double median() {
      return Estimate.medianOf(hourly);
    }

    double most() {
      return hourly[hourly.length - 1];
    }

    boolean met() {
      return DoubleStream.of(coldS, most(), midnightS, weeklyS).max().orElseThrow() <= GOAL_S;
    }
  }

  private final String seed;

  ScalePart(String seed) {
    this.seed = seed;
  }

  void run(List<Size> sizes, Tables tables, ObjectNode json) {
    Table table =
        tables.add(
            "CPU seconds of an evaluation by number of cells, one thread, an hour of news each",
            List.of(
                "world",
                "cells",
                "events/cell/h",
                "days known",
                "second week",
                "hourly, median",
                "hourly, longest",
                "median, ratio",
                "cells, ratio",
                "midnight",
                "weekly",
                "start",
                "learn, per day",
                "heap MB",
                "goal"));
    var array = json.putArray("scale");
    Cost before = null;
    for (Size size : sizes) {
      Cost cost = measure(size);
      boolean same =
          before != null
              && before.size.kind.equals(size.kind)
              && before.size.eventsPerCellHour == size.eventsPerCellHour;
      table.row(row(cost, same ? before : null));
      array
          .addObject()
          .put("world", size.kind.name())
          .put("cells", size.cells)
          .put("eventsPerCellHour", size.eventsPerCellHour)
          .put("daysKnown", size.days())
          .put("secondWeekS", rounded(cost.coldS))
          .put("hourlyS", rounded(cost.median()))
          .put("longestHourlyS", rounded(cost.most()))
          .put("midnightS", rounded(cost.midnightS))
          .put("weeklyS", rounded(cost.weeklyS))
          .put("startS", rounded(cost.startS))
          .put("learnSPerDay", rounded(cost.learnS))
          .put("heapMb", rounded(cost.heapMb));
      before = cost;
    }
  }

  private static List<String> row(Cost cost, Cost before) {
    List<String> row = new ArrayList<>();
    row.add(cost.size.kind.name());
    row.add(String.format(Locale.ROOT, "%,d", cost.size.cells));
    row.add(String.valueOf(cost.size.eventsPerCellHour));
    row.add(String.valueOf(cost.size.days()));
    row.add(number(cost.coldS));
    row.add(number(cost.median()));
    row.add(number(cost.most()));
    row.add(before == null ? "" : number(cost.median() / before.median()));
    row.add(before == null ? "" : number((double) cost.size.cells / before.size.cells));
    row.add(number(cost.midnightS));
    row.add(number(cost.weeklyS));
    row.add(number(cost.startS));
    row.add(number(cost.learnS));
    row.add(number(cost.heapMb));
    row.add(cost.met() ? "met" : "missed");
    return row;
  }

  private Cost measure(Size size) {
    World world = new World(size.settings(), seed + "/scale");
    double heapBefore = heapMb();
    double beganS = cpuS();
    Alarm alarm = new BluewatchAlarm(world.space());
    double startS = cpuS() - beganS;
    // World and clock cost the same without an alarm; what is more with it, is the detector's.
    long silentMs = Playback.START_MS + SILENT_DAYS * Plan.DAY_MS;
    double silentS = listen(new Playback(world, List.of()), silentMs) / SILENT_DAYS;
    Playback playback = new Playback(world, List.of(alarm));
    List<Double> hourly = new ArrayList<>();
    double coldS = 0;
    double midnightS = 0;
    double weeklyS = 0;
    double listenS = 0;
    for (int hour = 1; hour <= 24 * size.days(); hour++) {
      double heardS = listen(playback, playback.nowMs() + World.HOUR_MS);
      double stepS = evaluate(alarm, playback);
      if (hour > 24 * FIRST_COLD_DAYS && hour <= 24 * COLD_DAYS) {
        coldS = Math.max(coldS, stepS);
      } else if (hour == 24 * size.days()) {
        weeklyS = stepS;
      } else if (hour > 24 * (size.days() - MEASURED_DAYS)) {
        listenS += heardS / MEASURED_DAYS;
        if (hour % 24 == 0) {
          midnightS = Math.max(midnightS, stepS);
        } else {
          hourly.add(stepS);
        }
      }
    }
    double heap = heapMb() - heapBefore;
    // Reachable until here, so that it is in the heap that was measured.
    java.lang.ref.Reference.reachabilityFence(alarm);
    double[] ascending = hourly.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Cost(
        size, startS, coldS, ascending, midnightS, weeklyS, Math.max(0, listenS - silentS), heap);
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

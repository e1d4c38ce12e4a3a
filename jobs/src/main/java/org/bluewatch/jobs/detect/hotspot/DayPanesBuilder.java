package org.bluewatch.jobs.detect.hotspot;

import java.util.List;
import java.util.TreeMap;

/** Gathers the counts of one day; adds to what was known of it before. */
final class DayPanesBuilder {
  private static final long HOUR_MS = 3_600_000;

  /** The cell in the high half would not fit, so panes of a cell are a map of their own. */
  private final TreeMap<Long, TreeMap<Integer, Integer>> counts = new TreeMap<>();

  private final long dayMs;
  private final Scales scales;
  private final int[] fitting;
  private final TreeMap<Long, Integer> maskedHours = new TreeMap<>();

  DayPanesBuilder(long dayMs, Scales scales) {
    this.dayMs = dayMs;
    this.scales = scales;
    this.fitting = new int[scales.durations() + 1];
  }

  /** Begins with what is known of a day. */
  static DayPanesBuilder from(DayPanes day, Scales scales) {
    var builder = new DayPanesBuilder(day.dayMs(), scales);
    for (int i = 0; i < day.cells().length; i++) {
      builder.panesOf(day.cells()[i]).put(day.panes()[i], day.counts()[i]);
    }
    System.arraycopy(
        day.fitting(),
        0,
        builder.fitting,
        0,
        Math.min(day.fitting().length, builder.fitting.length));
    for (int i = 0; i < day.maskedCells().length; i++) {
      builder.maskedHours.put(day.maskedCells()[i], day.maskedHours()[i]);
    }
    return builder;
  }

  private TreeMap<Integer, Integer> panesOf(long cell) {
    return counts.computeIfAbsent(cell, unused -> new TreeMap<>());
  }

  /**
   * Adds an event ({@code by} 1) or takes one back ({@code by} -1), unless it lies under a mask.
   */
  void count(ViolenceEvent event, int by, List<Mask> masks) {
    if (masks.stream().anyMatch(mask -> mask.covers(event.cell(), event.timeMs()))) {
      return;
    }
    int hour = (int) ((event.timeMs() - dayMs) / HOUR_MS);
    int ring = scales.ringFor(event.accuracyM());
    TreeMap<Integer, Integer> panes = panesOf(event.cell());
    panes.merge(
        DayPanes.pane(hour, ring, RecentEvents.streamOf(event)),
        by,
        (a, b) -> a + b <= 0 ? null : a + b);
    panes.values().removeIf(count -> count < 0);
    if (panes.isEmpty()) {
      counts.remove(event.cell());
    }
    int duration = scales.durationFor(event.spanMs());
    fitting[duration] = Math.max(0, fitting[duration] + by);
  }

  /** Leaves the hours of a mask out of the exposure of its cells. */
  void mask(Mask mask) {
    int hours = mask.hoursOf(dayMs);
    if (hours > 0) {
      for (long cell : mask.cells()) {
        maskedHours.merge(cell, hours, (a, b) -> Math.min(24, a + b));
      }
    }
  }

  DayPanes build() {
    int size = counts.values().stream().mapToInt(TreeMap::size).sum();
    long[] cells = new long[size];
    int[] panes = new int[size];
    int[] numbers = new int[size];
    int at = 0;
    for (var ofCell : counts.entrySet()) {
      for (var pane : ofCell.getValue().entrySet()) {
        cells[at] = ofCell.getKey();
        panes[at] = pane.getKey();
        numbers[at++] = pane.getValue();
      }
    }
    return new DayPanes(
        dayMs,
        cells,
        panes,
        numbers,
        fitting,
        maskedHours.keySet().stream().mapToLong(Long::longValue).toArray(),
        maskedHours.values().stream().mapToInt(Integer::intValue).toArray());
  }
}

package org.bluewatch.jobs.detect.hotspot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The days that are history, and their sums by cell. It changes only when a day is learnt, never in
 * between, so that a baseline can be found again after a restart: corrections wait until then.
 */
final class PaneHistory {
  static final long DAY_MS = 86_400_000;
  static final int STREAMS = 3;

  private final AreaCells cells;
  private final Scales scales;
  private final TreeMap<Long, DayPanes> days = new TreeMap<>();

  /** By ring: events of each cell that may be counted in a disk of that size and no smaller one. */
  private final int[][] byRing;

  private final int[][] byStream;
  private final int[] maskedHours;

  PaneHistory(AreaCells cells, Scales scales) {
    this.cells = cells;
    this.scales = scales;
    this.byRing = new int[scales.rings() + 1][cells.size()];
    this.byStream = new int[STREAMS][cells.size()];
    this.maskedHours = new int[cells.size()];
  }

  Collection<DayPanes> days() {
    return days.values();
  }

  DayPanes day(long dayMs) {
    return days.get(dayMs);
  }

  /** Takes a day in, in place of what was known of it. */
  void put(DayPanes day) {
    DayPanes before = days.put(day.dayMs(), day);
    if (before != null) {
      add(before, -1);
    }
    add(day, 1);
  }

  /** Forgets the days before an instant; returns their beginnings. */
  List<Long> forgetBefore(long ms) {
    List<Long> gone = new ArrayList<>(days.headMap(ms).keySet());
    for (Long day : gone) {
      add(days.remove(day), -1);
    }
    return gone;
  }

  private void add(DayPanes day, int sign) {
    for (int i = 0; i < day.cells().length; i++) {
      int cell = cells.numberOf(day.cells()[i]);
      int ring = DayPanes.ring(day.panes()[i]);
      if (cell >= 0 && ring <= scales.rings()) {
        byRing[ring][cell] += sign * day.counts()[i];
        byStream[DayPanes.stream(day.panes()[i])][cell] += sign * day.counts()[i];
      }
    }
    for (int i = 0; i < day.maskedCells().length; i++) {
      int cell = cells.numberOf(day.maskedCells()[i]);
      if (cell >= 0) {
        maskedHours[cell] += sign * day.maskedHours()[i];
      }
    }
  }

  /** Number of testable events of a cell that may be counted in a disk of {@code ring} rings. */
  int count(int cell, int ring) {
    int count = 0;
    for (int fitting = 0; fitting <= ring; fitting++) {
      count += byRing[fitting][cell];
    }
    return count;
  }

  /** Number of testable events of a cell from a stream. */
  int countOfStream(int cell, int stream) {
    return byStream[stream][cell];
  }

  /** Hours left out of the history of a cell. */
  int maskedHours(int cell) {
    return maskedHours[cell];
  }

  /** Testable events of all cells, by hour, of each day in turn. */
  int[] byHour(DayPanes day) {
    int[] hours = new int[24];
    for (int i = 0; i < day.cells().length; i++) {
      if (DayPanes.ring(day.panes()[i]) <= scales.rings()) {
        hours[DayPanes.hour(day.panes()[i])] += day.counts()[i];
      }
    }
    return hours;
  }
}

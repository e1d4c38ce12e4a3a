package org.bluewatch.bench.detection;

import java.util.Arrays;

/**
 * Events by cell and hour of the last weeks, and the totals of the history: from its beginning to
 * the guard before now. Late events count where they belong.
 */
final class RecentCounts {
  private final int historyHours;
  private final int guardHours;
  private final int cells;
  private final int[][] byHour;
  private final int[] counts;
  private final int[] totals;
  private long nowHour = Long.MIN_VALUE;
  private long firstHour = Long.MAX_VALUE;

  /**
   * @param historyHours how far back the history begins
   * @param guardHours how long before now it ends
   */
  RecentCounts(int cells, int historyHours, int guardHours) {
    this.cells = cells;
    this.historyHours = historyHours;
    this.guardHours = guardHours;
    this.byHour = new int[historyHours + 2][0];
    this.counts = new int[byHour.length];
    this.totals = new int[cells];
  }

  private RecentCounts(RecentCounts from) {
    cells = from.cells;
    historyHours = from.historyHours;
    guardHours = from.guardHours;
    byHour = new int[from.byHour.length][];
    for (int i = 0; i < byHour.length; i++) {
      byHour[i] = from.byHour[i].clone();
    }
    counts = from.counts.clone();
    totals = from.totals.clone();
    nowHour = from.nowHour;
    firstHour = from.firstHour;
  }

  RecentCounts copy() {
    return new RecentCounts(this);
  }

  void add(int cell, long hour) {
    if (nowHour == Long.MIN_VALUE) {
      nowHour = hour + 1;
    }
    firstHour = Math.min(firstHour, hour);
    if (hour >= nowHour) {
      advance(hour + 1);
    }
    if (hour < nowHour - historyHours) {
      return;
    }
    int slot = slot(hour);
    if (counts[slot] == byHour[slot].length) {
      byHour[slot] = Arrays.copyOf(byHour[slot], Math.max(8, 2 * counts[slot]));
    }
    byHour[slot][counts[slot]++] = cell;
    if (hour < nowHour - guardHours) {
      totals[cell]++;
    }
  }

  /** All hours before this one are over. */
  void advance(long toHour) {
    if (nowHour == Long.MIN_VALUE) {
      nowHour = toHour;
    }
    while (nowHour < toHour) {
      nowHour++;
      addToTotals(nowHour - guardHours - 1, 1);
      addToTotals(nowHour - historyHours - 1, -1);
      counts[slot(nowHour - historyHours - 1)] = 0;
      byHour[slot(nowHour - historyHours - 1)] = new int[0];
    }
  }

  private void addToTotals(long hour, int sign) {
    int slot = slot(hour);
    for (int i = 0; i < counts[slot]; i++) {
      totals[byHour[slot][i]] += sign;
    }
  }

  private int slot(long hour) {
    return (int) Math.floorMod(hour, (long) byHour.length);
  }

  /** Events of each cell in the last hours. */
  int[] lastHours(int hours) {
    int[] window = new int[cells];
    for (int back = 1; back <= hours; back++) {
      int slot = slot(nowHour - back);
      for (int i = 0; i < counts[slot]; i++) {
        window[byHour[slot][i]]++;
      }
    }
    return window;
  }

  int total(int cell) {
    return totals[cell];
  }

  /** Events anywhere in the history at one hour of the day. */
  long[] totalsByHourOfDay() {
    long[] byHourOfDay = new long[24];
    for (long hour = nowHour - historyHours; hour < nowHour - guardHours; hour++) {
      byHourOfDay[(int) Math.floorMod(hour, 24L)] += counts[slot(hour)];
    }
    return byHourOfDay;
  }

  /** Length of the history so far. */
  double hoursOfHistory() {
    return Math.max(0, Math.min(historyHours, nowHour - firstHour) - guardHours);
  }

  long nowHour() {
    return nowHour;
  }
}

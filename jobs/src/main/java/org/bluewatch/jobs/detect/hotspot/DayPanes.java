package org.bluewatch.jobs.detect.hotspot;

import java.util.Arrays;

/**
 * What is remembered of a day that has become history: counts by cell, hour, stream and precision
 * of place, without the events themselves. 20 bytes a pane; a pane is a place in the three arrays.
 *
 * @param dayMs start of the day, milliseconds since 1970 UTC, a multiple of 24 h
 * @param cells H3 cell of each pane, ascending
 * @param panes hour of the day, ring and stream of each pane, packed by {@link #pane}
 * @param counts events of each pane, above 0
 * @param fitting element d is how many events of the day fit into window number d and no shorter
 *     one
 * @param maskedCells cells, ascending, of which hours were left out, because a hotspot was open
 *     there
 * @param maskedHours how many hours of each, 1 to 24
 */
public record DayPanes(
    long dayMs,
    long[] cells,
    int[] panes,
    int[] counts,
    int[] fitting,
    long[] maskedCells,
    int[] maskedHours) {

  /**
   * Packs what distinguishes panes of one cell.
   *
   * @param hour 0 to 23
   * @param ring the smallest disk its events may be counted in, 0 to 15
   * @param stream 0 to 2
   */
  static int pane(int hour, int ring, int stream) {
    return hour << 8 | ring << 4 | stream;
  }

  static int hour(int pane) {
    return pane >> 8;
  }

  static int ring(int pane) {
    return pane >> 4 & 15;
  }

  static int stream(int pane) {
    return pane & 15;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DayPanes day
        && dayMs == day.dayMs
        && Arrays.equals(cells, day.cells)
        && Arrays.equals(panes, day.panes)
        && Arrays.equals(counts, day.counts)
        && Arrays.equals(fitting, day.fitting)
        && Arrays.equals(maskedCells, day.maskedCells)
        && Arrays.equals(maskedHours, day.maskedHours);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(dayMs) * 31 + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return "DayPanes[dayMs=" + dayMs + ", panes=" + panes.length + "]";
  }
}

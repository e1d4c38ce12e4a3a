package org.bluewatch.jobs.detect.hotspot;

import java.util.Arrays;

/**
 * Cells and a span of time in which a hotspot was open: they stay out of the baseline, events and
 * exposure both.
 *
 * @param cells H3 cells, ascending
 * @param fromMs start, milliseconds since 1970 UTC
 * @param toMs end, exclusive
 */
public record Mask(long[] cells, long fromMs, long toMs) {
  private static final long HOUR_MS = 3_600_000;

  boolean covers(long cell, long timeMs) {
    return timeMs >= fromMs && timeMs < toMs && Arrays.binarySearch(cells, cell) >= 0;
  }

  /** The same from its beginning for at most a time. */
  Mask atMost(long lengthMs) {
    return new Mask(cells, fromMs, Math.min(toMs, fromMs + lengthMs));
  }

  /** How many hours of a day it covers, begun ones in full. */
  int hoursOf(long dayMs) {
    long from = Math.max(fromMs, dayMs);
    long to = Math.min(toMs, dayMs + 24 * HOUR_MS);
    return to <= from ? 0 : (int) ((to - from + HOUR_MS - 1) / HOUR_MS);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mask mask
        && fromMs == mask.fromMs
        && toMs == mask.toMs
        && Arrays.equals(cells, mask.cells);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cells) * 31 + Long.hashCode(fromMs);
  }

  @Override
  public String toString() {
    return "Mask[" + cells.length + " cells, " + fromMs + " to " + toMs + "]";
  }
}

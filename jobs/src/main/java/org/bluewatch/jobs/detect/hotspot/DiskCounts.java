package org.bluewatch.jobs.detect.hotspot;

import java.util.Arrays;

/** Counts the events of a disk for all of its sizes and all windows that end at one instant. */
final class DiskCounts {
  private final AreaCells cells;
  private final Scales scales;
  private final RecentEvents events;

  /** By ring, then by window; after {@link #count} each holds all that fits into it. */
  private final int[][] counts;

  DiskCounts(AreaCells cells, Scales scales, RecentEvents events) {
    this.cells = cells;
    this.scales = scales;
    this.events = events;
    this.counts = new int[scales.rings() + 1][scales.durations()];
  }

  /**
   * Counts around a cell; returns how many there are in the largest disk and the longest window.
   */
  int count(int centre, long endMs) {
    for (int[] ofRing : counts) {
      Arrays.fill(ofRing, 0);
    }
    AreaCells.Disk disk = cells.disk(centre);
    int member = 0;
    for (int ring = 0; ring <= scales.rings(); ring++) {
      for (; member < disk.size(ring); member++) {
        add(events.of(disk.members()[member]), ring, endMs);
      }
    }
    accumulate();
    return counts[scales.rings()][scales.durations() - 1];
  }

  private void add(CellEvents ofCell, int ring, long endMs) {
    if (ofCell == null) {
      return;
    }
    for (int i = ofCell.count() - 1; i >= 0; i--) {
      long event = ofCell.get(i);
      long ageMs = endMs - CellEvents.timeMs(event);
      if (ageMs < 0) {
        continue;
      }
      if (ageMs >= scales.longestMs()) {
        return;
      }
      int fits = Math.max(ring, CellEvents.ring(event));
      int duration = CellEvents.duration(event);
      while (duration < scales.durations() && scales.durationMs(duration) <= ageMs) {
        duration++;
      }
      if (fits <= scales.rings() && duration < scales.durations()) {
        counts[fits][duration]++;
      }
    }
  }

  private void accumulate() {
    for (int ring = 0; ring < counts.length; ring++) {
      for (int duration = 1; duration < scales.durations(); duration++) {
        counts[ring][duration] += counts[ring][duration - 1];
      }
      for (int duration = 0; ring > 0 && duration < scales.durations(); duration++) {
        counts[ring][duration] += counts[ring - 1][duration];
      }
    }
  }

  int at(int ring, int duration) {
    return counts[ring][duration];
  }
}

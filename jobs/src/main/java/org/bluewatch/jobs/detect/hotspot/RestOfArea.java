package org.bluewatch.jobs.detect.hotspot;

import java.util.BitSet;

/**
 * The area apart from its open hotspots: by it is told whether the area as a whole sees more than
 * usual. What is known to be a hotspot is no sign of a surge everywhere, which would hide the next.
 */
final class RestOfArea {
  private final RecentEvents events;
  private final Scales scales;
  private final Baseline baseline;
  private final BitSet hotspots;
  private final double rate;

  /** What was asked last; tests of one look ask again and again. */
  private long[] counts;

  private long countsEndMs;

  /**
   * @param hotspots numbers of the cells of open hotspots and close to them
   */
  RestOfArea(RecentEvents events, Scales scales, Baseline baseline, BitSet hotspots) {
    this.events = events;
    this.scales = scales;
    this.baseline = baseline;
    this.hotspots = hotspots;
    double ofHotspots =
        hotspots.stream().mapToDouble(cell -> baseline.rate(cell, scales.rings())).sum();
    this.rate = Math.max(0, baseline.areaRate() - ofHotspots);
  }

  /** Usual testable events per weighted hour. */
  double rate() {
    return rate;
  }

  /** Testable events in a window. */
  long count(int duration, long endMs) {
    if (counts == null || countsEndMs != endMs) {
      counts = events.countByDuration(endMs).clone();
      for (int each = 0; each < counts.length; each++) {
        int window = each;
        counts[each] -=
            hotspots.stream()
                .mapToLong(cell -> events.count(cell, scales.rings(), window, endMs))
                .sum();
      }
      countsEndMs = endMs;
    }
    return counts[duration];
  }

  /** The share of what is usual for some cells that lies in the rest of the area, 0 to 1. */
  double shareOf(Look.Usual usual) {
    double rateThere = usual.rate();
    for (int i = 0; i < usual.size() && !hotspots.isEmpty(); i++) {
      int cell = usual.members()[i];
      rateThere -= hotspots.get(cell) ? baseline.rate(cell, usual.ring()) : 0;
    }
    return Math.max(0, rateThere / usual.rate());
  }

  /** Of a count of some cells those that lie in the rest of the area. */
  long countOf(Look.Usual usual, long count, int duration, long endMs) {
    long there = count;
    for (int i = 0; i < usual.size() && !hotspots.isEmpty(); i++) {
      int cell = usual.members()[i];
      there -= hotspots.get(cell) ? events.count(cell, usual.ring(), duration, endMs) : 0;
    }
    return Math.max(0, there);
  }
}

package org.bluewatch.jobs.detect.hotspot;

/** Tells when the cells of a hotspot are back to what is usual. */
final class BackToHabit {
  /** A count this likely by chance is habit. */
  private static final double HABIT = -StrictMath.log(0.01);

  private final Scales scales;
  private final RecentEvents recent;
  private final HotspotCells cells;

  BackToHabit(Scales scales, RecentEvents recent, HotspotCells cells) {
    this.scales = scales;
    this.recent = recent;
    this.cells = cells;
  }

  /** True while any window up to the longest fast one, or its own, holds more than habit. */
  boolean standsOut(TrackedHotspot tracked, Look look) {
    int[] members = cells.members(tracked.last().cells());
    if (members.length == 0) {
      return false;
    }
    Look.Usual usual = look.usual(members, members.length, tracked.ring());
    long longest = Math.max(scales.longestFastMs(), tracked.durationMs());
    for (int duration = 0; duration < scales.durations(); duration++) {
      if (scales.durationMs(duration) <= longest) {
        long count = count(members, tracked.ring(), duration, look.nowMs());
        if (look.test(usual, count, duration, look.nowMs()).score() >= HABIT) {
          return true;
        }
      }
    }
    return false;
  }

  private long count(int[] members, int ring, int duration, long nowMs) {
    long count = 0;
    for (int member : members) {
      count += recent.count(member, ring, duration, nowMs);
    }
    return count;
  }
}

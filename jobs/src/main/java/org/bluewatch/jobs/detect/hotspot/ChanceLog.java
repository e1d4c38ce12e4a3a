package org.bluewatch.jobs.detect.hotspot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Follows everything that stands out a little, told or not, as episodes like those of hotspots, and
 * keeps how high each came. From these the alarm threshold is calibrated.
 */
final class ChanceLog {
  private static final long DAY_MS = 86_400_000;

  /** Long enough to see the tail, short enough to follow an area that changes. */
  private static final long MEMORY_MS = 180 * DAY_MS;

  private final AreaCells cells;

  /** An episode ends when it has not stood out for so long. */
  private final long quietMs;

  private final List<ChanceEpisode> open = new ArrayList<>();
  private final List<ChanceEpisode> ended = new ArrayList<>();

  ChanceLog(AreaCells cells, long quietMs) {
    this.cells = cells;
    this.quietMs = quietMs;
  }

  void restore(List<ChanceEpisode> open, List<ChanceEpisode> ended) {
    this.open.addAll(open);
    this.ended.addAll(ended);
  }

  List<ChanceEpisode> open() {
    return List.copyOf(open);
  }

  List<ChanceEpisode> ended() {
    return List.copyOf(ended);
  }

  /**
   * Takes in what stands out now.
   *
   * @param clusters disks that do not overlap, most surprising first
   */
  void observe(List<Flag> clusters, long nowMs) {
    for (Flag cluster : clusters) {
      AreaCells.Disk disk = cells.disk(cluster.centre());
      long[] covered =
          Arrays.stream(disk.members(), 0, disk.size(cluster.ring()))
              .mapToLong(cells::cell)
              .sorted()
              .toArray();
      observe(covered, cluster.score(), nowMs);
    }
    for (Iterator<ChanceEpisode> each = open.iterator(); each.hasNext(); ) {
      ChanceEpisode episode = each.next();
      if (nowMs - episode.lastMs() > quietMs) {
        each.remove();
        ended.add(episode);
      }
    }
    ended.removeIf(episode -> nowMs - episode.lastMs() > MEMORY_MS);
  }

  private void observe(long[] covered, double score, long nowMs) {
    for (int i = 0; i < open.size(); i++) {
      ChanceEpisode known = open.get(i);
      if (known.overlaps(covered)) {
        boolean higher = score > known.peak();
        open.set(
            i,
            new ChanceEpisode(
                higher ? covered : known.cells(),
                Math.max(score, known.peak()),
                known.sinceMs(),
                nowMs));
        return;
      }
    }
    open.add(new ChanceEpisode(covered, score, nowMs, nowMs));
  }

  /** The peaks of the episodes that ended within memory. */
  double[] peaks() {
    return ended.stream().mapToDouble(ChanceEpisode::peak).toArray();
  }

  /** Days over which {@link #peaks} were seen, if looks began at an instant. */
  static double days(long sinceMs, long nowMs) {
    return (double) Math.min(nowMs - sinceMs, MEMORY_MS) / DAY_MS;
  }
}

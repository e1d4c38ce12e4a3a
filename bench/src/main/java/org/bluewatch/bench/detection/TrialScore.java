package org.bluewatch.bench.detection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bluewatch.common.model.Hotspot;

/**
 * How an alarm did on one outbreak.
 *
 * @param delayH hours from onset to the first alert in its cells, infinite if there was none
 * @param precision share of the cells of the first alert that were in the outbreak; NaN if none
 * @param recall share of the cells of the outbreak that were in the first alert; NaN if none
 * @param iou cells in both over cells in either; NaN if none
 * @param ids number of hotspots opened in or beside its cells
 * @param flaps how many of them ended and were followed by another
 * @param closeH hours from the outbreak's end to the end of the last of them, 0 if before, infinite
 *     if none ended in the time watched; NaN if there was none
 * @param closeWindows the same in lengths of the last hotspot's window
 */
record TrialScore(
    double delayH,
    double precision,
    double recall,
    double iou,
    int ids,
    int flaps,
    double closeH,
    double closeWindows) {

  private static final double HOUR_MS = World.HOUR_MS;

  boolean detected() {
    return Double.isFinite(delayH);
  }

  /**
   * @param told all that was said from some time before onset on, in order
   */
  static TrialScore of(Outbreak outbreak, CellSpace space, List<Hotspot> told) {
    Set<Long> footprint = new TreeSet<>();
    Set<Long> around = new TreeSet<>();
    for (int cell : outbreak.footprint()) {
      footprint.add(space.cell(cell));
      for (int near : space.disk(cell, 1)) {
        around.add(space.cell(near));
      }
    }
    Hotspot first = null;
    Map<String, Life> lives = new LinkedHashMap<>();
    for (Hotspot hotspot : told) {
      if (hotspot.knownMs() <= outbreak.startMs()) {
        continue;
      }
      if (hotspot.status() == Hotspot.Status.OPEN) {
        if (first == null && meets(hotspot, footprint)) {
          first = hotspot;
        }
        if (hotspot.openedMs() > outbreak.startMs() && meets(hotspot, around)) {
          lives.computeIfAbsent(hotspot.hotspotId(), unused -> new Life()).last = hotspot;
        } else if (lives.containsKey(hotspot.hotspotId())) {
          lives.get(hotspot.hotspotId()).last = hotspot;
        }
      } else if (lives.containsKey(hotspot.hotspotId())) {
        lives.get(hotspot.hotspotId()).endedMs = hotspot.knownMs();
      }
    }
    return scored(outbreak, space, first, List.copyOf(lives.values()));
  }

  private static final class Life {
    private Hotspot last;
    private long endedMs = Long.MAX_VALUE;

    boolean followedBy(Life other) {
      return other != this && other.last.openedMs() >= endedMs;
    }
  }

  private static boolean meets(Hotspot hotspot, Set<Long> cells) {
    return hotspot.cells().stream().anyMatch(cells::contains);
  }

  private static TrialScore scored(
      Outbreak outbreak, CellSpace space, Hotspot first, List<Life> lives) {
    int flaps = (int) lives.stream().filter(a -> lives.stream().anyMatch(a::followedBy)).count();
    double closeH = Double.NaN;
    double closeWindows = Double.NaN;
    for (Life life : lives) {
      double h =
          life.endedMs == Long.MAX_VALUE
              ? Double.POSITIVE_INFINITY
              : Math.max(0, life.endedMs - outbreak.endMs()) / HOUR_MS;
      if (!(h <= closeH)) {
        closeH = h;
        closeWindows = h * HOUR_MS / (life.last.toMs() - life.last.fromMs());
      }
    }
    if (first == null) {
      double none = Double.NaN;
      return new TrialScore(
          Double.POSITIVE_INFINITY, none, none, none, lives.size(), flaps, closeH, closeWindows);
    }
    int both = 0;
    int[] truth = outbreak.cellsAt(first.knownMs() - 1);
    for (int cell : truth) {
      both += first.cells().contains(space.cell(cell)) ? 1 : 0;
    }
    int said = first.cells().size();
    return new TrialScore(
        (first.knownMs() - outbreak.startMs()) / HOUR_MS,
        (double) both / said,
        (double) both / truth.length,
        (double) both / (said + truth.length - both),
        lives.size(),
        flaps,
        closeH,
        closeWindows);
  }
}

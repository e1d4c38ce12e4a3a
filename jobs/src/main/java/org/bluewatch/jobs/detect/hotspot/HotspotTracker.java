package org.bluewatch.jobs.detect.hotspot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.jobs.config.HotspotSettings;

/**
 * Follows hotspots from opening to end. A cluster that touches an open hotspot is that hotspot; one
 * that touches none opens one if it passes the threshold. A hotspot is told again when it rises,
 * merges or loses evidence, closes when its cells are back to habit, is withdrawn when what is left
 * of its evidence would never have opened it, and merges into an older one it has grown together
 * with.
 */
final class HotspotTracker {
  /**
   * For how long after its opening a hotspot stays out of the baseline, at least; what lasts longer
   * becomes the habit.
   */
  private static final long LONGEST_MASK_MS = 14 * PaneHistory.DAY_MS;

  private final Scales scales;
  private final HotspotCells cells;
  private final HotspotRound.Parts parts;
  private final TreeMap<String, TrackedHotspot> open = new TreeMap<>();
  private final List<Mask> endedMasks = new ArrayList<>();

  HotspotTracker(
      String area,
      HotspotSettings settings,
      CellGrid grid,
      AreaCells cells,
      Scales scales,
      RecentEvents recent) {
    this.scales = scales;
    this.cells = new HotspotCells(cells, scales);
    this.parts =
        new HotspotRound.Parts(
            scales,
            recent,
            this.cells,
            new Region(cells, scales, recent),
            new Trend(cells, scales, recent),
            new BackToHabit(scales, recent, this.cells),
            new HotspotWords(area, settings.evaluateEvery(), grid));
  }

  Collection<TrackedHotspot> open() {
    return open.values();
  }

  /** Numbers of the cells of open hotspots and of those close to them. */
  BitSet around() {
    var around = new BitSet();
    for (TrackedHotspot tracked : open.values()) {
      around.or(cells.around(cells.members(tracked.last().cells())));
    }
    return around;
  }

  List<Mask> endedMasks() {
    return List.copyOf(endedMasks);
  }

  void restore(Collection<TrackedHotspot> hotspots, List<Mask> masks) {
    hotspots.forEach(tracked -> open.put(tracked.last().hotspotId(), tracked));
    endedMasks.addAll(masks);
  }

  /** Notes that an event no longer counts. */
  void lost(String key) {
    open.replaceAll(
        (id, tracked) -> tracked.evidenceKeys().contains(key) ? tracked.losing(key) : tracked);
  }

  /** What is to stay out of the baseline. */
  List<Mask> masks(long nowMs) {
    endedMasks.removeIf(mask -> nowMs - mask.toMs() > scales.recentMs());
    List<Mask> masks = new ArrayList<>(endedMasks);
    open.values().forEach(tracked -> masks.add(maskOf(tracked, nowMs)));
    masks.replaceAll(mask -> mask.atMost(scales.longestMs() + LONGEST_MASK_MS));
    return masks;
  }

  private static Mask maskOf(TrackedHotspot tracked, long toMs) {
    long[] covered = tracked.last().cells().stream().mapToLong(Long::longValue).toArray();
    return new Mask(covered, tracked.beganMs(), toMs);
  }

  /**
   * Flags that say nothing new: around an open hotspot those of windows longer than it was opened
   * for, and around an ended one those of windows that reach back into its time.
   */
  Predicate<Flag> told() {
    record Told(BitSet around, long longestMs, long sinceMs) {}
    List<Told> all = new ArrayList<>();
    for (TrackedHotspot tracked : open.values()) {
      long longestMs = Math.max(scales.longestFastMs(), tracked.durationMs());
      all.add(
          new Told(cells.around(cells.members(tracked.last().cells())), longestMs, Long.MIN_VALUE));
    }
    for (Mask mask : endedMasks) {
      if (!goesOn(mask)) {
        int[] members = cells.members(Arrays.stream(mask.cells()).boxed().toList());
        all.add(new Told(cells.around(members), Long.MAX_VALUE, mask.toMs()));
      }
    }
    return flag -> {
      long lengthMs = scales.durationMs(flag.duration());
      for (Told told : all) {
        boolean isNew = lengthMs <= told.longestMs && flag.endMs() - lengthMs >= told.sinceMs;
        if (!isNew && told.around.intersects(cells.disk(flag))) {
          return true;
        }
      }
      return false;
    };
  }

  /** True if what has ended there goes on in a hotspot that it merged into. */
  private boolean goesOn(Mask mask) {
    return open.values().stream()
        .filter(tracked -> tracked.last().openedMs() < mask.toMs())
        .flatMap(tracked -> tracked.last().cells().stream())
        .anyMatch(cell -> Arrays.binarySearch(mask.cells(), cell) >= 0);
  }

  /**
   * What is to be told now.
   *
   * @param clusters disks that do not overlap, most surprising first
   */
  List<HotspotReport> evaluate(
      Look look, List<Flag> clusters, AlarmThreshold threshold, double historyDays) {
    var round = new HotspotRound(this, parts, look, threshold, historyDays);
    clusters.forEach(round::sort);
    return round.tell();
  }

  void put(TrackedHotspot tracked) {
    open.put(tracked.last().hotspotId(), tracked);
  }

  /** Ends a hotspot; what one that closed has covered is not told a second time. */
  void end(TrackedHotspot tracked, Hotspot.Status status, long nowMs) {
    open.remove(tracked.last().hotspotId());
    if (status == Hotspot.Status.CLOSED) {
      endedMasks.add(maskOf(tracked, nowMs));
    }
  }

  List<TrackedHotspot> oldestFirst() {
    return open.values().stream()
        .sorted(
            Comparator.<TrackedHotspot>comparingLong(tracked -> tracked.last().openedMs())
                .thenComparing(tracked -> tracked.last().hotspotId()))
        .toList();
  }
}

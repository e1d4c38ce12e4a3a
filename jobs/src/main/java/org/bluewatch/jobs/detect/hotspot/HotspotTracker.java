package org.bluewatch.jobs.detect.hotspot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.stats.Tails;
import org.bluewatch.jobs.config.HotspotSettings;

/**
 * Follows hotspots from opening to end. A cluster that touches an open hotspot is that hotspot; one
 * that touches none opens one if it passes the threshold. A hotspot is told again when it rises,
 * spreads, moves or loses evidence, closes when its cells are back to habit, is withdrawn when what
 * is left of its evidence would never have opened it, and merges into an older one it has grown
 * together with.
 */
final class HotspotTracker {
  /** ln of how much less surprising than at its opening a cluster may be to go on. */
  private static final double HYSTERESIS = StrictMath.log(10);

  /** A count this likely by chance is habit. */
  private static final double HABIT = -StrictMath.log(0.01);

  /** Clusters within so many rings of a hotspot are part of it: positions are not that exact. */
  private static final int NEAR = 2;

  private static final double RISE = 1.5;
  private static final int LEAST_RISE = 3;

  /** For how long a hotspot stays out of the baseline; what lasts longer becomes the habit. */
  private static final long LONGEST_MASK_MS = 14 * PaneHistory.DAY_MS;

  private final AreaCells cells;
  private final Scales scales;
  private final RecentEvents recent;
  private final Region region;
  private final HotspotWords words;
  private final Trend trend;
  private final TreeMap<String, TrackedHotspot> open = new TreeMap<>();
  private final List<Mask> endedMasks = new ArrayList<>();

  HotspotTracker(
      String area,
      HotspotSettings settings,
      CellGrid grid,
      AreaCells cells,
      Scales scales,
      RecentEvents recent) {
    this.cells = cells;
    this.scales = scales;
    this.recent = recent;
    this.trend = new Trend(cells, scales, recent);
    this.region = new Region(cells, scales, recent);
    this.words = new HotspotWords(area, settings.evaluateEvery(), grid);
  }

  Collection<TrackedHotspot> open() {
    return open.values();
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
    masks.replaceAll(mask -> mask.atMost(LONGEST_MASK_MS));
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
      all.add(new Told(around(membersOf(tracked.last().cells())), longestMs, Long.MIN_VALUE));
    }
    for (Mask mask : endedMasks) {
      if (!goesOn(mask)) {
        int[] members = membersOf(Arrays.stream(mask.cells()).boxed().toList());
        all.add(new Told(around(members), Long.MAX_VALUE, mask.toMs()));
      }
    }
    return flag -> {
      long lengthMs = scales.durationMs(flag.duration());
      for (Told told : all) {
        boolean isNew = lengthMs <= told.longestMs && flag.endMs() - lengthMs >= told.sinceMs;
        if (!isNew && meets(told.around, flag)) {
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

  private BitSet around(int[] members) {
    var around = new BitSet(cells.size());
    for (int member : members) {
      for (int near : neighbours(member)) {
        around.set(near);
      }
    }
    return around;
  }

  private boolean meets(BitSet around, Flag flag) {
    AreaCells.Disk disk = cells.disk(flag.centre());
    for (int i = 0; i < disk.size(flag.ring()); i++) {
      if (around.get(disk.members()[i])) {
        return true;
      }
    }
    return false;
  }

  /**
   * What is to be told now.
   *
   * @param clusters disks that do not overlap, most surprising first
   */
  List<HotspotReport> evaluate(
      Look look, List<Flag> clusters, AlarmThreshold threshold, double historyDays) {
    var evaluation = new Evaluation(look, threshold, historyDays);
    for (Flag cluster : clusters) {
      if (cluster.score() >= threshold.score() - HYSTERESIS) {
        evaluation.sort(cluster);
      }
    }
    return evaluation.tell();
  }

  private final class Evaluation {
    private final Look look;
    private final AlarmThreshold threshold;
    private final double historyDays;
    private final List<HotspotReport> reports = new ArrayList<>();
    private final Map<String, List<Flag>> ofHotspot = new LinkedHashMap<>();
    private final List<Flag> fresh = new ArrayList<>();
    private final Map<String, String> mergedInto = new TreeMap<>();

    Evaluation(Look look, AlarmThreshold threshold, double historyDays) {
      this.look = look;
      this.threshold = threshold;
      this.historyDays = historyDays;
    }

    /**
     * Gives a cluster to the oldest hotspot it touches; others it touches grow together with it.
     */
    void sort(Flag cluster) {
      Set<Integer> disk = diskOf(cluster);
      String owner = null;
      for (TrackedHotspot tracked : oldestFirst()) {
        if (touches(tracked, disk)) {
          String id = tracked.last().hotspotId();
          if (owner == null) {
            owner = id;
          } else if (overlaps(tracked, disk)) {
            mergedInto.putIfAbsent(id, owner);
          }
        }
      }
      if (owner != null) {
        ofHotspot.computeIfAbsent(owner, unused -> new ArrayList<>()).add(cluster);
      } else if (cluster.score() >= threshold.score()) {
        fresh.add(cluster);
      }
    }

    List<HotspotReport> tell() {
      for (TrackedHotspot tracked : oldestFirst()) {
        String id = tracked.last().hotspotId();
        if (mergedInto.containsKey(id)) {
          end(tracked, Hotspot.Status.CLOSED, "merged into " + survivor(id));
        } else {
          List<String> merged =
              mergedInto.keySet().stream().filter(m -> survivor(m).equals(id)).toList();
          follow(tracked, clustersOf(id, merged), merged);
        }
      }
      fresh.forEach(this::openAt);
      return reports;
    }

    /** Those of a hotspot and of what merges into it, most surprising first. */
    private List<Flag> clustersOf(String id, List<String> merged) {
      List<Flag> clusters = new ArrayList<>(ofHotspot.getOrDefault(id, List.of()));
      merged.forEach(m -> clusters.addAll(ofHotspot.getOrDefault(m, List.of())));
      clusters.sort(Flag.MOST_SURPRISING_FIRST);
      return clusters;
    }

    private String survivor(String id) {
      String into = mergedInto.get(id);
      while (mergedInto.containsKey(into)) {
        into = mergedInto.get(into);
      }
      return into;
    }

    private void openAt(Flag cluster) {
      // Another cluster of the same look may have opened a hotspot that reaches here.
      Set<Integer> disk = diskOf(cluster);
      if (open.values().stream().noneMatch(tracked -> touches(tracked, disk))) {
        tell(null, picture(List.of(cluster)), "opened");
      }
    }

    private void follow(TrackedHotspot tracked, List<Flag> clusters, List<String> merged) {
      List<String> lost = stillLost(tracked);
      if (lost.isEmpty()) {
        // What was revised and still counts is not lost when it is forgotten some day.
        open.put(tracked.last().hotspotId(), tracked.losingNothing());
      }
      if (clusters.isEmpty()) {
        followQuietly(tracked, lost);
        return;
      }
      Picture now = picture(clusters);
      long observed = tracked.last().observed();
      long seen = now.events.size();
      if (!merged.isEmpty()) {
        String others = String.join(" and ", merged);
        tell(tracked, now, "grew together with " + others + ", from " + observed + " to ");
      } else if (seen >= Math.max(observed * RISE, observed + LEAST_RISE)) {
        tell(tracked, now, "rose from " + observed + " to ");
      } else if (!lost.isEmpty()) {
        String more = seen < observed ? "" : ", as much became known";
        tell(tracked, now, "evidence was retracted" + more + ": " + observed + " -> ");
      }
    }

    private void followQuietly(TrackedHotspot tracked, List<String> lost) {
      Hotspot last = tracked.last();
      if (!lost.isEmpty()) {
        long left = last.observed() - lost.size();
        double score = -Tails.logPoissonUpper(left, Math.max(last.expected(), 1e-12));
        if (left < ClusterScan.MIN_EVENTS || score < threshold.score() - HYSTERESIS) {
          end(
              tracked,
              Hotspot.Status.WITHDRAWN,
              "evidence was retracted: " + last.observed() + " -> " + left);
          return;
        }
        shrink(tracked, lost);
        return;
      }
      if (!standsOut(tracked)) {
        end(tracked, Hotspot.Status.CLOSED, "no longer more than habit");
      }
    }

    /** True while any window up to the longest fast one, or its own, holds more than habit. */
    private boolean standsOut(TrackedHotspot tracked) {
      int[] members = membersOf(tracked.last().cells());
      if (members.length == 0) {
        return false;
      }
      Look.Usual usual = look.usual(members, members.length, tracked.ring());
      long longest = Math.max(scales.longestFastMs(), tracked.durationMs());
      for (int duration = 0; duration < scales.durations(); duration++) {
        if (scales.durationMs(duration) <= longest) {
          long count = count(members, tracked.ring(), duration);
          if (look.test(usual, count, duration, look.nowMs()).score() >= HABIT) {
            return true;
          }
        }
      }
      return false;
    }

    private long count(int[] members, int ring, int duration) {
      long fromMs = look.nowMs() - scales.durationMs(duration);
      long count = 0;
      for (int member : members) {
        CellEvents ofCell = recent.of(member);
        for (int i = ofCell == null ? -1 : ofCell.count() - 1; i >= 0; i--) {
          long event = ofCell.get(i);
          if (CellEvents.timeMs(event) <= fromMs) {
            break;
          }
          boolean fits = CellEvents.ring(event) <= ring && CellEvents.duration(event) <= duration;
          count += fits && CellEvents.timeMs(event) <= look.nowMs() ? 1 : 0;
        }
      }
      return count;
    }

    /**
     * What clusters of one hotspot show together.
     *
     * @param members numbers of the cells, ascending
     * @param events in the window of the best
     */
    private record Picture(Flag best, int[] members, List<ViolenceEvent> events) {}

    private Picture picture(List<Flag> clusters) {
      Flag best = clusters.get(0);
      var covered = new TreeSet<Integer>();
      for (Flag cluster : clusters) {
        for (int cell : region.around(look, cluster)) {
          covered.add(cell);
        }
      }
      int[] members = covered.stream().mapToInt(Integer::intValue).toArray();
      return new Picture(best, members, eventsIn(members, best));
    }

    private void tell(TrackedHotspot tracked, Picture now, String reason) {
      Flag best = now.best;
      int[] members = now.members;
      List<ViolenceEvent> events = now.events;
      Look.Usual usual = look.usual(members, members.length, best.ring());
      Look.Test test = look.test(usual, events.size(), best.duration(), best.endMs());
      Hotspot last = tracked == null ? null : tracked.last();
      long lengthMs = scales.durationMs(best.duration());
      String whole = last == null ? reason : reason + events.size();
      HotspotReport report =
          words.open(
              last,
              Arrays.stream(members).mapToLong(cells::cell).boxed().sorted().toList(),
              best.endMs() - lengthMs,
              best.endMs(),
              look.nowMs(),
              events,
              test.mean(),
              historyDays,
              best.score(),
              threshold,
              trend.of(members, best.ring(), lengthMs, look.nowMs()),
              whole);
      Hotspot hotspot = report.hotspot();
      open.put(
          hotspot.hotspotId(),
          new TrackedHotspot(
              hotspot,
              events.stream().map(ViolenceEvent::key).sorted().toList(),
              List.of(),
              tracked == null ? lengthMs : tracked.durationMs(),
              best.ring(),
              tracked == null ? hotspot.fromMs() : tracked.beganMs()));
      reports.add(report);
    }

    /** The same cells and window with what is left of the evidence. */
    private void shrink(TrackedHotspot tracked, List<String> lost) {
      Hotspot last = tracked.last();
      List<String> kept =
          tracked.evidenceKeys().stream().filter(key -> !lost.contains(key)).toList();
      List<ViolenceEvent> events =
          kept.stream().map(recent::get).filter(java.util.Objects::nonNull).toList();
      HotspotReport report =
          words.open(
              last,
              last.cells(),
              last.fromMs(),
              last.toMs(),
              look.nowMs(),
              events,
              last.expected(),
              last.historyDays(),
              -Tails.logPoissonUpper(events.size(), Math.max(last.expected(), 1e-12)),
              threshold,
              last.trend(),
              "evidence was retracted: " + last.observed() + " -> " + events.size());
      open.put(
          last.hotspotId(),
          new TrackedHotspot(
              report.hotspot(),
              kept,
              List.of(),
              tracked.durationMs(),
              tracked.ring(),
              tracked.beganMs()));
      reports.add(report);
    }

    private void end(TrackedHotspot tracked, Hotspot.Status status, String reason) {
      open.remove(tracked.last().hotspotId());
      if (status == Hotspot.Status.CLOSED) {
        endedMasks.add(maskOf(tracked, look.nowMs()));
      }
      reports.add(words.ended(tracked.last(), status, look.nowMs(), threshold, reason));
    }

    private List<ViolenceEvent> eventsIn(int[] members, Flag flag) {
      long toMs = flag.endMs();
      long fromMs = toMs - scales.durationMs(flag.duration());
      List<ViolenceEvent> events = new ArrayList<>();
      for (ViolenceEvent event : recent.between(fromMs + 1, toMs + 1)) {
        int cell = cells.numberOf(event.cell());
        if (Arrays.binarySearch(members, cell) >= 0
            && scales.ringFor(event.accuracyM()) <= flag.ring()
            && scales.durationFor(event.spanMs()) <= flag.duration()) {
          events.add(event);
        }
      }
      return events;
    }
  }

  /** Lost evidence that no revision brought back to where it counted. */
  private List<String> stillLost(TrackedHotspot tracked) {
    List<String> lost = new ArrayList<>();
    for (String key : tracked.lostKeys()) {
      ViolenceEvent now = recent.get(key);
      boolean counts =
          now != null
              && tracked.last().cells().contains(now.cell())
              && now.timeMs() > tracked.last().fromMs()
              && now.timeMs() <= tracked.last().toMs()
              && scales.ringFor(now.accuracyM()) <= tracked.ring()
              && now.spanMs() <= tracked.durationMs();
      if (!counts) {
        lost.add(key);
      }
    }
    return lost;
  }

  private List<TrackedHotspot> oldestFirst() {
    return open.values().stream()
        .sorted(
            Comparator.<TrackedHotspot>comparingLong(tracked -> tracked.last().openedMs())
                .thenComparing(tracked -> tracked.last().hotspotId()))
        .toList();
  }

  private Set<Integer> diskOf(Flag flag) {
    AreaCells.Disk disk = cells.disk(flag.centre());
    var members = new TreeSet<Integer>();
    for (int i = 0; i < disk.size(flag.ring()); i++) {
      members.add(disk.members()[i]);
    }
    return members;
  }

  private int[] membersOf(List<Long> covered) {
    return covered.stream().mapToInt(cells::numberOf).filter(cell -> cell >= 0).toArray();
  }

  private boolean overlaps(TrackedHotspot tracked, Set<Integer> disk) {
    return Arrays.stream(membersOf(tracked.last().cells())).anyMatch(disk::contains);
  }

  /** True if a disk shares a cell with a hotspot or lies close beside it. */
  private boolean touches(TrackedHotspot tracked, Set<Integer> disk) {
    for (int member : membersOf(tracked.last().cells())) {
      for (int near : neighbours(member)) {
        if (disk.contains(near)) {
          return true;
        }
      }
    }
    return false;
  }

  private int[] neighbours(int member) {
    AreaCells.Disk disk = cells.disk(member);
    return Arrays.copyOf(disk.members(), disk.size(Math.min(NEAR, scales.rings())));
  }
}

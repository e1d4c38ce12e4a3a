package org.bluewatch.jobs.detect.hotspot;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bluewatch.common.model.Hotspot;

/** One evaluation of all hotspots: which clusters belong to which, and what is to be told. */
final class HotspotRound {
  /** ln of how much less surprising than at its opening a cluster may be to go on. */
  private static final double HYSTERESIS = StrictMath.log(10);

  private static final double RISE = 1.5;
  private static final int LEAST_RISE = 3;

  /** What a round works with. */
  record Parts(
      Scales scales,
      RecentEvents recent,
      HotspotCells cells,
      Region region,
      Trend trend,
      BackToHabit habit,
      HotspotWords words) {}

  private final HotspotTracker tracker;
  private final Parts parts;
  private final HotspotCells cells;
  private final Look look;
  private final AlarmThreshold threshold;
  private final double historyDays;
  private final List<HotspotReport> reports = new ArrayList<>();
  private final Map<String, List<Flag>> ofHotspot = new LinkedHashMap<>();
  private final List<Flag> fresh = new ArrayList<>();
  private final Map<String, String> mergedInto = new TreeMap<>();

  HotspotRound(
      HotspotTracker tracker,
      Parts parts,
      Look look,
      AlarmThreshold threshold,
      double historyDays) {
    this.tracker = tracker;
    this.parts = parts;
    this.cells = parts.cells();
    this.look = look;
    this.threshold = threshold;
    this.historyDays = historyDays;
  }

  /**
   * Gives a cluster to the oldest hotspot it covers, or else touches; others it covers grow
   * together with that one.
   */
  void sort(Flag cluster) {
    if (cluster.score() < threshold.score() - HYSTERESIS) {
      return;
    }
    BitSet disk = cells.disk(cluster);
    List<TrackedHotspot> near =
        tracker.oldestFirst().stream().filter(t -> cells.touches(t, disk)).toList();
    List<TrackedHotspot> covered = near.stream().filter(t -> cells.overlaps(t, disk)).toList();
    String owner = null;
    if (!near.isEmpty()) {
      owner = (covered.isEmpty() ? near : covered).get(0).last().hotspotId();
      for (TrackedHotspot other : covered.subList(Math.min(1, covered.size()), covered.size())) {
        mergedInto.putIfAbsent(other.last().hotspotId(), owner);
      }
    }
    if (owner != null) {
      ofHotspot.computeIfAbsent(owner, unused -> new ArrayList<>()).add(cluster);
    } else if (cluster.score() >= threshold.score()) {
      fresh.add(cluster);
    }
  }

  List<HotspotReport> tell() {
    for (TrackedHotspot tracked : tracker.oldestFirst()) {
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
    BitSet disk = cells.disk(cluster);
    if (tracker.open().stream().noneMatch(tracked -> cells.touches(tracked, disk))) {
      tell(null, picture(List.of(cluster)), "opened");
    }
  }

  private void follow(TrackedHotspot tracked, List<Flag> clusters, List<String> merged) {
    List<String> lost = stillLost(tracked);
    if (lost.isEmpty()) {
      // What was revised and still counts is not lost when it is forgotten some day.
      tracker.put(tracked.losingNothing());
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
      double score = score(tracked, left);
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
    if (!parts.habit().standsOut(tracked, look)) {
      end(tracked, Hotspot.Status.CLOSED, "no longer more than habit");
    }
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
      for (int cell : parts.region().around(look, cluster)) {
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
    long lengthMs = parts.scales().durationMs(best.duration());
    String whole = last == null ? reason : reason + events.size();
    HotspotReport report =
        parts
            .words()
            .open(
                last,
                cells.covered(members),
                best.endMs() - lengthMs,
                best.endMs(),
                look.nowMs(),
                events,
                test.mean(),
                historyDays,
                best.score(),
                threshold,
                parts.trend().of(members, best.ring(), lengthMs, look.nowMs()),
                whole);
    Hotspot hotspot = report.hotspot();
    tracker.put(
        new TrackedHotspot(
            hotspot,
            events.stream().map(ViolenceEvent::key).sorted().toList(),
            List.of(),
            tracked == null ? lengthMs : tracked.durationMs(),
            best.ring(),
            tracked == null ? hotspot.fromMs() : tracked.beganMs(),
            test.size()));
    reports.add(report);
  }

  /** How surprising so many events would be where and when it was last told. */
  private static double score(TrackedHotspot tracked, long count) {
    return new Look.Test(count, tracked.last().expected(), tracked.size()).score();
  }

  /** The same cells and window with what is left of the evidence, if it can still be told. */
  private void shrink(TrackedHotspot tracked, List<String> lost) {
    Hotspot last = tracked.last();
    List<String> kept = tracked.evidenceKeys().stream().filter(key -> !lost.contains(key)).toList();
    List<ViolenceEvent> events =
        kept.stream().map(parts.recent()::get).filter(Objects::nonNull).toList();
    if (events.size() < kept.size()) {
      // Some are forgotten, as they are old: nothing new can be said of them.
      return;
    }
    HotspotReport report =
        parts
            .words()
            .open(
                last,
                last.cells(),
                last.fromMs(),
                last.toMs(),
                look.nowMs(),
                events,
                last.expected(),
                last.historyDays(),
                score(tracked, events.size()),
                threshold,
                last.trend(),
                "evidence was retracted: " + last.observed() + " -> " + events.size());
    tracker.put(
        new TrackedHotspot(
            report.hotspot(),
            kept,
            List.of(),
            tracked.durationMs(),
            tracked.ring(),
            tracked.beganMs(),
            tracked.size()));
    reports.add(report);
  }

  private void end(TrackedHotspot tracked, Hotspot.Status status, String reason) {
    tracker.end(tracked, status, look.nowMs());
    reports.add(parts.words().ended(tracked.last(), status, look.nowMs(), threshold, reason));
  }

  private List<ViolenceEvent> eventsIn(int[] members, Flag flag) {
    long toMs = flag.endMs();
    long fromMs = toMs - parts.scales().durationMs(flag.duration());
    List<Long> covered = cells.covered(members);
    List<ViolenceEvent> events = new ArrayList<>();
    for (ViolenceEvent event : parts.recent().between(fromMs + 1, toMs + 1)) {
      if (Collections.binarySearch(covered, event.cell()) >= 0
          && parts.scales().ringFor(event.accuracyM()) <= flag.ring()
          && parts.scales().durationFor(event.spanMs()) <= flag.duration()) {
        events.add(event);
      }
    }
    return events;
  }

  /** Lost evidence that no revision brought back to where it counted. */
  private List<String> stillLost(TrackedHotspot tracked) {
    List<String> lost = new ArrayList<>();
    for (String key : tracked.lostKeys()) {
      ViolenceEvent now = parts.recent().get(key);
      boolean counts =
          now != null
              && tracked.last().cells().contains(now.cell())
              && now.timeMs() > tracked.last().fromMs()
              && now.timeMs() <= tracked.last().toMs()
              && parts.scales().ringFor(now.accuracyM()) <= tracked.ring()
              && now.spanMs() <= tracked.last().toMs() - tracked.last().fromMs();
      if (!counts) {
        lost.add(key);
      }
    }
    return lost;
  }
}

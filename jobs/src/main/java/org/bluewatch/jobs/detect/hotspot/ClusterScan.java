package org.bluewatch.jobs.detect.hotspot;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks for more than usual in every disk around every cell near what became known since the last
 * look, at every size and window length. Where nothing became known, nothing is to be said that was
 * not said before. Windows end now; around an event that was reported late also at its time.
 */
final class ClusterScan {
  /** One or two events are an incident, not a cluster. */
  static final int MIN_EVENTS = 3;

  private final AreaCells cells;
  private final Scales scales;
  private final DiskCounts counts;

  /** An event younger than this when it becomes known is not late. */
  private final long freshMs;

  /** Windows to be tested around cells: by end, by centre, the window lengths as bits. */
  private static final class Places extends TreeMap<Long, Map<Integer, Integer>> {
    private static final long serialVersionUID = 1L;

    void add(long endMs, int centre, int durations) {
      computeIfAbsent(endMs, unused -> new TreeMap<>()).merge(centre, durations, (a, b) -> a | b);
    }
  }

  ClusterScan(AreaCells cells, Scales scales, RecentEvents events, long freshMs) {
    this.cells = cells;
    this.scales = scales;
    this.counts = new DiskCounts(cells, scales, events);
    this.freshMs = freshMs;
  }

  /**
   * The flags with at least a score, most surprising first.
   *
   * @param news what became known since the last look
   */
  List<Flag> find(Look look, Iterable<ViolenceEvent> news, double minScore) {
    BitSet centres = new BitSet(cells.size());
    Places past = new Places();
    for (ViolenceEvent event : news) {
      int cell = cells.numberOf(event.cell());
      if (cell >= 0 && scales.ringFor(event.accuracyM()) <= scales.rings()) {
        for (int member : cells.disk(cell).members()) {
          centres.set(member);
        }
        addPastWindows(event, cell, look.nowMs(), past);
      }
    }
    List<Flag> flags = new ArrayList<>();
    int all = (1 << scales.durations()) - 1;
    centres.stream().forEach(centre -> test(look, centre, look.nowMs(), all, minScore, flags));
    past.forEach(
        (endMs, ofEnd) ->
            ofEnd.forEach(
                (centre, durations) -> test(look, centre, endMs, durations, minScore, flags)));
    flags.sort(Flag.MOST_SURPRISING_FIRST);
    return flags;
  }

  /** The windows, in steps of half their length, that hold a late event and end before now. */
  private void addPastWindows(ViolenceEvent event, int cell, long nowMs, Places past) {
    long ageMs = nowMs - event.timeMs();
    if (ageMs <= freshMs) {
      return;
    }
    for (int duration = 0; duration < scales.durations(); duration++) {
      long lengthMs = scales.durationMs(duration);
      long stepMs = lengthMs / 2;
      long lagMs = ageMs / stepMs * stepMs;
      for (int i = 0; i < 2 && lagMs > 0; i++, lagMs -= stepMs) {
        if (lagMs + lengthMs <= scales.longestMs()) {
          for (int member : cells.disk(cell).members()) {
            past.add(nowMs - lagMs, member, 1 << duration);
          }
        }
      }
    }
  }

  private void test(
      Look look, int centre, long endMs, int durations, double minScore, List<Flag> flags) {
    if (counts.count(centre, endMs) < MIN_EVENTS) {
      return;
    }
    AreaCells.Disk disk = cells.disk(centre);
    for (int ring = 0; ring <= scales.rings(); ring++) {
      Look.Usual usual = null;
      for (int duration = 0; duration < scales.durations(); duration++) {
        int count = counts.at(ring, duration);
        if (count < MIN_EVENTS || (durations >> duration & 1) == 0) {
          continue;
        }
        if (usual == null) {
          usual = look.usual(disk.members(), disk.size(ring), ring);
        }
        Look.Test test = look.test(usual, count, duration, endMs);
        if (test.scoreBound() >= minScore) {
          double score = test.score();
          if (score >= minScore) {
            flags.add(new Flag(centre, ring, duration, endMs, test, score));
          }
        }
      }
    }
  }
}

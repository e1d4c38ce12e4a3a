package org.bluewatch.jobs.detect.hotspot;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.jobs.config.HotspotSettings;

/**
 * Finds hotspots and follows each from opening to end. All it knows was told to it; the same events
 * and evaluations give the same hotspots.
 *
 * <p>Once a day it learns what is usual ({@link Habit}); at each evaluation it looks for clusters
 * around what became known ({@link ClusterScan}), logs how high chance comes ({@link ChanceLog})
 * and opens, revises and ends hotspots ({@link HotspotTracker}).
 */
public final class HotspotDetector {
  private final Scales scales;
  private final AreaCells cells;
  private final RecentEvents recent;
  private final Habit habit;
  private final ClusterScan scan;
  private final HotspotTracker tracker;
  private final List<ViolenceEvent> news = new ArrayList<>();
  private long evaluatedMs;

  /**
   * @param area name of the area of operations
   * @param cells every cell that an event of the area can fall into, ascending
   */
  public HotspotDetector(String area, HotspotSettings settings, CellGrid grid, long[] cells) {
    this.scales = new Scales(settings, grid);
    this.cells = new AreaCells(grid, cells, scales.rings());
    this.recent = new RecentEvents(this.cells, scales);
    this.habit = new Habit(settings, this.cells, scales, recent);
    this.scan =
        new ClusterScan(
            this.cells,
            scales,
            recent,
            Math.min(settings.evaluateEvery().toMillis(), scales.durationMs(0)));
    this.tracker = new HotspotTracker(area, settings, grid, this.cells, scales, recent);
  }

  /** Takes in that an event counts from now on, or no longer; one outside the area never does. */
  public void apply(ViolenceChange change) {
    ViolenceEvent event = change.event();
    if (cells.numberOf(event.cell()) < 0) {
      return;
    }
    habit.apply(change);
    if (change.added()) {
      recent.add(event);
      news.add(event);
    } else {
      recent.remove(event.key());
      tracker.lost(event.key());
    }
  }

  /** True for an event that counts and is not yet forgotten. */
  boolean keeps(String key) {
    return recent.contains(key);
  }

  /** False for an event so vague in place or time that it fits into no disk or window. */
  boolean canTest(ViolenceEvent event) {
    return scales.canTest(event);
  }

  /** Takes in that somebody looked. */
  public void apply(EffortChange change) {
    habit.apply(change);
  }

  /** What is new at {@code nowMs}: hotspots opened, changed, ended. */
  public List<HotspotReport> evaluate(long nowMs) {
    habit.learnUntil(nowMs, tracker.masks(nowMs));
    List<HotspotReport> reports = List.of();
    Look look = habit.lookAt(nowMs, !tracker.open().isEmpty(), tracker.around());
    if (look != null) {
      List<Flag> flags = scan.find(look, known(), habit.candidateScore());
      flags.removeIf(tracker.told());
      List<Flag> clusters = clusters(flags);
      habit.observe(clusters, nowMs);
      reports = tracker.evaluate(look, clusters, habit.threshold(), habit.historyDays());
    }
    news.removeIf(event -> event.timeMs() <= nowMs);
    evaluatedMs = nowMs;
    return reports;
  }

  /** What became known since the last evaluation and was not taken back. */
  private List<ViolenceEvent> known() {
    return news.stream().filter(event -> event.equals(recent.get(event.key()))).toList();
  }

  /** The flags that no more surprising one overlaps. */
  private List<Flag> clusters(List<Flag> flags) {
    List<Flag> clusters = new ArrayList<>();
    var taken = new BitSet(cells.size());
    for (Flag flag : flags) {
      AreaCells.Disk disk = cells.disk(flag.centre());
      boolean free = true;
      for (int i = 0; i < disk.size(flag.ring()) && free; i++) {
        free = !taken.get(disk.members()[i]);
      }
      if (free) {
        clusters.add(flag);
        for (int i = 0; i < disk.size(flag.ring()); i++) {
          taken.set(disk.members()[i]);
        }
      }
    }
    return clusters;
  }

  /** Forgets events too old for any window and already part of the history; returns their keys. */
  public List<String> forget(long nowMs) {
    long beforeMs = Math.min(nowMs - scales.recentMs(), habit.learntUntilMs());
    return recent.removeBefore(beforeMs).stream().map(ViolenceEvent::key).toList();
  }

  /** The open hotspots, in the order of their ids. */
  public Collection<TrackedHotspot> open() {
    return tracker.open();
  }

  /** True if there is nothing left to evaluate. */
  public boolean idle() {
    return recent.size() == 0 && tracker.open().isEmpty() && habit.isBlank();
  }

  /** True until it is told anything. */
  public boolean isNew() {
    return habit.isNew();
  }

  /** The days that are history. */
  public Collection<DayPanes> days() {
    return habit.days();
  }

  /** What is known of who looked where. */
  public Collection<CellEffort> efforts() {
    return habit.efforts();
  }

  /** The events that are kept one by one. */
  public Collection<ViolenceEvent> events() {
    return recent.all();
  }

  /** The threshold in force. */
  public AlarmThreshold threshold() {
    return habit.threshold();
  }

  /** What it knows besides events, days and open hotspots. */
  public DetectorMemory memory() {
    return habit.memory(evaluatedMs, tracker.endedMasks());
  }

  /** Takes over what another detector for the same area knew. */
  public void restore(
      DetectorMemory memory,
      Collection<DayPanes> days,
      Collection<CellEffort> efforts,
      Collection<ViolenceEvent> events,
      Collection<TrackedHotspot> open) {
    evaluatedMs = memory.evaluatedMs();
    events.forEach(recent::add);
    for (ViolenceEvent event : recent.all()) {
      if (event.receivedMs() > evaluatedMs || event.timeMs() > evaluatedMs) {
        news.add(event);
      }
    }
    habit.restore(memory, days, efforts);
    tracker.restore(open, memory.masks());
  }
}

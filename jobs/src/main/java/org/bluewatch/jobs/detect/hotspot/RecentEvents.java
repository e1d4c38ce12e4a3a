package org.bluewatch.jobs.detect.hotspot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bluewatch.common.model.RawStream;

/**
 * The events young enough to lie in a window or to be shown as evidence, one by one: by key, by
 * time and by cell. Those outside the area's cells are not kept.
 */
final class RecentEvents {
  /** Length of the panes in which events of the whole area are counted. */
  private static final long PANE_MS = 60_000;

  private static final Comparator<ViolenceEvent> BY_TIME =
      Comparator.comparingLong(ViolenceEvent::timeMs).thenComparing(ViolenceEvent::key);

  private final AreaCells cells;
  private final Scales scales;
  private final Map<String, ViolenceEvent> byKey = new HashMap<>();
  private final TreeSet<ViolenceEvent> byTime = new TreeSet<>(BY_TIME);
  private final CellEvents[] byCell;

  /** How many testable events each pane has, by the shortest window they fit into. */
  private final TreeMap<Long, int[]> panes = new TreeMap<>();

  /** What was asked last; tests of one look ask again and again. */
  private long[] countedByDuration;

  private long countedEndMs;

  RecentEvents(AreaCells cells, Scales scales) {
    this.cells = cells;
    this.scales = scales;
    this.byCell = new CellEvents[cells.size()];
  }

  /** Adds an event; one with the same key goes first. */
  void add(ViolenceEvent event) {
    remove(event.key());
    int cell = cells.numberOf(event.cell());
    if (cell < 0) {
      return;
    }
    byKey.put(event.key(), event);
    byTime.add(event);
    if (byCell[cell] == null) {
      byCell[cell] = new CellEvents();
    }
    byCell[cell].add(pack(event));
    count(event, 1);
  }

  /** Removes an event; returns it, null if there was none. */
  ViolenceEvent remove(String key) {
    ViolenceEvent event = byKey.remove(key);
    if (event != null) {
      byTime.remove(event);
      int cell = cells.numberOf(event.cell());
      byCell[cell].remove(pack(event));
      if (byCell[cell].count() == 0) {
        byCell[cell] = null;
      }
      count(event, -1);
    }
    return event;
  }

  private void count(ViolenceEvent event, int by) {
    countedByDuration = null;
    if (!scales.canTest(event)) {
      return;
    }
    // Windows hold their end and not their beginning, and so do panes.
    Long pane = Math.floorDiv(event.timeMs() - 1, PANE_MS);
    int[] counts = panes.computeIfAbsent(pane, unused -> new int[scales.durations()]);
    counts[scales.durationFor(event.spanMs())] += by;
    for (int each : counts) {
      if (each != 0) {
        return;
      }
    }
    panes.remove(pane);
  }

  private long pack(ViolenceEvent event) {
    return CellEvents.pack(
        event.timeMs(),
        scales.ringFor(event.accuracyM()),
        scales.durationFor(event.spanMs()),
        streamOf(event));
  }

  /** 0 to 2: sensors, drones, patrols. */
  static int streamOf(ViolenceEvent event) {
    return event.stream().ordinal() - 1;
  }

  boolean contains(String key) {
    return byKey.containsKey(key);
  }

  ViolenceEvent get(String key) {
    return byKey.get(key);
  }

  Collection<ViolenceEvent> all() {
    return byTime;
  }

  int size() {
    return byKey.size();
  }

  /** The events of a cell by its number, null where there are none. */
  CellEvents of(int cell) {
    return byCell[cell];
  }

  /**
   * How many events of a cell lie in a window.
   *
   * @param ring those too vague for a disk of so many rings do not count
   */
  long count(int cell, int ring, int duration, long endMs) {
    long fromMs = endMs - scales.durationMs(duration);
    CellEvents ofCell = byCell[cell];
    long count = 0;
    for (int i = ofCell == null ? -1 : ofCell.count() - 1; i >= 0; i--) {
      long event = ofCell.get(i);
      if (CellEvents.timeMs(event) <= fromMs) {
        break;
      }
      boolean fits = CellEvents.ring(event) <= ring && CellEvents.duration(event) <= duration;
      count += fits && CellEvents.timeMs(event) <= endMs ? 1 : 0;
    }
    return count;
  }

  /** How many testable events of the whole area lie in each window that ends at an instant. */
  long[] countByDuration(long endMs) {
    if (countedByDuration == null || countedEndMs != endMs) {
      countedByDuration = counted(endMs);
      countedEndMs = endMs;
    }
    return countedByDuration;
  }

  private long[] counted(long endMs) {
    long[] counts = new long[scales.durations()];
    for (var pane : panes.headMap(Math.floorDiv(endMs, PANE_MS)).entrySet()) {
      long startMs = pane.getKey() * PANE_MS;
      int[] events = pane.getValue();
      for (int duration = 0; duration < counts.length; duration++) {
        if (startMs >= endMs - scales.durationMs(duration)) {
          for (int fitting = 0; fitting <= duration; fitting++) {
            counts[duration] += events[fitting];
          }
        }
      }
    }
    return counts;
  }

  /** Removes and returns all events before {@code ms}, oldest first. */
  List<ViolenceEvent> removeBefore(long ms) {
    List<ViolenceEvent> removed = new ArrayList<>();
    while (!byTime.isEmpty() && byTime.first().timeMs() < ms) {
      removed.add(remove(byTime.first().key()));
    }
    return removed;
  }

  /** The events with {@code fromMs <= timeMs < toMs}, oldest first. */
  List<ViolenceEvent> between(long fromMs, long toMs) {
    List<ViolenceEvent> found = new ArrayList<>();
    for (ViolenceEvent event : byTime.tailSet(bound(fromMs))) {
      if (event.timeMs() >= toMs) {
        break;
      }
      found.add(event);
    }
    return found;
  }

  /**
   * A position in the order by time before all events of this millisecond and after all before it:
   * no vehicle position is ever a violent event, and its topic is the last one.
   */
  private static ViolenceEvent bound(long ms) {
    return new ViolenceEvent(
        RawStream.VEHICLE_POSITIONS, "", "", 0, ms - 1, 0, 0, 0, null, 0, null, false);
  }
}

package org.bluewatch.jobs.detect.hotspot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.bluewatch.common.model.RawStream;

/** The events that count, by cell and time. */
final class EventStore {
  private static final Comparator<ViolenceEvent> BY_TIME =
      Comparator.comparingLong(ViolenceEvent::timeMs)
          .thenComparing(ViolenceEvent::evidenceId)
          .thenComparing(ViolenceEvent::stream);

  private final Map<String, ViolenceEvent> byKey = new HashMap<>();
  private final Map<Long, TreeSet<ViolenceEvent>> byCell = new HashMap<>();
  private final TreeSet<ViolenceEvent> byTime = new TreeSet<>(BY_TIME);

  /** Adds an event; one with the same key goes first. */
  void add(ViolenceEvent event) {
    remove(event.key());
    byKey.put(event.key(), event);
    byCell.computeIfAbsent(event.cell(), unused -> new TreeSet<>(BY_TIME)).add(event);
    byTime.add(event);
  }

  void remove(String key) {
    ViolenceEvent event = byKey.remove(key);
    if (event == null) {
      return;
    }
    byTime.remove(event);
    TreeSet<ViolenceEvent> inCell = byCell.get(event.cell());
    inCell.remove(event);
    if (inCell.isEmpty()) {
      byCell.remove(event.cell());
    }
  }

  int size() {
    return byKey.size();
  }

  /** Removes and returns the keys of all events before {@code ms}. */
  List<String> removeBefore(long ms) {
    List<String> keys = new ArrayList<>();
    while (!byTime.isEmpty() && byTime.first().timeMs() < ms) {
      String key = byTime.first().key();
      keys.add(key);
      remove(key);
    }
    return keys;
  }

  /** Number of events with {@code fromMs < timeMs <= toMs} anywhere. */
  int count(long fromMs, long toMs) {
    return byTime.subSet(bound(fromMs), bound(toMs)).size();
  }

  /** The cells with an event in {@code fromMs < timeMs <= toMs}, ascending. */
  Collection<Long> cells(long fromMs, long toMs) {
    var cells = new TreeSet<Long>();
    byTime.subSet(bound(fromMs), bound(toMs)).forEach(e -> cells.add(e.cell()));
    return cells;
  }

  /** The events of some cells with {@code fromMs < timeMs <= toMs}. */
  List<ViolenceEvent> find(long[] cells, long fromMs, long toMs) {
    List<ViolenceEvent> found = new ArrayList<>();
    for (long cell : cells) {
      TreeSet<ViolenceEvent> inCell = byCell.get(cell);
      if (inCell != null) {
        found.addAll(inCell.subSet(bound(fromMs), bound(toMs)));
      }
    }
    return found;
  }

  /** A position in the order by time just before all events of the next millisecond. */
  private static ViolenceEvent bound(long ms) {
    return new ViolenceEvent(RawStream.REFERENCE, "", "", 0, ms + 1, 0, 0, 0, null, 0, null, false);
  }
}

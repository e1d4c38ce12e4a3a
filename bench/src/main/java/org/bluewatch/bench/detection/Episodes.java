package org.bluewatch.bench.detection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.bluewatch.common.model.Hotspot;

/**
 * The same rule of episodes for all alarms that only flag cells: neighbouring flagged cells are one
 * hotspot; it goes on with the id of the oldest that it overlaps; what is no longer flagged for a
 * window ends.
 */
final class Episodes {
  private final String name;
  private final CellSpace space;
  private final int[][] neighbourhoods;
  private final long windowMs;
  private final List<Episode> open = new ArrayList<>();
  private int opened;

  private record Episode(String id, int revision, long openedMs, long flaggedMs, BitSet cells) {}

  Episodes(String name, CellSpace space, int[][] neighbourhoods, long windowMs) {
    this.name = name;
    this.space = space;
    this.neighbourhoods = neighbourhoods;
    this.windowMs = windowMs;
  }

  Episodes copy() {
    Episodes copy = new Episodes(name, space, neighbourhoods, windowMs);
    copy.open.addAll(open);
    copy.opened = opened;
    return copy;
  }

  /** How many were ever opened. */
  int opened() {
    return opened;
  }

  /**
   * @param flagged numbers of cells
   */
  List<Hotspot> follow(BitSet flagged, long nowMs) {
    List<Hotspot> told = new ArrayList<>();
    for (BitSet component : components(flagged)) {
      List<Episode> own = open.stream().filter(e -> e.cells.intersects(component)).toList();
      Episode before = own.isEmpty() ? null : own.get(0);
      for (Episode merged : own.subList(Math.min(1, own.size()), own.size())) {
        open.remove(merged);
        told.add(hotspot(merged, Hotspot.Status.CLOSED, nowMs));
      }
      if (before == null) {
        Episode next = new Episode(idOf(component, nowMs), 1, nowMs, nowMs, component);
        opened++;
        open.add(next);
        told.add(hotspot(next, Hotspot.Status.OPEN, nowMs));
      } else {
        goOn(before, component, nowMs, told);
      }
    }
    for (Iterator<Episode> each = open.iterator(); each.hasNext(); ) {
      Episode episode = each.next();
      if (nowMs - episode.flaggedMs > windowMs) {
        each.remove();
        told.add(hotspot(episode, Hotspot.Status.CLOSED, nowMs));
      }
    }
    return told;
  }

  /** The same wherever the same cells are flagged at the same time, in any future of a world. */
  private String idOf(BitSet component, long nowMs) {
    return name + "-" + nowMs + "-" + component;
  }

  private void goOn(Episode before, BitSet component, long nowMs, List<Hotspot> told) {
    boolean changed = !component.equals(before.cells);
    Episode next =
        new Episode(
            before.id, before.revision + (changed ? 1 : 0), before.openedMs, nowMs, component);
    open.set(open.indexOf(before), next);
    if (changed) {
      told.add(hotspot(next, Hotspot.Status.OPEN, nowMs));
    }
  }

  private List<BitSet> components(BitSet flagged) {
    BitSet left = (BitSet) flagged.clone();
    List<BitSet> components = new ArrayList<>();
    for (int start = left.nextSetBit(0); start >= 0; start = left.nextSetBit(0)) {
      BitSet component = new BitSet();
      ArrayDeque<Integer> border = new ArrayDeque<>(List.of(start));
      left.clear(start);
      while (!border.isEmpty()) {
        int cell = border.remove();
        component.set(cell);
        for (int near : neighbourhoods[cell]) {
          if (left.get(near)) {
            left.clear(near);
            border.add(near);
          }
        }
      }
      components.add(component);
    }
    return components;
  }

  private Hotspot hotspot(Episode episode, Hotspot.Status status, long nowMs) {
    List<Long> cells =
        Arrays.stream(episode.cells.stream().toArray()).mapToObj(space::cell).toList();
    return new Hotspot(
        episode.id,
        episode.revision,
        status,
        episode.openedMs,
        nowMs,
        nowMs - windowMs,
        nowMs,
        cells,
        null,
        0,
        0,
        0,
        0,
        null,
        0,
        "",
        0,
        Map.of(),
        List.of(),
        "");
  }
}

package org.bluewatch.jobs.detect.hotspot;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Which cells hotspots and flags cover, and whether they lie close together. */
final class HotspotCells {
  /** Clusters within so many rings of a hotspot are part of it: positions are not that exact. */
  private static final int NEAR = 2;

  private final AreaCells cells;
  private final int near;

  HotspotCells(AreaCells cells, Scales scales) {
    this.cells = cells;
    this.near = Math.min(NEAR, scales.rings());
  }

  /** Numbers of those of some H3 cells that are in the area. */
  int[] members(List<Long> covered) {
    return covered.stream().mapToInt(cells::numberOf).filter(cell -> cell >= 0).toArray();
  }

  /** H3 cells of some numbers, ascending. */
  List<Long> covered(int[] members) {
    return Arrays.stream(members).mapToLong(cells::cell).sorted().boxed().toList();
  }

  /** The numbers of a flag's disk. */
  BitSet disk(Flag flag) {
    AreaCells.Disk disk = cells.disk(flag.centre());
    var members = new BitSet(cells.size());
    for (int i = 0; i < disk.size(flag.ring()); i++) {
      members.set(disk.members()[i]);
    }
    return members;
  }

  /** The numbers of some cells and of those close to them. */
  BitSet around(int[] members) {
    var around = new BitSet(cells.size());
    for (int member : members) {
      AreaCells.Disk disk = cells.disk(member);
      for (int i = 0; i < disk.size(near); i++) {
        around.set(disk.members()[i]);
      }
    }
    return around;
  }

  /** True if a disk shares a cell with a hotspot or lies close beside it. */
  boolean touches(TrackedHotspot tracked, BitSet disk) {
    return around(members(tracked.last().cells())).intersects(disk);
  }

  /** True if a disk shares a cell with a hotspot. */
  boolean overlaps(TrackedHotspot tracked, BitSet disk) {
    return Arrays.stream(members(tracked.last().cells())).anyMatch(disk::get);
  }
}

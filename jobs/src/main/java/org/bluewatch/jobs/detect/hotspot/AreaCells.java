package org.bluewatch.jobs.detect.hotspot;

import java.util.Arrays;
import org.bluewatch.common.geo.CellGrid;

/**
 * The cells of the area by number, 0 to size - 1 in ascending order of the cell, and the disks
 * around them. Disks are found when first asked for: only where something happens.
 */
final class AreaCells {
  /**
   * Cells of the area around a cell, from near to far.
   *
   * @param members numbers of the cells
   * @param ends element r is how many members are at most r rings away
   */
  record Disk(int[] members, int[] ends) {
    int size(int ring) {
      return ends[ring];
    }
  }

  private final CellGrid grid;
  private final long[] cells;
  private final int rings;
  private final Disk[] disks;

  /** Of disks that the rim of the area does not cut, which are most, the ends are the same. */
  private final int[] wholeEnds;

  /**
   * @param cells every cell of the area, ascending
   * @param rings of the largest disk
   */
  AreaCells(CellGrid grid, long[] cells, int rings) {
    this.grid = grid;
    this.cells = cells;
    this.rings = rings;
    this.disks = new Disk[cells.length];
    this.wholeEnds = new int[rings + 1];
    Arrays.setAll(wholeEnds, ring -> 1 + 3 * ring * (ring + 1));
  }

  int size() {
    return cells.length;
  }

  long cell(int number) {
    return cells[number];
  }

  /** The number of a cell, negative outside the area. */
  int numberOf(long cell) {
    return Arrays.binarySearch(cells, cell);
  }

  Disk disk(int number) {
    Disk disk = disks[number];
    if (disk == null) {
      disk = find(number);
      disks[number] = disk;
    }
    return disk;
  }

  private Disk find(int number) {
    long[][] byRing = grid.diskByRings(cells[number], rings);
    int[] members = new int[Arrays.stream(byRing).mapToInt(ring -> ring.length).sum()];
    int[] ends = new int[rings + 1];
    int count = 0;
    for (int ring = 0; ring <= rings; ring++) {
      for (long cell : byRing[ring]) {
        int member = numberOf(cell);
        if (member >= 0) {
          members[count++] = member;
        }
      }
      ends[ring] = count;
    }
    return new Disk(
        Arrays.copyOf(members, count), Arrays.equals(ends, wholeEnds) ? wholeEnds : ends);
  }
}

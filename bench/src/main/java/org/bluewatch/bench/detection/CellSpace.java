package org.bluewatch.bench.detection;

import java.util.Arrays;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.common.model.Place;

/** A disk of H3 cells in Central Africa; cells are numbered from 0 in ascending order. */
final class CellSpace {
  private static final int RESOLUTION = 7;
  private static final double LAT = 5.5;
  private static final double LON = 21;

  private final CellGrid grid = new CellGrid(RESOLUTION);
  private final long centre = grid.cellOf(LAT, LON);
  private final int rings;
  private final long[] cells;

  /**
   * @param aboutCells the disk nearest in size is taken
   */
  CellSpace(int aboutCells) {
    // 1 + 3 r (r + 1) cells
    this.rings = (int) Math.round((Math.sqrt(12.0 * aboutCells - 3) - 3) / 6);
    this.cells = grid.disk(centre, rings);
  }

  CellGrid grid() {
    return grid;
  }

  int size() {
    return cells.length;
  }

  int rings() {
    return rings;
  }

  /** All H3 cells, ascending. */
  long[] cells() {
    return cells;
  }

  long cell(int index) {
    return cells[index];
  }

  /** Number of an H3 cell, negative if it is outside. */
  int indexOf(long cell) {
    return Arrays.binarySearch(cells, cell);
  }

  /** Numbers of the cells of a disk, those outside left out. */
  int[] disk(int index, int diskRings) {
    return Arrays.stream(grid.disk(cells[index], diskRings))
        .mapToInt(this::indexOf)
        .filter(i -> i >= 0)
        .toArray();
  }

  /** True if the whole disk lies inside. */
  boolean holdsDisk(int index, int diskRings) {
    return disk(index, diskRings).length == grid.disk(cells[index], diskRings).length;
  }

  /** Each cell with its neighbours. */
  int[][] neighbourhoods() {
    int[][] neighbourhoods = new int[cells.length][];
    for (int i = 0; i < cells.length; i++) {
      neighbourhoods[i] = disk(i, 1);
    }
    return neighbourhoods;
  }

  Place centreOf(int index) {
    return grid.centre(cells[index]);
  }
}

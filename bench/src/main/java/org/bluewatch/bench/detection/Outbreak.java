package org.bluewatch.bench.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * More violence in a disk of cells for some hours: what must be found.
 *
 * @param shape how it comes
 * @param disks the numbers of its cells in each of its hours
 * @param startMs onset, milliseconds since 1970 UTC, at a full hour
 * @param hours how long it lasts
 * @param extraPerHour events per hour over the whole disk, on average over its hours
 */
record Outbreak(Shape shape, List<int[]> disks, long startMs, int hours, double extraPerHour)
    implements Happening {
  private static final long HOUR_MS = 3_600_000;

  /** How an outbreak comes. */
  enum Shape {
    /** At once, in one place. */
    STEP,
    /** Rising from nothing to twice its mean. */
    RAMP,
    /** At once, and then a cell on every three hours. */
    MOVING
  }

  private static final int HOURS_PER_CELL = 3;

  /**
   * An outbreak in one place.
   *
   * @param centre number of its middle cell
   */
  static Outbreak of(
      Shape shape,
      CellSpace space,
      int centre,
      int rings,
      long startMs,
      int hours,
      double extraPerHour) {
    List<int[]> disks = new ArrayList<>();
    int at = centre;
    for (int hour = 0; hour < hours; hour++) {
      if (shape == Shape.MOVING && hour > 0 && hour % HOURS_PER_CELL == 0) {
        at = next(space, at);
      }
      disks.add(hour > 0 && shape != Shape.MOVING ? disks.get(0) : space.disk(at, rings));
    }
    return new Outbreak(shape, disks, startMs, hours, extraPerHour);
  }

  /** The neighbour with the highest number: on and on in about one direction. */
  private static int next(CellSpace space, int cell) {
    int[] disk = space.disk(cell, 1);
    return disk[disk.length - 1];
  }

  long endMs() {
    return startMs + hours * HOUR_MS;
  }

  /**
   * Numbers of the cells it is in at a time; before its onset the first, after its end the last.
   */
  int[] cellsAt(long ms) {
    long hour = Math.floorDiv(ms - startMs, HOUR_MS);
    return disks.get((int) Math.min(Math.max(hour, 0), hours - 1));
  }

  /** Numbers of all cells it is ever in. */
  Set<Integer> footprint() {
    Set<Integer> footprint = new TreeSet<>();
    for (int[] disk : disks) {
      for (int cell : disk) {
        footprint.add(cell);
      }
    }
    return footprint;
  }

  @Override
  public Map<Integer, Double> extraRates(long hour) {
    long fromMs = hour * HOUR_MS;
    Map<Integer, Double> rates = new TreeMap<>();
    if (fromMs < startMs || fromMs >= endMs()) {
      return rates;
    }
    int[] cells = cellsAt(fromMs);
    double share = shape == Shape.RAMP ? (2.0 * ((fromMs - startMs) / HOUR_MS) + 1) / hours : 1;
    for (int cell : cells) {
      rates.put(cell, extraPerHour * share / cells.length);
    }
    return rates;
  }
}

package org.bluewatch.jobs.detect.hotspot;

import java.util.Arrays;

/**
 * How often one stream looked at one cell.
 *
 * @param stream 0 to 2: sensors, drones, patrols
 * @param cell H3 cell
 * @param past looks in the hours that are history, faded with time
 * @param hours recent hours with looks, ascending, as hours since 1970 UTC
 * @param looks how many in each, above 0
 */
public record CellEffort(int stream, long cell, double past, long[] hours, int[] looks) {
  static CellEffort none(int stream, long cell) {
    return new CellEffort(stream, cell, 0, new long[0], new int[0]);
  }

  /** Distinct among all. */
  String key() {
    return stream + "/" + Long.toHexString(cell);
  }

  boolean isEmpty() {
    return past == 0 && hours.length == 0;
  }

  /** The same with {@code by} looks more in an hour. */
  CellEffort with(long hour, int by) {
    int at = Arrays.binarySearch(hours, hour);
    if (at >= 0) {
      int[] changed = looks.clone();
      changed[at] += by;
      return changed[at] > 0 ? new CellEffort(stream, cell, past, hours, changed) : without(at);
    }
    return by <= 0 ? this : inserted(-at - 1, hour, by);
  }

  private CellEffort inserted(int at, long hour, int by) {
    long[] moreHours = new long[hours.length + 1];
    int[] moreLooks = new int[hours.length + 1];
    System.arraycopy(hours, 0, moreHours, 0, at);
    System.arraycopy(looks, 0, moreLooks, 0, at);
    moreHours[at] = hour;
    moreLooks[at] = by;
    System.arraycopy(hours, at, moreHours, at + 1, hours.length - at);
    System.arraycopy(looks, at, moreLooks, at + 1, hours.length - at);
    return new CellEffort(stream, cell, past, moreHours, moreLooks);
  }

  private CellEffort without(int at) {
    long[] fewerHours = new long[hours.length - 1];
    int[] fewerLooks = new int[hours.length - 1];
    System.arraycopy(hours, 0, fewerHours, 0, at);
    System.arraycopy(looks, 0, fewerLooks, 0, at);
    System.arraycopy(hours, at + 1, fewerHours, at, fewerHours.length - at);
    System.arraycopy(looks, at + 1, fewerLooks, at, fewerLooks.length - at);
    return new CellEffort(stream, cell, past, fewerHours, fewerLooks);
  }

  /** The same with another past and without the hours before one. */
  CellEffort aged(double otherPast, long firstHour) {
    int from = 0;
    while (from < hours.length && hours[from] < firstHour) {
      from++;
    }
    return new CellEffort(
        stream,
        cell,
        otherPast,
        Arrays.copyOfRange(hours, from, hours.length),
        Arrays.copyOfRange(looks, from, looks.length));
  }

  /** Looks in {@code fromHour <= hour < toHour}. */
  long between(long fromHour, long toHour) {
    long sum = 0;
    for (int i = hours.length - 1; i >= 0 && hours[i] >= fromHour; i--) {
      sum += hours[i] < toHour ? looks[i] : 0;
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellEffort effort
        && stream == effort.stream
        && cell == effort.cell
        && past == effort.past
        && Arrays.equals(hours, effort.hours)
        && Arrays.equals(looks, effort.looks);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(cell) * 31 + stream;
  }

  @Override
  public String toString() {
    return "CellEffort[" + key() + ", past=" + past + ", " + hours.length + " hours]";
  }
}

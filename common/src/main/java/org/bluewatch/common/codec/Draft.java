package org.bluewatch.common.codec;

import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.GeoPath;

/** The values read so far from one record. Reused from record to record. */
final class Draft {

  private static final Field[] FIELDS = Field.values();

  private final double[] numbers = new double[FIELDS.length];
  private final String[] texts = new String[FIELDS.length];
  private EventCode event;
  private GeoPath path;
  private long present;

  void clear() {
    present = 0;
    event = null;
    path = null;
  }

  boolean has(Field field) {
    return (present & field.bit()) != 0;
  }

  /** Keeps a number, or a time in milliseconds: a double holds every one up to the year 9999. */
  void put(Field field, double value) {
    numbers[field.ordinal()] = value;
    present |= field.bit();
  }

  void put(Field field, String value) {
    texts[field.ordinal()] = value;
    present |= field.bit();
  }

  void put(Field field, EventCode value) {
    event = value;
    present |= field.bit();
  }

  void put(Field field, GeoPath value) {
    path = value;
    present |= field.bit();
  }

  /** The number, null if absent. */
  Double number(Field field) {
    return has(field) ? (Double) numbers[field.ordinal()] : null;
  }

  /** The whole number, null if absent. */
  Integer integer(Field field) {
    return has(field) ? (Integer) (int) numbers[field.ordinal()] : null;
  }

  /** The time in milliseconds since 1970 UTC, null if absent. */
  Long timeMs(Field field) {
    return has(field) ? (Long) (long) numbers[field.ordinal()] : null;
  }

  /** The text, null if absent. */
  String text(Field field) {
    return has(field) ? texts[field.ordinal()] : null;
  }

  /** The event, null if absent. */
  EventCode event() {
    return event;
  }

  /** The footprint or track, null if absent. */
  GeoPath path() {
    return path;
  }

  /**
   * Adds the values to a hash, in an order that the record had no part in.
   *
   * @param except the bits of the fields to leave out
   */
  void addTo(ContentHash hash, long except) {
    for (long left = present & ~except; left != 0; left &= left - 1) {
      Field field = FIELDS[Long.numberOfTrailingZeros(left)];
      hash.add((long) field.wire().hashCode());
      switch (field.rule()) {
        case INTEGER, NUMBER, DEGREES, TIME -> hash.add(number(field));
        case EVENT -> hash.add(event.wire());
        case POLYGON, LINE -> hash.add(path);
        default -> hash.add(text(field));
      }
    }
  }
}

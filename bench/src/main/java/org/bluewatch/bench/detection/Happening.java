package org.bluewatch.bench.detection;

import java.util.List;
import java.util.Map;
import org.bluewatch.bench.Draw;
import org.bluewatch.common.model.RawStream;

/** Something that makes a world other than usual: an outbreak, or what looks like one. */
interface Happening {
  /** Nothing out of the ordinary. */
  Happening NONE = new Happening() {};

  /** A report besides those of the background. */
  record Extra(int cell, long timeMs) {}

  /** By how much all rates are multiplied in an hour, at least 1. */
  default double rateFactor(long hour) {
    return 1;
  }

  /** By how much the patrols to a cell are multiplied in an hour, at least 1. */
  default double patrolFactor(int cell, long hour) {
    return 1;
  }

  /** Events per hour by number of cell besides those of the background, in an hour. */
  default Map<Integer, Double> extraRates(long hour) {
    return Map.of();
  }

  /** What else is reported of an hour, however many look. */
  default List<Extra> extras(long hour, Draw draw) {
    return List.of();
  }

  /** When a report that would have come at {@code receivedMs} does come. */
  default long receivedMs(RawStream stream, int cell, long timeMs, long receivedMs) {
    return receivedMs;
  }
}

package org.bluewatch.jobs.detect.trust;

import org.bluewatch.jobs.order.OrderedStreams;

/**
 * A receiver has begun, or ceased, to show places where its vehicle cannot be.
 *
 * @param displaced true when it begins
 * @param knownMs when it became known, milliseconds since 1970 UTC
 * @param timeMs time of the first position concerned
 * @param lat latitude of the last believed place in degrees
 * @param lon longitude of the last believed place in degrees
 * @param offsetM how far the shown place is from the believed one, metres
 * @param evidence id of the position that shows it
 */
public record Displacement(
    String vehicleId,
    boolean displaced,
    long knownMs,
    long timeMs,
    double lat,
    double lon,
    double offsetM,
    String evidence) {

  /** The order of displacements of one millisecond. */
  public static OrderedStreams.Order<Displacement> order() {
    return (a, b) -> {
      int byVehicle = a.vehicleId.compareTo(b.vehicleId);
      if (byVehicle != 0) {
        return byVehicle;
      }
      int byTime = Long.compare(a.timeMs, b.timeMs);
      return byTime != 0 ? byTime : Boolean.compare(a.displaced, b.displaced);
    };
  }
}

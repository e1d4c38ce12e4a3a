package org.bluewatch.jobs.detect.incident;

import java.util.Collection;
import org.bluewatch.common.geo.Metres;

/**
 * Where an incident is: the mean of its reports, each weighing by the inverse square of its error.
 *
 * @param lat latitude in degrees
 * @param lon longitude in degrees, -180 to 180
 * @param accuracyM root of the weighted mean of squared distance plus squared error, whole metres;
 *     null where no report states an error
 */
record Middle(double lat, double lon, Double accuracyM) {
  /** No report outweighs all others by a claim to be exact, nor by claiming nothing. */
  private static final double LEAST_ERROR_M = 50;

  private static final double HALF_TURN_DEG = 180;
  private static final double FULL_TURN_DEG = 360;

  /** The middle of at least one report, in an order that does not depend on their arrival. */
  static Middle of(Collection<IncidentEvent> events) {
    IncidentEvent first = events.iterator().next();
    double weights = 0;
    double north = 0;
    double east = 0;
    for (IncidentEvent event : events) {
      double weight = weightOf(event);
      weights += weight;
      north += weight * (event.lat() - first.lat());
      east += weight * wrapped(event.lon() - first.lon());
    }
    double lat = first.lat() + north / weights;
    double lon = wrapped(first.lon() + east / weights);
    return new Middle(lat, lon, accuracyM(events, lat, lon, weights));
  }

  private static Double accuracyM(
      Collection<IncidentEvent> events, double lat, double lon, double weights) {
    double squares = 0;
    boolean stated = false;
    for (IncidentEvent event : events) {
      double distanceM = Metres.between(lat, lon, event.lat(), event.lon());
      double errorM = event.errorM();
      squares += weightOf(event) * (distanceM * distanceM + errorM * errorM);
      stated |= event.accuracyM() != null;
    }
    return stated ? (double) Math.round(Math.sqrt(squares / weights)) : null;
  }

  private static double weightOf(IncidentEvent event) {
    double errorM = Math.max(LEAST_ERROR_M, event.errorM());
    return 1 / (errorM * errorM);
  }

  private static double wrapped(double degrees) {
    if (degrees > HALF_TURN_DEG) {
      return degrees - FULL_TURN_DEG;
    }
    return degrees < -HALF_TURN_DEG ? degrees + FULL_TURN_DEG : degrees;
  }
}

package org.bluewatch.jobs.detect.logistics;

import java.util.List;

/**
 * What is remembered of a vehicle that belongs to no convoy.
 *
 * @param heardMs knowledge time at which it was heard last, milliseconds since 1970 UTC
 * @param newestMs time of its newest believed position
 * @param lat latitude of the newest place a notable way from the one before, degrees
 * @param lon its longitude, degrees
 * @param drives the routes it is on, by routeId
 */
public record TrafficTrack(
    String vehicleId, long heardMs, long newestMs, double lat, double lon, List<Drive> drives) {

  TrafficTrack heard(long nowMs, long ms) {
    return new TrafficTrack(vehicleId, nowMs, ms, lat, lon, drives);
  }
}

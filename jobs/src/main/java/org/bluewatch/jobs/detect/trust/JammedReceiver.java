package org.bluewatch.jobs.detect.trust;

/**
 * A receiver that a jamming concerns.
 *
 * @param jammingId of the jamming
 * @param displacement how it was displaced, the last time
 * @param back true once it shows possible places again
 */
public record JammedReceiver(String jammingId, Displacement displacement, boolean back) {
  static String key(String jammingId, String vehicleId) {
    return jammingId + '/' + vehicleId;
  }

  String key() {
    return key(jammingId, displacement.vehicleId());
  }
}

package org.bluewatch.jobs.detect.trust;

import org.bluewatch.common.geo.Metres;
import org.bluewatch.common.model.Observation;

/**
 * Where a receiver was last on one of the tracks it has shown, and how it moved there.
 *
 * @param timeMs of the newest position, milliseconds since 1970 UTC
 * @param lat latitude in degrees
 * @param lon longitude in degrees
 * @param latPerS degrees of latitude per second
 * @param lonPerS degrees of longitude per second
 * @param speedMps metres per second, 0 before the second position
 * @param positions how many positions in a row are on this track
 */
public record Motion(
    long timeMs,
    double lat,
    double lon,
    double latPerS,
    double lonPerS,
    double speedMps,
    int positions) {
  /** Beyond this the last movement says nothing about the next. */
  private static final double PREDICTS_S = 300;

  /** Position errors and single outliers up to this are no jump. */
  private static final double SLACK_M = 500;

  private static final double MARGIN_OF_SPEED = 1.5;

  /** With fewer positions in a row a speed may be that of a jump. */
  private static final int SHOWS_SPEED = 3;

  static Motion at(Observation fix) {
    return new Motion(fix.timeMs(), fix.place().lat(), fix.place().lon(), 0, 0, 0, 1);
  }

  /** The track with one more position, which is newer. */
  Motion to(Observation fix, int positions) {
    double lat2 = fix.place().lat();
    double lon2 = fix.place().lon();
    double seconds = (fix.timeMs() - timeMs) / 1000.0;
    return new Motion(
        fix.timeMs(),
        lat2,
        lon2,
        (lat2 - lat) / seconds,
        (lon2 - lon) / seconds,
        Metres.between(lat, lon, lat2, lon2) / seconds,
        positions);
  }

  /** True if a vehicle on this track can be at a position at its time. */
  boolean reaches(Observation fix, double accuracyM, double maxSpeedMps) {
    double seconds = Math.abs(fix.timeMs() - timeMs) / 1000.0;
    double slackM = SLACK_M + accuracyM;
    double shownMps = positions >= SHOWS_SPEED ? speedMps : 0;
    double limitMps = Math.max(maxSpeedMps, MARGIN_OF_SPEED * Math.max(shownMps, said(fix)));
    return distanceM(fix, 0) <= limitMps * seconds + slackM
        || (speedMps > 0
            && seconds <= PREDICTS_S
            && distanceM(fix, (fix.timeMs() - timeMs) / 1000.0) <= maxSpeedMps * seconds + slackM);
  }

  private static double said(Observation fix) {
    return fix.vehicle().speedMps() == null ? 0 : fix.vehicle().speedMps();
  }

  /** Metres from where it was, moved on for some seconds, to a position. */
  double distanceM(Observation fix, double seconds) {
    return Metres.between(
        lat + latPerS * seconds, lon + lonPerS * seconds, fix.place().lat(), fix.place().lon());
  }
}

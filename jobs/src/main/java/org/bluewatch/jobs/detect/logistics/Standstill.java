package org.bluewatch.jobs.detect.logistics;

import org.bluewatch.common.geo.Metres;
import org.bluewatch.common.model.VehicleFix;

/**
 * Where a vehicle stands, and since when at least. It stands as long as its positions stay within a
 * radius of a fixed place; one outside is an outlier, two in a row are movement. Positions that
 * arrive late, in any order, lengthen or shorten the time it stood.
 *
 * @param lat latitude of the place in degrees, the mean of its first positions
 * @param lon longitude of the place in degrees
 * @param positions how many positions the mean is made of
 * @param sinceMs time of the first position known to be there
 * @param insideMs time of the newest position there
 * @param awayMs time of the newest position before that was elsewhere, 0 if none is known
 * @param outMs time of a position outside that is not confirmed yet, 0 if there is none
 * @param outLat its latitude
 * @param outLon its longitude
 * @param leftMs when it left the place where it stood before, 0 if it never did
 */
public record Standstill(
    double lat,
    double lon,
    int positions,
    long sinceMs,
    long insideMs,
    long awayMs,
    long outMs,
    double outLat,
    double outLon,
    long leftMs) {
  private static final double RADIUS_M = 75;
  private static final double RADIUS_PER_ACCURACY = 1.5;
  private static final double MAX_ACCURACY_M = 200;

  /** Later positions do not move the mean: it must not creep along with a slow vehicle. */
  private static final int POSITIONS_OF_MEAN = 8;

  static Standstill at(VehicleFix fix) {
    return at(fix, 0, 0);
  }

  private static Standstill at(VehicleFix fix, long awayMs, long leftMs) {
    long ms = fix.timeMs();
    return new Standstill(fix.lat(), fix.lon(), 1, ms, ms, awayMs, 0, 0, 0, leftMs);
  }

  /** After a position newer than all before. */
  Standstill next(VehicleFix fix) {
    if (isHere(fix)) {
      return inside(fix);
    }
    if (outMs == 0) {
      return new Standstill(
          lat,
          lon,
          positions,
          sinceMs,
          insideMs,
          awayMs,
          fix.timeMs(),
          fix.lat(),
          fix.lon(),
          leftMs);
    }
    Standstill there = at(fix, insideMs, outMs);
    return there.isNear(outLat, outLon, radiusM(fix)) ? there.since(outMs) : there.away(outMs);
  }

  private Standstill inside(VehicleFix fix) {
    int weight = Math.min(positions + 1, POSITIONS_OF_MEAN);
    boolean mean = positions < POSITIONS_OF_MEAN;
    return new Standstill(
        mean ? lat + (fix.lat() - lat) / weight : lat,
        mean ? lon + (fix.lon() - lon) / weight : lon,
        weight,
        sinceMs,
        fix.timeMs(),
        awayMs,
        0,
        0,
        0,
        leftMs);
  }

  private Standstill since(long ms) {
    return new Standstill(lat, lon, positions, ms, insideMs, awayMs, outMs, outLat, outLon, leftMs)
        .settled();
  }

  private Standstill away(long ms) {
    return new Standstill(lat, lon, positions, sinceMs, insideMs, ms, outMs, outLat, outLon, leftMs)
        .settled();
  }

  private Standstill settled() {
    return new Standstill(lat, lon, positions, sinceMs, insideMs, awayMs, 0, 0, 0, leftMs);
  }

  /** After a position of the past became known. */
  Standstill late(VehicleFix fix) {
    long ms = fix.timeMs();
    if (isHere(fix)) {
      return ms > awayMs && ms < sinceMs ? since(ms) : this;
    }
    if (ms <= awayMs || ms >= insideMs) {
      return this;
    }
    // It was elsewhere at that time; from when on it has been here again is not known better.
    return ms < sinceMs ? away(ms) : away(ms).since(ms);
  }

  /** True if its newest position is here or is a lone outlier. */
  boolean holds() {
    return positions > 1;
  }

  private boolean isHere(VehicleFix fix) {
    return isNear(fix.lat(), fix.lon(), radiusM(fix));
  }

  private boolean isNear(double atLat, double atLon, double radiusM) {
    return Metres.between(lat, lon, atLat, atLon) <= radiusM;
  }

  private static double radiusM(VehicleFix fix) {
    return RADIUS_M + RADIUS_PER_ACCURACY * Math.min(fix.accuracyM(), MAX_ACCURACY_M);
  }
}

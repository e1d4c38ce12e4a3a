package org.bluewatch.jobs.detect.logistics;

import org.bluewatch.common.geo.Metres;
import org.bluewatch.common.model.VehicleFix;

/**
 * Where a vehicle stands, and since when at least. It stands as long as its positions stay within a
 * radius of a fixed place; one outside is an outlier, two in a row are movement. Positions that
 * arrive late, in any order, lengthen or shorten the time it stood.
 *
 * @param lat latitude of the place in degrees, the mean of its last positions
 * @param lon longitude of the place in degrees
 * @param positions how many positions the mean is made of
 * @param sinceMs time of the first position known to be there
 * @param insideMs time of the newest position there
 * @param awayMs time of the newest position before that was elsewhere, 0 if none is known
 * @param outMs time of a position outside that is not confirmed yet, 0 if there is none
 * @param outLat its latitude
 * @param outLon its longitude
 * @param leftMs when it left the place where it stood before, 0 if it never did
 * @param lateOutMs time of a position outside that arrived late and is not confirmed yet, 0 if none
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
    long leftMs,
    long lateOutMs) {
  private static final double RADIUS_M = 75;
  private static final double RADIUS_PER_ACCURACY = 1.5;
  private static final double MAX_ACCURACY_M = 200;

  /** Two late positions outside this near to each other are movement, one is an outlier. */
  private static final long CONFIRMS_MS = 90_000;

  /**
   * The mean forgets the approach, and yet does not creep along with a slow vehicle: it is that of
   * about so many positions.
   */
  private static final int POSITIONS_OF_MEAN = 20;

  static Standstill at(VehicleFix fix) {
    return at(fix, 0, 0);
  }

  private static Standstill at(VehicleFix fix, long awayMs, long leftMs) {
    long ms = fix.timeMs();
    return new Standstill(fix.lat(), fix.lon(), 1, ms, ms, awayMs, 0, 0, 0, leftMs, 0);
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
          leftMs,
          lateOutMs);
    }
    Standstill there = at(fix, insideMs, outMs);
    return there.isNear(outLat, outLon, radiusM(fix)) ? there.since(outMs) : there.away(outMs);
  }

  private Standstill inside(VehicleFix fix) {
    int weight = Math.min(positions + 1, POSITIONS_OF_MEAN);
    return new Standstill(
        lat + (fix.lat() - lat) / weight,
        lon + (fix.lon() - lon) / weight,
        weight,
        sinceMs,
        fix.timeMs(),
        awayMs,
        0,
        0,
        0,
        leftMs,
        lateOutMs);
  }

  private Standstill since(long ms) {
    return new Standstill(lat, lon, positions, ms, insideMs, awayMs, 0, 0, 0, leftMs, lateOutMs);
  }

  private Standstill away(long ms) {
    return new Standstill(lat, lon, positions, sinceMs, insideMs, ms, 0, 0, 0, leftMs, lateOutMs);
  }

  private Standstill doubted(long ms) {
    return new Standstill(
        lat, lon, positions, sinceMs, insideMs, awayMs, outMs, outLat, outLon, leftMs, ms);
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
    if (ms < sinceMs) {
      return away(ms);
    }
    if (lateOutMs == 0 || Math.abs(ms - lateOutMs) > CONFIRMS_MS) {
      return doubted(ms);
    }
    // It was elsewhere at that time; from when on it has been here again is not known better.
    long outsideMs = Math.max(ms, lateOutMs);
    return away(outsideMs).since(outsideMs).doubted(0);
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

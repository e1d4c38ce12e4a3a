package org.bluewatch.jobs.detect.logistics;

import org.bluewatch.common.geo.Metres;
import org.bluewatch.common.model.VehicleFix;

/**
 * Where a vehicle stands, and since when at least. It stands as long as its positions stay within a
 * radius of a fixed place. Positions outside are movement once they have kept outside for some
 * time; until then they may be outliers, which come in clusters where the sky is hidden, or a
 * vehicle that turns round where it stands. Positions that arrive late, in any order, lengthen or
 * shorten the time it stood.
 *
 * @param lat latitude of the place in degrees, the mean of its last positions
 * @param lon longitude of the place in degrees
 * @param positions how many positions the mean is made of
 * @param sinceMs time of the first position known to be there
 * @param insideMs time of the newest position there
 * @param awayMs time of the newest position before that was elsewhere, 0 if none is known
 * @param outside positions outside that are not confirmed yet, null if there are none
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
    Outside outside,
    long leftMs,
    long lateOutMs) {
  private static final double RADIUS_M = 75;
  private static final double RADIUS_PER_ACCURACY = 1.5;
  private static final double MAX_ACCURACY_M = 200;

  /** Outside for so long is movement: two positions a minute apart, or more that come closer. */
  private static final long LEAVES_MS = 50_000;

  /** Late positions outside are taken together when they are this near to each other. */
  private static final long CONFIRMS_MS = 90_000;

  /**
   * The mean forgets the approach, and yet does not creep along with a slow vehicle: it is that of
   * about so many positions.
   */
  private static final int POSITIONS_OF_MEAN = 20;

  /**
   * Positions outside the place, in a row.
   *
   * @param firstMs time of the first of them
   * @param lat latitude of the first of the last ones that are near to each other, degrees
   * @param lon its longitude, degrees
   * @param sinceMs its time
   * @param awayMs time of the position before it
   */
  public record Outside(long firstMs, double lat, double lon, long sinceMs, long awayMs) {}

  static Standstill at(VehicleFix fix) {
    long ms = fix.timeMs();
    return new Standstill(fix.lat(), fix.lon(), 1, ms, ms, 0, null, 0, 0);
  }

  /** After a position newer than all before. */
  Standstill next(VehicleFix fix) {
    if (isHere(fix)) {
      return inside(fix);
    }
    Outside out = outside(fix);
    return fix.timeMs() - out.firstMs() < LEAVES_MS ? waiting(out) : elsewhere(out, fix);
  }

  private Outside outside(VehicleFix fix) {
    long ms = fix.timeMs();
    if (outside == null) {
      return new Outside(ms, fix.lat(), fix.lon(), ms, insideMs);
    }
    boolean stays = isNear(outside.lat(), outside.lon(), fix, radiusM(fix));
    return stays
        ? outside
        : new Outside(outside.firstMs(), fix.lat(), fix.lon(), ms, outside.sinceMs());
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
        null,
        leftMs,
        lateOutMs);
  }

  private static Standstill elsewhere(Outside out, VehicleFix fix) {
    return new Standstill(
        fix.lat(), fix.lon(), 1, out.sinceMs(), fix.timeMs(), out.awayMs(), null, out.firstMs(), 0);
  }

  private Standstill waiting(Outside out) {
    return new Standstill(lat, lon, positions, sinceMs, insideMs, awayMs, out, leftMs, lateOutMs);
  }

  private Standstill since(long ms) {
    return new Standstill(lat, lon, positions, ms, insideMs, awayMs, outside, leftMs, lateOutMs);
  }

  private Standstill away(long ms) {
    return new Standstill(lat, lon, positions, sinceMs, insideMs, ms, outside, leftMs, lateOutMs);
  }

  private Standstill doubted(long ms) {
    return new Standstill(lat, lon, positions, sinceMs, insideMs, awayMs, outside, leftMs, ms);
  }

  /** After a position of the past became known. */
  Standstill late(VehicleFix fix) {
    long ms = fix.timeMs();
    if (isHere(fix)) {
      return lateInside(ms);
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
    if (Math.abs(ms - lateOutMs) < LEAVES_MS) {
      return this;
    }
    // It was elsewhere at that time; from when on it has been here again is not known better.
    long outsideMs = Math.max(ms, lateOutMs);
    return away(outsideMs).since(outsideMs).doubted(0);
  }

  private Standstill lateInside(long ms) {
    Standstill here = ms > awayMs && ms < sinceMs ? since(ms) : this;
    return lateOutMs != 0 && Math.abs(ms - lateOutMs) <= CONFIRMS_MS ? here.doubted(0) : here;
  }

  private boolean isHere(VehicleFix fix) {
    return isNear(lat, lon, fix, radiusM(fix));
  }

  private static boolean isNear(double lat, double lon, VehicleFix fix, double radiusM) {
    return Metres.between(lat, lon, fix.lat(), fix.lon()) <= radiusM;
  }

  private static double radiusM(VehicleFix fix) {
    return RADIUS_M + RADIUS_PER_ACCURACY * Math.min(fix.accuracyM(), MAX_ACCURACY_M);
  }
}

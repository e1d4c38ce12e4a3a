package org.bluewatch.bench.area;

import org.bluewatch.bench.Draw;

/**
 * A position on the ground, WGS84 degrees. Distances are on the sphere; offsets are on the tangent
 * plane, good to a metre in a kilometre at the latitudes of this area (3 to 13 degrees north).
 */
public record Spot(double lat, double lon) {
  private static final double EARTH_RADIUS_M = 6_371_008.8;

  /** Great-circle distance in metres. */
  double distanceM(Spot other) {
    double lat1 = StrictMath.toRadians(lat);
    double lat2 = StrictMath.toRadians(other.lat);
    double halfLat = StrictMath.sin((lat2 - lat1) / 2);
    double halfLon = StrictMath.sin(StrictMath.toRadians(other.lon - lon) / 2);
    double h = halfLat * halfLat + StrictMath.cos(lat1) * StrictMath.cos(lat2) * halfLon * halfLon;
    return 2 * EARTH_RADIUS_M * StrictMath.asin(StrictMath.sqrt(h));
  }

  /** The position so many metres further east and north. */
  Spot moved(double eastM, double northM) {
    double perDegreeM = StrictMath.toRadians(EARTH_RADIUS_M);
    double lonPerDegreeM = perDegreeM * StrictMath.cos(StrictMath.toRadians(lat));
    return new Spot(lat + northM / perDegreeM, lon + eastM / lonPerDegreeM);
  }

  /** The position at this distance in metres and bearing in degrees clockwise from north. */
  Spot at(double distanceM, double bearingDeg) {
    double bearing = StrictMath.toRadians(bearingDeg);
    return moved(distanceM * StrictMath.sin(bearing), distanceM * StrictMath.cos(bearing));
  }

  /** Initial bearing to another position, degrees clockwise from north, 0 to 360. */
  double bearingDeg(Spot other) {
    double eastScale = StrictMath.cos(StrictMath.toRadians((lat + other.lat) / 2));
    double bearing =
        StrictMath.toDegrees(StrictMath.atan2((other.lon - lon) * eastScale, other.lat - lat));
    return bearing < 0 ? bearing + 360 : bearing;
  }

  /** A random position no further than this many metres away, evenly over the disc. */
  Spot scattered(double withinM, Draw draw) {
    return at(withinM * StrictMath.sqrt(draw.between(0.0, 1.0)), draw.between(0.0, 360.0));
  }
}

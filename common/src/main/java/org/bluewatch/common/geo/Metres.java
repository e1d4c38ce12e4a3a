package org.bluewatch.common.geo;

/**
 * Metres on the WGS84 ellipsoid near a place. Lengths of a degree are the usual series in the
 * latitude (Snyder, Map Projections: A Working Manual, USGS PP 1395, 1987); within 100 km distances
 * are right to a tenth of a per cent.
 */
public final class Metres {
  private static final double HALF_TURN_DEG = 180;
  private static final double FULL_TURN_DEG = 360;

  private Metres() {}

  /** Length of a degree of latitude in metres at a latitude in degrees. */
  public static double perDegreeLat(double lat) {
    double c2 = 2 * square(cos(lat)) - 1;
    double c4 = 2 * c2 * c2 - 1;
    return 111_132.954 - 559.822 * c2 + 1.175 * c4;
  }

  /** Length of a degree of longitude in metres at a latitude in degrees. */
  public static double perDegreeLon(double lat) {
    double c = cos(lat);
    double cc = c * c;
    return c * (111_412.84 - 93.5 * (4 * cc - 3) + 0.118 * (16 * cc * cc - 20 * cc + 5));
  }

  /** Distance in metres between two positions in degrees. */
  public static double between(double lat1, double lon1, double lat2, double lon2) {
    double middle = (lat1 + lat2) / 2;
    double north = (lat2 - lat1) * perDegreeLat(middle);
    double east = eastDegrees(lon1, lon2) * perDegreeLon(middle);
    return Math.sqrt(north * north + east * east);
  }

  /** Direction from one position to another near it, 0 to 360 degrees. */
  public static double headingDeg(double lat1, double lon1, double lat2, double lon2) {
    double middle = (lat1 + lat2) / 2;
    double north = (lat2 - lat1) * perDegreeLat(middle);
    double east = eastDegrees(lon1, lon2) * perDegreeLon(middle);
    double degrees = StrictMath.toDegrees(StrictMath.atan2(east, north));
    return degrees < 0 ? degrees + FULL_TURN_DEG : degrees;
  }

  /** Degrees of longitude from one meridian east to another, -180 to 180. */
  static double eastDegrees(double fromLon, double toLon) {
    double degrees = toLon - fromLon;
    if (degrees > HALF_TURN_DEG) {
      return degrees - FULL_TURN_DEG;
    }
    return degrees < -HALF_TURN_DEG ? degrees + FULL_TURN_DEG : degrees;
  }

  private static double cos(double degrees) {
    return StrictMath.cos(StrictMath.toRadians(degrees));
  }

  private static double square(double value) {
    return value * value;
  }
}

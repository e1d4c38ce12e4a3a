package org.bluewatch.common.geo;

/**
 * Space cut into cubes of one size, to find what lies near a place without looking at everything:
 * two places on the ellipsoid of WGS84 that are less than a side apart lie in the same cube or in
 * two that touch. Poles and the antimeridian are places like any other.
 */
public final class EarthCubes {
  private static final double EQUATORIAL_RADIUS_M = 6_378_137;
  private static final double ECCENTRICITY_SQUARED = 6.694_379_990_14e-3;
  private static final double LEAST_SIDE_M = 10;

  private static final int BITS = 21;
  private static final long MIDDLE = 1L << (BITS - 1);
  private static final long MASK = (1L << BITS) - 1;

  private final double sideM;

  /**
   * @param sideM length of an edge in metres; cubes are never smaller than 10 m
   */
  public EarthCubes(double sideM) {
    this.sideM = Math.max(LEAST_SIDE_M, sideM);
  }

  /** The cube of a position in degrees, taken to lie on the ellipsoid. */
  public long cubeOf(double lat, double lon) {
    double latRadians = StrictMath.toRadians(lat);
    double lonRadians = StrictMath.toRadians(lon);
    double sinLat = StrictMath.sin(latRadians);
    double cosLat = StrictMath.cos(latRadians);
    // Radius of curvature in the prime vertical (Snyder, USGS PP 1395, 1987, equation 4-20).
    double radiusM = EQUATORIAL_RADIUS_M / Math.sqrt(1 - ECCENTRICITY_SQUARED * sinLat * sinLat);
    return pack(
        index(radiusM * cosLat * StrictMath.cos(lonRadians)),
        index(radiusM * cosLat * StrictMath.sin(lonRadians)),
        index(radiusM * (1 - ECCENTRICITY_SQUARED) * sinLat));
  }

  private long index(double metres) {
    return MIDDLE + (long) Math.floor(metres / sideM);
  }

  private static long pack(long x, long y, long z) {
    return (x << (2 * BITS)) | (y << BITS) | z;
  }

  /** A cube and the 26 that touch it, the cube itself first. */
  public static long[] around(long cube) {
    long x = cube >>> (2 * BITS);
    long y = (cube >>> BITS) & MASK;
    long z = cube & MASK;
    long[] cubes = new long[27];
    int n = 0;
    cubes[n++] = cube;
    for (long i = x - 1; i <= x + 1; i++) {
      for (long j = y - 1; j <= y + 1; j++) {
        for (long k = z - 1; k <= z + 1; k++) {
          long other = pack(i, j, k);
          if (other != cube) {
            cubes[n++] = other;
          }
        }
      }
    }
    return cubes;
  }
}

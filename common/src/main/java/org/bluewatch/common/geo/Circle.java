package org.bluewatch.common.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Circles on the map. */
public final class Circle {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int CORNERS = 32;
  private static final double PER_DEGREE = 1e6;

  private Circle() {}

  /**
   * A circle as a GeoJSON polygon of 32 corners, coordinates rounded to 6 decimals. It may reach
   * beyond the antimeridian, not beyond a pole.
   *
   * @param radiusM metres, more than 0
   */
  public static String geoJson(double lat, double lon, double radiusM) {
    double latDegrees = radiusM / Metres.perDegreeLat(lat);
    double lonDegrees = radiusM / Math.max(1, Metres.perDegreeLon(lat));
    var ring = new Coordinate[CORNERS + 1];
    for (int i = 0; i < CORNERS; i++) {
      double turn = 2 * StrictMath.PI * i / CORNERS;
      ring[i] =
          new Coordinate(
              rounded(lon + lonDegrees * StrictMath.sin(turn)),
              rounded(lat + latDegrees * StrictMath.cos(turn)));
    }
    ring[CORNERS] = ring[0].copy();
    return PolygonWriter.write(FACTORY.createPolygon(ring));
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * PER_DEGREE) / PER_DEGREE;
  }
}

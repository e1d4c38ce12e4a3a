package org.bluewatch.common.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** The outline of a geometry, for formats that know neither holes nor GeoJSON. */
public final class Outline {
  private Outline() {}

  /**
   * The outer rings of a Polygon or MultiPolygon, each closed, as {@code lat, lon, lat, lon ...} in
   * degrees. Empty for what is no area or cannot be read: whoever tells a place of it must be able
   * to do without.
   *
   * @param geometryJson GeoJSON geometry
   */
  public static List<double[]> rings(String geometryJson) {
    List<double[]> rings = new ArrayList<>();
    for (Geometry part : parts(geometryJson)) {
      if (part instanceof Polygon polygon) {
        rings.add(latLons(polygon.getExteriorRing().getCoordinates()));
      }
    }
    return rings;
  }

  /**
   * Distance in metres from a position to the farthest corner of a geometry, empty if that cannot
   * be read.
   *
   * @param geometryJson GeoJSON geometry
   */
  public static OptionalDouble reachM(String geometryJson, double lat, double lon) {
    return parts(geometryJson).stream()
        .flatMap(part -> List.of(part.getCoordinates()).stream())
        .mapToDouble(corner -> Metres.between(lat, lon, corner.y, corner.x))
        .max();
  }

  private static List<Geometry> parts(String geometryJson) {
    Geometry geometry;
    try {
      geometry = GeoJson.read(geometryJson);
    } catch (BadGeometry unreadable) {
      return List.of();
    }
    List<Geometry> parts = new ArrayList<>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      parts.add(geometry.getGeometryN(i));
    }
    return parts;
  }

  private static double[] latLons(Coordinate[] ring) {
    double[] latLons = new double[ring.length * 2];
    for (int i = 0; i < ring.length; i++) {
      latLons[2 * i] = ring[i].y;
      latLons[2 * i + 1] = ring[i].x;
    }
    return latLons;
  }
}

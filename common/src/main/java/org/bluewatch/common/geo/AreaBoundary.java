package org.bluewatch.common.geo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.model.GeoPath;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/**
 * The area of operations. Immutable and safe for use by several threads; made once, a question
 * costs well under a microsecond even for a boundary of thousands of vertices.
 */
public final class AreaBoundary {

  private final Envelope envelope;
  private final IndexedPointInAreaLocator locator;

  private AreaBoundary(Geometry area) {
    this.envelope = area.getEnvelopeInternal();
    this.locator = new IndexedPointInAreaLocator(area);
    // The locator builds its index on the first question, which must not happen in two threads.
    locator.locate(area.getCoordinate());
  }

  /**
   * Reads a boundary.
   *
   * @param geometry a GeoJSON geometry, Polygon or MultiPolygon
   * @throws IllegalArgumentException if it is anything else or not valid; the message says what
   */
  public static AreaBoundary of(JsonNode geometry) {
    JsonNode coordinates = geometry.path("coordinates");
    List<Polygon> polygons = new ArrayList<>();
    switch (geometry.path("type").asText()) {
      case "Polygon" -> polygons.add(polygon(coordinates));
      case "MultiPolygon" -> coordinates.forEach(part -> polygons.add(polygon(part)));
      default -> throw new IllegalArgumentException("boundary must be a Polygon or MultiPolygon");
    }
    Geometry area = PathShapes.FACTORY.createMultiPolygon(polygons.toArray(new Polygon[0]));
    if (area.isEmpty() || !area.isValid()) {
      throw new IllegalArgumentException(
          "boundary must not be empty, cross itself or have overlapping parts");
    }
    return new AreaBoundary(area);
  }

  private static Polygon polygon(JsonNode rings) {
    List<double[]> parts = new ArrayList<>();
    for (JsonNode ring : rings) {
      double[] lonLats = new double[2 * ring.size()];
      for (int i = 0; i < ring.size(); i++) {
        lonLats[2 * i] = degrees(ring.get(i).path(0));
        lonLats[2 * i + 1] = degrees(ring.get(i).path(1));
      }
      parts.add(lonLats);
    }
    GeoPath path = new GeoPath(parts.toArray(new double[0][]));
    if (!GeoPathCheck.isPolygon(path)) {
      throw new IllegalArgumentException(
          "boundary must have closed rings in degrees (lon, lat) that enclose an area"
              + " and do not cross themselves");
    }
    return PathShapes.polygon(path);
  }

  /** NaN, which no check lets through, where there is no number. */
  private static double degrees(JsonNode coordinate) {
    return coordinate.isNumber() ? coordinate.doubleValue() : Double.NaN;
  }

  /**
   * True if the position lies in the area or on its boundary.
   *
   * @param lat degrees
   * @param lon degrees
   */
  public boolean covers(double lat, double lon) {
    return envelope.covers(lon, lat)
        && locator.locate(new Coordinate(lon, lat)) != Location.EXTERIOR;
  }
}

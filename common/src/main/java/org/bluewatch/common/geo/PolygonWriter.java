package org.bluewatch.common.geo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Writes polygons as compact GeoJSON, always the same text for the same shape. */
final class PolygonWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PolygonWriter() {}

  /** One polygon becomes a Polygon, several a MultiPolygon; shells run counter-clockwise. */
  static String write(Geometry polygons) {
    Geometry ordered = polygons.norm();
    ArrayNode parts = NODES.arrayNode();
    for (int i = 0; i < ordered.getNumGeometries(); i++) {
      parts.add(rings((Polygon) ordered.getGeometryN(i)));
    }
    boolean single = parts.size() == 1;
    ObjectNode geometry = NODES.objectNode();
    geometry.put("type", (single ? GeometryType.POLYGON : GeometryType.MULTI_POLYGON).wire());
    geometry.set("coordinates", single ? parts.get(0) : parts);
    return geometry.toString();
  }

  private static ArrayNode rings(Polygon polygon) {
    ArrayNode rings = NODES.arrayNode().add(ring(polygon.getExteriorRing()));
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      rings.add(ring(polygon.getInteriorRingN(i)));
    }
    return rings;
  }

  private static ArrayNode ring(LinearRing ring) {
    ArrayNode positions = NODES.arrayNode();
    // JTS normalizes shells to clockwise, RFC 7946 wants them the other way round.
    for (Coordinate position : ring.reverse().getCoordinates()) {
      positions.addArray().add(position.x).add(position.y);
    }
    return positions;
  }
}

package org.bluewatch.common.geo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Turns GeoJSON coordinates into JTS, saying exactly which position is wrong. */
final class GeoJsonReader {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private GeoJsonReader() {}

  static Geometry read(JsonNode geometry) {
    String type = geometry.path("type").asText();
    GeometryType known =
        GeometryType.ofWire(type)
            .orElseThrow(() -> new BadGeometry("/type", "unknown geometry type '" + type + "'"));
    JsonNode coordinates = geometry.path("coordinates");
    String at = "/coordinates";
    return switch (known) {
      case POINT -> FACTORY.createPoint(position(coordinates, at));
      case LINE_STRING -> line(coordinates, at);
      case POLYGON -> polygon(coordinates, at);
      case MULTI_POLYGON ->
          FACTORY.createMultiPolygon(
              each(coordinates, at, GeoJsonReader::polygon).toArray(Polygon[]::new));
    };
  }

  private static LineString line(JsonNode coordinates, String at) {
    Coordinate[] positions = positions(coordinates, at);
    if (positions.length < 2) {
      throw new BadGeometry(at, "expected at least 2 positions");
    }
    LineString line = FACTORY.createLineString(positions);
    if (line.getLength() == 0) {
      throw new BadGeometry(at, "expected a line of some length");
    }
    return line;
  }

  private static Polygon polygon(JsonNode coordinates, String at) {
    List<LinearRing> rings = each(coordinates, at, GeoJsonReader::ring);
    LinearRing[] holes = rings.subList(1, rings.size()).toArray(LinearRing[]::new);
    return FACTORY.createPolygon(rings.get(0), holes);
  }

  private static LinearRing ring(JsonNode coordinates, String at) {
    Coordinate[] positions = positions(coordinates, at);
    if (positions.length < 4) {
      throw new BadGeometry(at, "expected a ring of at least 4 positions");
    }
    if (!positions[0].equals2D(positions[positions.length - 1])) {
      throw new BadGeometry(
          at + "/" + (positions.length - 1),
          "the ring is not closed: first and last must be equal");
    }
    return FACTORY.createLinearRing(positions);
  }

  private static Coordinate[] positions(JsonNode coordinates, String at) {
    return each(coordinates, at, GeoJsonReader::position).toArray(Coordinate[]::new);
  }

  private static Coordinate position(JsonNode pair, String at) {
    if (!pair.isArray() || !pair.path(0).isNumber() || !pair.path(1).isNumber()) {
      throw new BadGeometry(at, "expected [longitude, latitude] in degrees");
    }
    return new Coordinate(
        degrees(pair.get(0), 180, "longitude", at), degrees(pair.get(1), 90, "latitude", at));
  }

  private static double degrees(JsonNode number, double limit, String what, String at) {
    double value = number.doubleValue();
    if (!(Math.abs(value) <= limit)) {
      throw new BadGeometry(
          at, "expected a %s from -%.0f to %.0f, found %s".formatted(what, limit, limit, number));
    }
    return value + 0.0; // turns -0.0 into 0.0
  }

  private static <T> List<T> each(
      JsonNode array, String at, BiFunction<JsonNode, String, T> reader) {
    if (!array.isArray() || array.isEmpty()) {
      throw new BadGeometry(at, "expected an array that is not empty");
    }
    List<T> result = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      result.add(reader.apply(array.get(i), at + "/" + i));
    }
    return result;
  }
}

package org.bluewatch.bench.area;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Text of records and features: fixed field order, exact decimals, no number in E notation. */
public final class Json {
  public static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private Json() {}

  /** An object from alternating names and values, in this order; null values are left out. */
  public static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] != null) {
        object.put((String) namesAndValues[i], namesAndValues[i + 1]);
      }
    }
    return object;
  }

  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of plain values can always be written", e);
    }
  }

  /** The number with at most so many decimals, the same text on every JDK. */
  public static BigDecimal decimals(double value, int decimals) {
    long units = (long) StrictMath.rint(value * BigDecimal.TEN.pow(decimals).doubleValue());
    BigDecimal rounded = BigDecimal.valueOf(units, decimals).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  /** Degrees to about a metre. */
  public static BigDecimal degrees(double value) {
    return decimals(value, 5);
  }

  /** The GeoJSON position, longitude first. */
  public static List<BigDecimal> position(Spot spot) {
    return List.of(degrees(spot.lon()), degrees(spot.lat()));
  }

  public static Map<String, Object> point(Spot spot) {
    return object("type", "Point", "coordinates", position(spot));
  }

  public static Map<String, Object> line(List<Spot> spots) {
    return object("type", "LineString", "coordinates", spots.stream().map(Json::position).toList());
  }

  /** A polygon without holes; the ring is closed here. */
  public static Map<String, Object> ring(List<Spot> corners) {
    List<List<BigDecimal>> ring = new ArrayList<>(corners.stream().map(Json::position).toList());
    ring.add(ring.get(0));
    return object("type", "Polygon", "coordinates", List.of(ring));
  }

  /** A Polygon or MultiPolygon. */
  public static Map<String, Object> geometry(Geometry geometry) {
    if (geometry instanceof Polygon polygon) {
      return object("type", "Polygon", "coordinates", rings(polygon));
    }
    MultiPolygon parts = (MultiPolygon) geometry;
    List<Object> polygons = new ArrayList<>();
    for (int i = 0; i < parts.getNumGeometries(); i++) {
      polygons.add(rings((Polygon) parts.getGeometryN(i)));
    }
    return object("type", "MultiPolygon", "coordinates", polygons);
  }

  private static List<Object> rings(Polygon polygon) {
    List<Object> rings = new ArrayList<>();
    rings.add(positions(polygon.getExteriorRing()));
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      rings.add(positions(polygon.getInteriorRingN(i)));
    }
    return rings;
  }

  private static List<List<BigDecimal>> positions(LineString ring) {
    List<List<BigDecimal>> positions = new ArrayList<>();
    for (Coordinate at : ring.getCoordinates()) {
      positions.add(position(new Spot(at.y, at.x)));
    }
    return positions;
  }

  public static Map<String, Object> feature(Object geometry, Map<String, Object> properties) {
    return object("type", "Feature", "properties", properties, "geometry", geometry);
  }

  /** A feature collection with one feature per line, which reads well in a comparison. */
  public static String collection(List<Map<String, Object>> features) {
    StringBuilder text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[\n");
    for (int i = 0; i < features.size(); i++) {
      text.append(text(features.get(i))).append(i < features.size() - 1 ? ",\n" : "\n");
    }
    return text.append("]}\n").toString();
  }
}

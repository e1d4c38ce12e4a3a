package org.bluewatch.common.geo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * GeoJSON geometries (RFC 7946): checked on the way in. Longitude comes first, WGS84 degrees; a
 * third coordinate is ignored; rings may turn either way.
 */
public final class GeoJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private GeoJson() {}

  /**
   * Checks that a geometry has one of the allowed types, positions in range, closed rings and no
   * crossing of itself; a line must have a length but may cross itself.
   *
   * @throws BadGeometry naming the first thing that is wrong
   */
  public static void check(JsonNode geometry, Set<GeometryType> allowed) {
    String type = geometry.path("type").asText();
    if (GeometryType.ofWire(type).filter(allowed::contains).isEmpty()) {
      List<String> names = allowed.stream().sorted().map(GeometryType::wire).toList();
      throw new BadGeometry(
          "/type",
          "expected "
              + String.join(" or ", names)
              + ", found "
              + (type.isEmpty() ? "nothing" : type));
    }
    read(geometry);
  }

  /**
   * True for geometries that have no point in common with {@code area}. Geometries that are not
   * valid must not be asked about.
   *
   * @throws BadGeometry if the area itself is not valid
   */
  public static Predicate<JsonNode> outside(JsonNode area) {
    PreparedGeometry prepared = PreparedGeometryFactory.prepare(read(area));
    return geometry -> prepared.disjoint(read(geometry));
  }

  /**
   * Reads a Point, LineString, Polygon or MultiPolygon.
   *
   * @throws BadGeometry naming the first thing that is wrong
   */
  static Geometry read(JsonNode geometry) {
    Geometry read = GeoJsonReader.read(geometry);
    TopologyValidationError error = new IsValidOp(read).getValidationError();
    if (error != null) {
      throw new BadGeometry(
          "/coordinates",
          "is no valid shape: %s near longitude %s, latitude %s"
              .formatted(error.getMessage(), error.getCoordinate().x, error.getCoordinate().y));
    }
    return read;
  }

  /**
   * Reads a geometry from text.
   *
   * @throws BadGeometry naming the first thing that is wrong
   */
  static Geometry read(String geometryJson) {
    try {
      return read(JSON.readTree(geometryJson));
    } catch (JsonProcessingException e) {
      throw new BadGeometry("", "is no JSON: " + e.getOriginalMessage());
    }
  }
}

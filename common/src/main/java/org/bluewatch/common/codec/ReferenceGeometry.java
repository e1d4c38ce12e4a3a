package org.bluewatch.common.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Set;
import org.bluewatch.common.geo.BadGeometry;
import org.bluewatch.common.geo.GeoJson;
import org.bluewatch.common.geo.GeometryType;

/**
 * Checks the geometry of reference data: detectors build on it, and a zone that crosses itself must
 * not be able to stop them. A value without geometry is taken as it is; it lies nowhere.
 */
final class ReferenceGeometry {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, Set<GeometryType>> TYPES =
      Map.of(
          "zone", Set.of(GeometryType.POLYGON, GeometryType.MULTI_POLYGON),
          "route", Set.of(GeometryType.LINE_STRING),
          "site", Set.of(GeometryType.POINT),
          "sensor", Set.of(GeometryType.POINT));

  private ReferenceGeometry() {}

  /**
   * True unless the value has a geometry that is not valid or not of its kind.
   *
   * @param kind for example {@code zone}
   * @param json the GeoJSON feature or object, null for a deletion
   */
  static boolean isValid(String kind, String json) {
    Set<GeometryType> types = TYPES.get(kind);
    if (types == null || json == null) {
      return true;
    }
    try {
      JsonNode geometry = JSON.readTree(json).path("geometry");
      if (!geometry.isMissingNode() && !geometry.isNull()) {
        GeoJson.check(geometry, types);
      }
      return true;
    } catch (BadGeometry | JsonProcessingException e) {
      return false;
    }
  }
}

package org.bluewatch.common.geo;

import java.util.Arrays;
import java.util.Optional;

/** The GeoJSON geometry types that an area or a record may hold. */
public enum GeometryType {
  POINT("Point"),
  LINE_STRING("LineString"),
  POLYGON("Polygon"),
  MULTI_POLYGON("MultiPolygon");

  private final String wire;

  GeometryType(String wire) {
    this.wire = wire;
  }

  /** The GeoJSON name, e.g. {@code LineString}. */
  public String wire() {
    return wire;
  }

  /** The type of a GeoJSON name, empty if it is none of these. The match is exact. */
  public static Optional<GeometryType> ofWire(String wire) {
    return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
  }
}

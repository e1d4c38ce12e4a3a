package org.bluewatch.common.model;

import java.util.Arrays;

/**
 * A GeoJSON polygon (closed rings, the first one the shell) or line string (one part), as degrees.
 *
 * @param parts one array per ring or line: {@code lon, lat, lon, lat ...} in degrees
 */
public record GeoPath(double[][] parts) {
  @Override
  public boolean equals(Object other) {
    return other instanceof GeoPath path && Arrays.deepEquals(parts, path.parts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(parts);
  }

  @Override
  public String toString() {
    return "GeoPath" + Arrays.deepToString(parts);
  }
}

package org.bluewatch.common.codec;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bluewatch.common.geo.GeoPathCheck;
import org.bluewatch.common.model.GeoPath;

/**
 * Reads a GeoJSON Polygon or LineString. Third and further coordinates are ignored, and so are
 * other members. Whatever is wrong with the shape, the whole value is walked, so that the strict
 * grammar and forbidden names are seen to.
 */
final class GeoPathReader {

  private final JsonCursor in;
  private double[] lonLats = new double[32];
  private int length;
  private boolean bad;

  GeoPathReader(JsonCursor in) {
    this.in = in;
  }

  /** The polygon under the cursor, null if it is none or not valid. */
  GeoPath polygon() throws IOException {
    GeoPath path = read("Polygon");
    return path != null && GeoPathCheck.isPolygon(path) ? path : null;
  }

  /** The line string under the cursor, null if it is none or not valid. */
  GeoPath line() throws IOException {
    GeoPath path = read("LineString");
    return path != null && GeoPathCheck.isLine(path) ? path : null;
  }

  private GeoPath read(String type) throws IOException {
    if (in.token() != JsonToken.START_OBJECT) {
      in.skip();
      return null;
    }
    Set<String> names = new HashSet<>();
    boolean typed = false;
    List<double[]> parts = List.of();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      in.inspect(name, names.add(name));
      if (name.equals("type") && in.token() == JsonToken.VALUE_STRING) {
        typed = in.string().equals(type);
      } else if (name.equals("coordinates")) {
        parts = type.equals("Polygon") ? parts() : List.of(part());
      } else {
        in.skip();
      }
    }
    return typed && !bad && !parts.isEmpty() ? new GeoPath(parts.toArray(new double[0][])) : null;
  }

  private List<double[]> parts() throws IOException {
    List<double[]> parts = new ArrayList<>();
    if (isArray()) {
      while (in.next() != JsonToken.END_ARRAY) {
        parts.add(part());
      }
    }
    return parts;
  }

  private double[] part() throws IOException {
    length = 0;
    if (isArray()) {
      while (in.next() != JsonToken.END_ARRAY) {
        readPosition();
      }
    }
    return Arrays.copyOf(lonLats, length);
  }

  private void readPosition() throws IOException {
    if (!isArray()) {
      return;
    }
    int coordinates = 0;
    while (in.next() != JsonToken.END_ARRAY) {
      if (!in.token().isNumeric()) {
        bad = true;
        in.skip();
      } else if (coordinates++ < 2) {
        append(in.number());
      }
    }
    bad |= coordinates < 2;
  }

  private void append(double coordinate) {
    if (length == lonLats.length) {
      lonLats = Arrays.copyOf(lonLats, 2 * length);
    }
    lonLats[length++] = coordinate;
  }

  /** True at the start of an array; anything else is skipped and makes the whole path bad. */
  private boolean isArray() throws IOException {
    if (in.token() == JsonToken.START_ARRAY) {
      return true;
    }
    bad = true;
    in.skip();
    return false;
  }
}

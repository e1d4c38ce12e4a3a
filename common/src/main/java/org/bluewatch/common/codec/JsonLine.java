package org.bluewatch.common.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Writes one JSON object on one line, its fields in the order of the calls. A field whose value is
 * null is left out.
 */
final class JsonLine {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator out;

  private JsonLine(JsonGenerator out) {
    this.out = out;
  }

  /** The fields of one object. */
  interface Body {
    void write(JsonLine line) throws IOException;
  }

  /** The object as text. */
  static String of(Body body) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      out.writeStartObject();
      body.write(new JsonLine(out));
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }

  JsonLine text(String name, String value) throws IOException {
    if (value != null) {
      out.writeStringField(name, value);
    }
    return this;
  }

  JsonLine texts(String name, List<String> values) throws IOException {
    out.writeArrayFieldStart(name);
    for (String value : values) {
      out.writeString(value);
    }
    out.writeEndArray();
    return this;
  }

  /** The fields of one of several objects. */
  interface ItemBody<T> {
    void write(JsonLine line, T item) throws IOException;
  }

  <T> JsonLine objects(String name, List<T> items, ItemBody<T> body) throws IOException {
    out.writeArrayFieldStart(name);
    for (T item : items) {
      out.writeStartObject();
      body.write(this, item);
      out.writeEndObject();
    }
    out.writeEndArray();
    return this;
  }

  JsonLine time(String name, Long ms) throws IOException {
    return text(name, ms == null ? null : WireTime.format(ms));
  }

  JsonLine whole(String name, Number value) throws IOException {
    if (value != null) {
      out.writeNumberField(name, value.longValue());
    }
    return this;
  }

  /** A number with at most six decimals. */
  JsonLine rounded(String name, Double value) throws IOException {
    return number(name, value == null ? null : WireNumber.rounded(value));
  }

  /** A number that reads back as the same double. */
  JsonLine exact(String name, Double value) throws IOException {
    return number(name, value == null ? null : WireNumber.exact(value));
  }

  private JsonLine number(String name, String decimal) throws IOException {
    if (decimal != null) {
      out.writeFieldName(name);
      out.writeNumber(decimal);
    }
    return this;
  }

  JsonLine flag(String name, boolean value) throws IOException {
    out.writeBooleanField(name, value);
    return this;
  }

  JsonLine base64(String name, byte[] value) throws IOException {
    if (value != null) {
      out.writeBinaryField(name, value);
    }
    return this;
  }

  /** A value that is JSON text already. */
  JsonLine json(String name, String json) throws IOException {
    if (json != null) {
      out.writeFieldName(name);
      out.writeRawValue(json);
    }
    return this;
  }

  JsonLine counts(String name, Map<String, Integer> counts) throws IOException {
    out.writeObjectFieldStart(name);
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      out.writeNumberField(count.getKey(), count.getValue());
    }
    out.writeEndObject();
    return this;
  }
}

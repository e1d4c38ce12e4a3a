package org.bluewatch.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value in a YAML or JSON file that knows its file, line and path of keys. */
final class Located {
  private final String file;
  private final Located parent;
  private final String name;
  private final int line;
  private final Map<String, Located> fields;
  private final List<Located> items;
  private final JsonNode scalar;

  private Located(Place place, Map<String, Located> fields, List<Located> items, JsonNode scalar) {
    this.file = place.file;
    this.parent = place.parent;
    this.name = place.name;
    this.line = place.line;
    this.fields = fields;
    this.items = items;
    this.scalar = scalar;
  }

  /**
   * Where a value stands.
   *
   * @param parent the object or array around it, null at the top of a file
   * @param name {@code key} in an object, {@code [index]} in an array, empty at the top
   * @param line the line of the key, or of the value where there is none
   */
  record Place(String file, Located parent, String name, int line) {}

  static Located object(Place place) {
    return new Located(place, new LinkedHashMap<>(), null, null);
  }

  static Located array(Place place) {
    return new Located(place, null, new ArrayList<>(), null);
  }

  static Located scalar(Place place, JsonNode value) {
    return new Located(place, null, null, value);
  }

  String file() {
    return file;
  }

  int line() {
    return line;
  }

  /** The keys from the top of the file, e.g. {@code features[2].properties.zoneId}. */
  String path() {
    return parent == null ? name : join(parent.path(), name);
  }

  static String join(String path, String name) {
    return path.isEmpty() || name.startsWith("[") ? path + name : path + "." + name;
  }

  boolean isObject() {
    return fields != null;
  }

  boolean isArray() {
    return items != null;
  }

  boolean isNull() {
    return scalar != null && scalar.isNull();
  }

  /** The fields of an object in the order of the file; none for anything else. */
  Map<String, Located> fields() {
    return fields == null ? Map.of() : Collections.unmodifiableMap(fields);
  }

  /** The items of an array; none for anything else. */
  List<Located> items() {
    return items == null ? List.of() : Collections.unmodifiableList(items);
  }

  /** The field of an object, empty if it is missing or null. */
  Optional<Located> field(String key) {
    return Optional.ofNullable(fields().get(key)).filter(value -> !value.isNull());
  }

  /** Adds a field and returns what stood there before, or null. */
  Located put(String key, Located value) {
    return fields.put(key, value);
  }

  void add(Located item) {
    items.add(item);
  }

  /** The value at a JSON pointer below this one, or the nearest one above it that exists. */
  Located at(String pointer) {
    Located found = this;
    for (String step : pointer.split("/", -1)) {
      if (found.isArray() && step.matches("\\d+") && Integer.parseInt(step) < found.items.size()) {
        found = found.items.get(Integer.parseInt(step));
      } else if (found.fields().containsKey(step)) {
        found = found.fields.get(step);
      }
    }
    return found;
  }

  /**
   * This object with the fields of another laid over it: objects are merged key by key, anything
   * else is replaced. Every value keeps the file and line it came from.
   */
  Located overriddenBy(Located over) {
    if (!isObject() || !over.isObject()) {
      return isObject() && over.isNull() ? this : over;
    }
    Located merged = object(new Place(file, parent, name, line));
    fields.forEach(merged::put);
    over.fields.forEach(
        (key, value) ->
            merged.put(key, fields.containsKey(key) ? fields.get(key).overriddenBy(value) : value));
    return merged;
  }

  /** The value as JSON, without places. */
  JsonNode toJson() {
    if (isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      fields.forEach((key, value) -> object.set(key, value.toJson()));
      return object;
    }
    if (isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(items.size());
      items.forEach(item -> array.add(item.toJson()));
      return array;
    }
    return scalar;
  }

  /** How to name the value in a message: the value itself if it is short, else its type. */
  String shown() {
    if (isObject()) {
      return "an object";
    }
    if (isArray()) {
      return items.isEmpty() ? "an empty list" : "a list";
    }
    String text = scalar.toString();
    return text.length() <= 60 ? text : "a text of " + text.length() + " characters";
  }
}

package org.bluewatch.jobs.paging.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.bluewatch.common.codec.WireTime;
import org.bluewatch.common.model.Fact;

/**
 * The {@code why} of an alert, or an object within it, by name. What is missing or of another type
 * than expected is empty: a page is made of what there is. What was asked for counts as told; the
 * others are left for {@link #untold()}.
 */
final class WhyFacts {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, JsonNode> untold = new LinkedHashMap<>();

  WhyFacts(List<Fact> facts) {
    for (Fact fact : facts) {
      untold.put(fact.name(), read(fact.json()));
    }
  }

  private WhyFacts(JsonNode object) {
    object.properties().forEach(member -> untold.put(member.getKey(), member.getValue()));
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException unreadable) {
      return MissingNode.getInstance();
    }
  }

  private JsonNode take(String name) {
    JsonNode value = untold.remove(name);
    return value == null ? MissingNode.getInstance() : value;
  }

  /** A text on one line. */
  Optional<String> text(String name) {
    JsonNode value = take(name);
    return value.isTextual() && !Plain.line(value.textValue()).isEmpty()
        ? Optional.of(Plain.line(value.textValue()))
        : Optional.empty();
  }

  OptionalDouble number(String name) {
    JsonNode value = take(name);
    return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
  }

  /** Milliseconds since 1970 UTC. */
  OptionalLong time(String name) {
    JsonNode value = take(name);
    return value.isTextual() ? WireTime.parse(value.textValue()) : OptionalLong.empty();
  }

  Optional<Boolean> flag(String name) {
    JsonNode value = take(name);
    return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
  }

  /** The texts of an array, or a single text. */
  List<String> texts(String name) {
    JsonNode value = take(name);
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value.isTextual() ? List.of(value) : value) {
      if (item.isTextual()) {
        texts.add(Plain.line(item.textValue()));
      }
    }
    return texts;
  }

  /** The objects of an array. */
  List<WhyFacts> parts(String name) {
    List<WhyFacts> parts = new ArrayList<>();
    for (JsonNode item : take(name)) {
      if (item.isObject()) {
        parts.add(new WhyFacts(item));
      }
    }
    return parts;
  }

  /** Numbers by name, for example events by code, in the order given. */
  Map<String, Long> counts(String name) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : take(name).properties()) {
      if (member.getValue().isNumber()) {
        counts.put(Plain.line(member.getKey()), member.getValue().longValue());
      }
    }
    return counts;
  }

  /** What nobody asked for yet, in its order. */
  Map<String, JsonNode> untold() {
    return untold;
  }
}

package org.bluewatch.jobs.paging.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.bluewatch.common.codec.WireTime;

/**
 * Facts that no sentence was written for, by their name. Objects are left out, and what may be the
 * words of a report: those never leave in a page.
 */
final class OtherFacts {
  private static final Set<String> WORDS_OF_OTHERS =
      Set.of("text", "note", "notes", "comment", "narrative", "description", "message", "remarks");

  private static final int LONGEST = 80;

  private OtherFacts() {}

  static List<String> sentences(WhyFacts facts) {
    List<String> sentences = new ArrayList<>();
    for (Map.Entry<String, JsonNode> fact : facts.untold().entrySet()) {
      String value = value(fact.getKey(), fact.getValue());
      if (!value.isEmpty() && !isWordsOfOthers(fact.getKey())) {
        sentences.add(name(fact.getKey()) + ": " + value + ".");
      }
    }
    return sentences;
  }

  private static boolean isWordsOfOthers(String name) {
    return WORDS_OF_OTHERS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** {@code lastVisit} as {@code Last visit}; units go to the value, ids have none. */
  private static String name(String name) {
    String words = Plain.line(name).replaceAll("(?<=[a-z])(Ids?|M|S|Mps)$", "");
    String spaced = words.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return spaced.isEmpty()
        ? "Fact"
        : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }

  private static String value(String name, JsonNode value) {
    if (value.isNumber()) {
      return number(name, value.doubleValue());
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? "yes" : "no";
    }
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(scalar(item)));
      items.removeIf(String::isEmpty);
      return Words.list(items);
    }
    return scalar(value);
  }

  private static String number(String name, double value) {
    if (name.matches(".*[a-z]M")) {
      return Words.distance(value);
    }
    if (name.matches(".*[a-z]S")) {
      return Words.length(Math.round(value * 1000));
    }
    return Words.number(value);
  }

  private static String scalar(JsonNode value) {
    if (value.isTextual()) {
      OptionalLong time = WireTime.parse(value.textValue());
      return time.isPresent()
          ? Words.time(time.getAsLong())
          : Plain.line(value.textValue(), LONGEST);
    }
    return value.isNumber() ? Words.number(value.doubleValue()) : "";
  }
}

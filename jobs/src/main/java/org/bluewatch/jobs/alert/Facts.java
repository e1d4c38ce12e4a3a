package org.bluewatch.jobs.alert;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bluewatch.common.codec.ResultJson;
import org.bluewatch.common.codec.WireTime;
import org.bluewatch.common.model.Fact;

/** Collects the {@code why} of an alert in the order in which it is shown. */
final class Facts {
  /** Enough for any measurement here, few enough to read. */
  private static final MathContext DIGITS = new MathContext(6);

  private final List<Fact> facts = new ArrayList<>();

  /**
   * @param rule name of the rule that fired
   * @param version of that rule; a rule that decides otherwise has another version
   */
  Facts(String rule, int version) {
    facts.add(new Fact("rule", '"' + rule + '"'));
    facts.add(new Fact("version", Integer.toString(version)));
  }

  private Facts() {}

  /** Collects the members of an object within a {@code why}. */
  static Facts part() {
    return new Facts();
  }

  /** Objects, each with its own members. */
  Facts addParts(String name, List<Facts> parts) {
    return addJson(name, parts.stream().map(Facts::object).collect(joining(",", "[", "]")));
  }

  private String object() {
    return facts.stream()
        .map(fact -> ResultJson.text(fact.name()) + ':' + fact.json())
        .collect(joining(",", "{", "}"));
  }

  Facts add(String name, long value) {
    facts.add(new Fact(name, Long.toString(value)));
    return this;
  }

  /** Six significant digits; small probabilities keep an exponent. */
  Facts add(String name, double value) {
    facts.add(new Fact(name, number(value)));
    return this;
  }

  /** A text; left out where it is null. */
  Facts add(String name, String value) {
    return value == null ? this : addJson(name, ResultJson.text(value));
  }

  Facts add(String name, List<String> values) {
    return addJson(name, values.stream().map(ResultJson::text).collect(joining(",", "[", "]")));
  }

  /** Numbers by name. */
  Facts addCounts(String name, Map<String, Integer> counts) {
    return addJson(
        name,
        new TreeMap<>(counts)
            .entrySet().stream()
                .map(count -> ResultJson.text(count.getKey()) + ':' + count.getValue())
                .collect(joining(",", "{", "}")));
  }

  /** A time as results write it; left out where it is null. */
  Facts addTime(String name, Long ms) {
    return ms == null ? this : addJson(name, ResultJson.text(WireTime.format(ms)));
  }

  private Facts addJson(String name, String json) {
    facts.add(new Fact(name, json));
    return this;
  }

  Facts add(String name, boolean value) {
    facts.add(new Fact(name, Boolean.toString(value)));
    return this;
  }

  List<Fact> list() {
    return List.copyOf(facts);
  }

  private static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.scale() <= DIGITS.getPrecision() * 2
        ? rounded.toPlainString()
        : rounded.toString();
  }
}

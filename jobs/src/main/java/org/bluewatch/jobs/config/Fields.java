package org.bluewatch.jobs.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The fields of an object, read one by one with their types and ranges. What is wrong goes to the
 * problems and reads as if it were missing, so that reading goes on to the next problem.
 */
final class Fields {
  private static final int LONGEST_TEXT = 256;

  private final Located object;
  private final Problems problems;
  private final Set<String> asked = new TreeSet<>();

  private Fields(Located object, Problems problems) {
    this.object = object;
    this.problems = problems;
  }

  static Fields of(Located value, Problems problems) {
    if (!value.isObject() && !value.isNull()) {
      problems.error(value, "expected an object, found " + value.shown());
    }
    return new Fields(value, problems);
  }

  /** The objects in a list. */
  static List<Fields> each(Located list, Problems problems) {
    if (!list.isArray()) {
      problems.error(list, "expected a list, found " + list.shown());
    }
    return list.items().stream().map(item -> of(item, problems)).toList();
  }

  Located located() {
    return object;
  }

  /** Reports each of the keys that is missing or null. */
  void require(String... keys) {
    for (String key : keys) {
      if (object.isObject() && object.field(key).isEmpty()) {
        missing(key);
      }
    }
  }

  private void missing(String key) {
    problems.error(object.fields().getOrDefault(key, absent(key)), "is missing");
  }

  private Located absent(String key) {
    return Located.scalar(
        new Located.Place(object.file(), object, key, object.line()),
        JsonNodeFactory.instance.nullNode());
  }

  /** Reports every key that was not asked for. */
  void rejectOthers() {
    object
        .fields()
        .forEach(
            (key, value) -> {
              if (!asked.contains(key)) {
                problems.error(value, "unknown key, expected one of " + String.join(", ", asked));
              }
            });
  }

  /** The value of a key as it stands, empty if missing or null. */
  Optional<Located> value(String key) {
    asked.add(key);
    return object.field(key);
  }

  /** The fields of an object; a missing one reads as empty. */
  Fields section(String key) {
    return of(value(key).orElseGet(() -> absent(key)), problems);
  }

  /** A text of 1 to 256 characters that is not blank. */
  Optional<String> text(String key) {
    return value(key).flatMap(this::asText);
  }

  /** One of a closed list of texts. */
  Optional<String> oneOf(String key, List<String> allowed) {
    return value(key)
        .flatMap(
            value -> {
              if (value.toJson().isTextual() && allowed.contains(value.toJson().textValue())) {
                return Optional.of(value.toJson().textValue());
              }
              return expected(value, "one of " + String.join(", ", allowed));
            });
  }

  /** A number within a range, both ends included. */
  Optional<Double> number(String key, double least, double most) {
    return value(key)
        .flatMap(
            value -> {
              double number = value.toJson().isNumber() ? value.toJson().doubleValue() : Double.NaN;
              return number >= least && number <= most
                  ? Optional.of(number)
                  : expected(value, "a number from " + plain(least) + " to " + plain(most));
            });
  }

  /** A whole number within a range, both ends included; 3.0 is one. */
  Optional<Integer> wholeNumber(String key, int least, int most) {
    return value(key)
        .flatMap(
            value -> {
              double number = value.toJson().isNumber() ? value.toJson().doubleValue() : Double.NaN;
              return number >= least && number <= most && number == Math.rint(number)
                  ? Optional.of((int) number)
                  : expected(value, "a whole number from " + least + " to " + most);
            });
  }

  Optional<Boolean> flag(String key) {
    return value(key)
        .flatMap(
            value ->
                value.toJson().isBoolean()
                    ? Optional.of(value.toJson().booleanValue())
                    : expected(value, "true or false"));
  }

  /** A duration of at least a second. */
  Optional<Duration> duration(String key) {
    return value(key).flatMap(this::asDuration);
  }

  /** Durations, at least one and none twice, shortest first. */
  Optional<List<Duration>> durations(String key) {
    return list(key, this::asDuration).map(found -> found.stream().sorted().toList());
  }

  /** An instant in RFC 3339, with any offset. */
  Optional<Instant> instant(String key) {
    return value(key).flatMap(this::asInstant);
  }

  /** The items of a list, at least one and none twice, each read by {@code reader}. */
  <T> Optional<List<T>> list(String key, Function<Located, Optional<T>> reader) {
    return value(key).flatMap(value -> items(value, reader));
  }

  /** The objects in a list that may be missing or empty. */
  List<Fields> objects(String key) {
    return value(key).map(list -> each(list, problems)).orElse(List.of());
  }

  /** Adds {@code subject} under the id that stands in this object, if there is one. */
  void addTo(Subjects subjects, String kind, String idKey, Located subject) {
    text(idKey).ifPresent(id -> subjects.add(kind, id, object.field(idKey).orElseThrow(), subject));
  }

  Optional<String> asText(Located value) {
    String text = value.toJson().isTextual() ? value.toJson().textValue() : "";
    boolean good = !text.isBlank() && text.length() <= LONGEST_TEXT && text.indexOf('\0') < 0;
    return good
        ? Optional.of(text)
        : expected(value, "a text of 1 to " + LONGEST_TEXT + " characters");
  }

  /** Reports what is wrong with a value. */
  void report(Located value, String message) {
    problems.error(value, message);
  }

  /** Reports a value that is not as expected, and reads as missing. */
  <T> Optional<T> expected(Located value, String what) {
    problems.error(value, "expected " + what + ", found " + value.shown());
    return Optional.empty();
  }

  private <T> Optional<List<T>> items(Located list, Function<Located, Optional<T>> reader) {
    if (list.items().isEmpty()) {
      return expected(list, "a list of at least one");
    }
    List<T> found = new ArrayList<>();
    Set<T> seen = new HashSet<>();
    for (Located item : list.items()) {
      Optional<T> value = reader.apply(item);
      value.ifPresent(found::add);
      if (value.isPresent() && !seen.add(value.get())) {
        problems.error(item, item.shown() + " is there twice");
      }
    }
    return Optional.of(found);
  }

  private Optional<Duration> asDuration(Located value) {
    try {
      Duration duration = Durations.parse(value.toJson().asText());
      return duration.isZero() ? expected(value, "more than no time") : Optional.of(duration);
    } catch (IllegalArgumentException e) {
      return expected(value, Durations.EXPECTED);
    }
  }

  private Optional<Instant> asInstant(Located value) {
    try {
      return Optional.of(OffsetDateTime.parse(value.toJson().asText()).toInstant());
    } catch (DateTimeParseException e) {
      return expected(value, "a time such as 2024-03-01T06:00:00Z");
    }
  }

  private static String plain(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }
}

package org.bluewatch.bench.area;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bluewatch.bench.area.Line.Fate;
import org.bluewatch.bench.area.Sources.UcdpEvent;
import org.bluewatch.common.model.RawStream;

/** Writes CONTENTS.md: the numbers of the area, counted and never typed. */
final class Contents {
  private final StringBuilder text =
      new StringBuilder(
          """
          # Contents of this area

          Counted by the program that builds it; see README.md for what it means.
          """);

  String text() {
    return text.toString();
  }

  Contents balance(Map<RawStream, List<Line>> streams) {
    table(
        "Records and what ingest must make of them",
        "stream | read | real | observations | duplicates | of them conflicting | rejected");
    streams.forEach((stream, lines) -> row(stream.topic(), balance(lines)));
    Map<Fate, Long> rejected = new EnumMap<>(Fate.class);
    streams
        .values()
        .forEach(lines -> fates(lines).forEach((f, n) -> rejected.merge(f, n, Long::sum)));
    table("Rejections by reason", "reason | records");
    rejected.keySet().stream()
        .filter(f -> f.compareTo(Fate.CONFLICTING) > 0)
        .forEach(f -> row(f, rejected.get(f)));
    return this;
  }

  private static String balance(List<Line> lines) {
    Map<Fate, Long> fates = fates(lines);
    long observations = fates.getOrDefault(Fate.OBSERVATION, 0L);
    long conflicting = fates.getOrDefault(Fate.CONFLICTING, 0L);
    long duplicates = fates.getOrDefault(Fate.DUPLICATE, 0L) + conflicting;
    long real = lines.stream().filter(l -> l.text().contains(UcdpReports.SOURCE)).count();
    return cells(
        lines.size(),
        real,
        observations,
        duplicates,
        conflicting,
        lines.size() - observations - duplicates);
  }

  private static Map<Fate, Long> fates(List<Line> lines) {
    return lines.stream()
        .collect(
            Collectors.groupingBy(
                Line::fate, () -> new EnumMap<>(Fate.class), Collectors.counting()));
  }

  Contents events(List<UcdpEvent> events, long outside) {
    table("Real events by country and year", "country | year | events");
    counted(events, e -> e.country() + " | " + e.start().getYear());
    table("Real events by precision", "where_prec | accuracyM | events");
    counted(events, e -> e.wherePrecision() + " | " + UcdpReports.accuracyM(e));
    table("Real events by precision of the day", "date_prec | events");
    counted(events, e -> String.valueOf(e.datePrecision()));
    table("Real events by code and severity", "event | severity | events");
    counted(events, e -> UcdpReports.code(e).wire() + " | " + UcdpReports.severity(e.killed()));
    table("Real events by grade", "reliability and credibility | events");
    counted(events, e -> UcdpReports.reliability(e) + UcdpReports.credibility(e));
    long usable =
        events.stream().filter(e -> e.wherePrecision() < 4 && e.datePrecision() < 4).count();
    text.append("\nPlaced within 50 km and dated within a week: ").append(usable).append(". ");
    text.append("Outside the boundary: ").append(outside).append(".\n");
    return this;
  }

  Contents routes(List<Route> links) {
    table("Links by the source of their line", "geometrySource | links");
    counted(links, Route::geometrySource);
    return this;
  }

  Contents sensors(Sensors sensors) {
    text.append("\nSensors stand around ")
        .append(String.join(", ", sensors.places()))
        .append("; they hear ")
        .append(sensors.heardEvents())
        .append(" of the real events.\n");
    return this;
  }

  Contents diary(Diary diary) {
    table(
        "What happens in the simulated streams, in knowledge time, and in seconds of the live feed",
        "live second | kind | subject | from | until | what");
    diary
        .entries()
        .forEach(
            e -> row(liveSecond(e), cells(e.kind(), e.subject(), e.from(), e.until(), e.what())));
    return this;
  }

  private static String liveSecond(Diary.Entry entry) {
    long seconds = Duration.between(Script.LIVE_FROM, entry.from()).toSeconds();
    return seconds < 0 ? "" : String.valueOf(seconds / Script.LIVE_SPEED);
  }

  private <T> void counted(List<T> things, Function<T, String> key) {
    things.stream()
        .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()))
        .forEach(this::row);
  }

  private void table(String title, String columns) {
    String rule = columns.replaceAll("[^|]+", "---");
    text.append("\n## ")
        .append(title)
        .append("\n\n| ")
        .append(columns)
        .append(" |\n|")
        .append(rule)
        .append("|\n");
  }

  private void row(Object first, Object rest) {
    text.append("| ").append(first).append(" | ").append(rest).append(" |\n");
  }

  private static String cells(Object... cells) {
    return Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(" | "));
  }
}

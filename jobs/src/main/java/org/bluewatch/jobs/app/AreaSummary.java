package org.bluewatch.jobs.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.source.StreamFile;

/** What there is in an area, in lines for people. */
final class AreaSummary {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Area area;
  private final StringJoiner lines = new StringJoiner(System.lineSeparator());

  private AreaSummary(Area area) {
    this.area = area;
  }

  static String of(Area area) {
    return new AreaSummary(area).describe();
  }

  private String describe() {
    lines.add("area '" + area.settings().name() + "' is fine");
    add("cells", "H3 resolution " + area.settings().cellResolution());
    add("zones", subjects("zone").count() + zoneKinds());
    for (String kind : List.of("route", "site", "sensor", "convoy", "roster")) {
      add(kind + "s", String.valueOf(subjects(kind).count()));
    }
    add("streams", String.valueOf(area.streams().size()));
    for (StreamFile stream : area.streams()) {
      add("", stream.name() + ", " + size(stream.bytes()));
    }
    return lines.toString();
  }

  private void add(String what, String found) {
    lines.add("  %-8s %s".formatted(what, found));
  }

  private Stream<String> subjects(String kind) {
    String prefix = kind + "/";
    return area.reference().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(Map.Entry::getValue);
  }

  private String zoneKinds() {
    Map<String, Long> byKind =
        subjects("zone")
            .map(AreaSummary::kindOf)
            .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
    return byKind.isEmpty()
        ? ""
        : byKind.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", ", ": ", ""));
  }

  private static String kindOf(String zoneJson) {
    try {
      return JSON.readTree(zoneJson).at("/properties/kind").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a checked zone is JSON", e);
    }
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}

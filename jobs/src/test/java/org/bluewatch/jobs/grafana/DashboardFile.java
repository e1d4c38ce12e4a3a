package org.bluewatch.jobs.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A dashboard as it is kept in {@code grafana/dashboards}. */
record DashboardFile(Path file, JsonNode json) {
  static final Path GRAFANA = Path.of("..", "grafana").toAbsolutePath().normalize();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Everything that shows something; titles of rows are none. */
  record Panel(DashboardFile dashboard, JsonNode json) {

    String type() {
      return json.get("type").asText();
    }

    String name() {
      return dashboard.stem() + " / " + json.path("title").asText();
    }

    List<Query> queries() {
      return elements(json.path("targets"))
          .map(target -> new Query(name() + " " + target.get("refId").asText(), target))
          .toList();
    }
  }

  /** A question to a data source; exactly one of its texts is not null. */
  record Query(String name, JsonNode json) {

    String sql() {
      return json.path("rawSql").asText(null);
    }

    String promql() {
      return json.path("expr").asText(null);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<DashboardFile> all() {
    try (Stream<Path> files = Files.walk(GRAFANA.resolve("dashboards"))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(DashboardFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DashboardFile read(Path file) {
    try {
      return new DashboardFile(file, JSON.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String stem() {
    return file.getFileName().toString().replace(".json", "");
  }

  List<Panel> panels() {
    return elements(json.get("panels"))
        .filter(panel -> !panel.get("type").asText().equals("row"))
        .map(panel -> new Panel(this, panel))
        .toList();
  }

  /** Queries of panels and annotations. */
  List<Query> queries() {
    List<Query> queries = new ArrayList<>();
    panels().forEach(panel -> queries.addAll(panel.queries()));
    elements(json.at("/annotations/list"))
        .filter(annotation -> annotation.has("target"))
        .forEach(
            annotation ->
                queries.add(
                    new Query(
                        stem() + " annotation " + annotation.get("name").asText(),
                        annotation.get("target"))));
    return queries;
  }

  List<JsonNode> variables() {
    return elements(json.at("/templating/list")).toList();
  }

  /** Every text anywhere in the file. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    collectTexts(json, texts);
    return texts;
  }

  private static void collectTexts(JsonNode node, List<String> texts) {
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(child -> collectTexts(child, texts));
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @Override
  public String toString() {
    return stem();
  }
}

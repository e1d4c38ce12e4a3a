package org.bluewatch.jobs.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bluewatch.jobs.config.Area;

/**
 * The files of the folder {@code grafana}, made ready for one area and one machine: dashboards open
 * on the area and on the years of its recording, data sources have their addresses, and the maps
 * are those of the area.
 *
 * @param files the folder {@code grafana} of the project
 * @param area the area that is shown
 */
public record GrafanaFiles(Path files, Area area) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How much of a recording dashboards open on. */
  private static final Duration SPAN = Duration.ofDays(14);

  /** The one dashboard that goes by the clock on the wall: it keeps its time range. */
  private static final String BY_THE_WALL = "bluewatch-pipeline.json";

  /** A width of 360 degrees fills one tile of 256 pixels at zoom 0; maps are some 900 wide. */
  private static final double DEGREES_AT_ZOOM_0 = 360 * 900 / 256.0;

  private static final double DEFAULT_SPAN_DEGREES = 20;

  /**
   * Writes {@code provisioning/}, {@code dashboards/} and {@code maps/}.
   *
   * @param target the folder to write to
   * @param until the last instant of the recording; null for a live run, whose time is now
   * @param addresses what replaces {@code ${NAME}} in the provisioning files
   * @param databasePassword the file that holds the password of {@code grafana_ro}
   * @throws UncheckedIOException if a file cannot be read or written
   */
  public void write(
      Path target, Instant until, Map<String, String> addresses, Path databasePassword) {
    try {
      for (Path dashboard : below("dashboards")) {
        Path copy = target.resolve(files.relativize(dashboard).toString());
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, fitted(dashboard, until).toPrettyString() + "\n");
      }
      for (Path provisioning : below("provisioning")) {
        Path copy = target.resolve(files.relativize(provisioning).toString());
        Files.createDirectories(copy.getParent());
        String text =
            Files.readString(provisioning)
                .replace("/run/secrets/grafana_ro_password", databasePassword.toString());
        for (Map.Entry<String, String> address : addresses.entrySet()) {
          text = text.replace("${" + address.getKey() + "}", address.getValue());
        }
        Files.writeString(copy, text);
      }
      writeMaps(target.resolve("maps"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> below(String folder) throws IOException {
    try (Stream<Path> all = Files.walk(files.resolve(folder))) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private JsonNode fitted(Path file, Instant until) throws IOException {
    JsonNode dashboard = JSON.readTree(file.toFile());
    if (until != null && !file.getFileName().toString().equals(BY_THE_WALL)) {
      ((ObjectNode) dashboard.get("time"))
          .put("from", until.minus(SPAN).toString())
          .put("to", until.toString());
    }
    for (JsonNode panel : dashboard.get("panels")) {
      if (panel.at("/options/view") instanceof ObjectNode view) {
        look(view);
      }
    }
    for (JsonNode variable : dashboard.at("/templating/list")) {
      if (variable.get("name").asText().equals("pagesPerShift")) {
        setBudget((ObjectNode) variable);
      }
    }
    return dashboard;
  }

  private void setBudget(ObjectNode variable) {
    String pages = Integer.toString(area.settings().alerts().pagesPerShift());
    variable.put("query", pages);
    ((ObjectNode) variable.get("current")).put("text", pages).put("value", pages);
    ((ObjectNode) variable.get("options").get(0)).put("text", pages).put("value", pages);
  }

  /** Points a map at the middle of the area, near enough to fill most of it. */
  private void look(ObjectNode view) throws IOException {
    double[] box = {180, 90, -180, -90};
    extend(box, JSON.readTree(area.boundary()).path("coordinates"));
    double span = Math.max(box[2] - box[0], 1.6 * (box[3] - box[1]));
    double zoom =
        Math.log(DEGREES_AT_ZOOM_0 / (span > 0 ? span : DEFAULT_SPAN_DEGREES)) / Math.log(2);
    view.put("lon", (box[0] + box[2]) / 2)
        .put("lat", (box[1] + box[3]) / 2)
        .put("zoom", Math.round(10 * zoom) / 10.0);
  }

  private static void extend(double[] box, JsonNode coordinates) {
    if (coordinates.path(0).isNumber()) {
      box[0] = Math.min(box[0], coordinates.get(0).asDouble());
      box[1] = Math.min(box[1], coordinates.get(1).asDouble());
      box[2] = Math.max(box[2], coordinates.get(0).asDouble());
      box[3] = Math.max(box[3], coordinates.get(1).asDouble());
    } else {
      coordinates.forEach(inner -> extend(box, inner));
    }
  }

  /** The maps of the area; a background that is kept for it is taken over. */
  private void writeMaps(Path target) throws IOException {
    MapFiles.write(area, null, null, target);
    Path base = files.resolve("maps").resolve(MapFiles.BASE);
    if (Files.exists(base)) {
      String keptFor = JSON.readTree(base.toFile()).path("area").asText();
      if (keptFor.equals(area.settings().name())) {
        Files.write(target.resolve(MapFiles.BASE), Files.readAllBytes(base));
      }
    }
  }
}

package org.bluewatch.bench.detection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Draws a hotspot that a replay found: the cells, the evidence, other events of the year before,
 * the towns around. Arguments: area folder, output folder of the replay, hotspotId, SVG file.
 */
public final class HotspotMap {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SIZE = 640;
  private static final int CAPTION = 64;
  private static final double MARGIN_DEGREES = 1.2;

  private final double west;
  private final double north;
  private final double scale;
  private final StringBuilder svg = new StringBuilder();

  private record Event(String id, String time, double lat, double lon) {}

  private HotspotMap(JsonNode hotspot) {
    double minLat = 90;
    double maxLat = -90;
    double minLon = 180;
    double maxLon = -180;
    for (double[] point : points(hotspot.get("geometry"))) {
      minLon = Math.min(minLon, point[0]);
      maxLon = Math.max(maxLon, point[0]);
      minLat = Math.min(minLat, point[1]);
      maxLat = Math.max(maxLat, point[1]);
    }
    double span = Math.max(maxLon - minLon, maxLat - minLat) + 2 * MARGIN_DEGREES;
    west = (minLon + maxLon - span) / 2;
    north = (minLat + maxLat + span) / 2;
    scale = SIZE / span;
  }

  public static void main(String[] args) throws IOException {
    Path area = Path.of(args[0]);
    JsonNode hotspot = largestRevision(Path.of(args[1]).resolve("hotspots.jsonl"), args[2]);
    HotspotMap map = new HotspotMap(hotspot);
    map.draw(
        hotspot,
        JSON.readTree(area.resolve("boundary.geojson").toFile()),
        JSON.readTree(area.resolve("sites.geojson").toFile()),
        events(area.resolve("streams/patrol-reports.jsonl.gz")));
    Files.writeString(Path.of(args[3]), map.svg);
  }

  private static JsonNode largestRevision(Path file, String id) throws IOException {
    JsonNode found = null;
    for (String line : Files.readAllLines(file)) {
      JsonNode hotspot = JSON.readTree(line);
      if (hotspot.get("hotspotId").asText().equals(id) && hotspot.has("geometry")) {
        found = hotspot;
      }
    }
    if (found == null) {
      throw new IllegalArgumentException("no hotspot " + id + " in " + file);
    }
    return found;
  }

  private static List<Event> events(Path gzip) throws IOException {
    List<Event> events = new ArrayList<>();
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(gzip)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("{\"id\":\"UCDP-")) {
          JsonNode event = JSON.readTree(line);
          events.add(
              new Event(
                  event.get("id").asText(),
                  event.get("time").asText(),
                  event.get("lat").asDouble(),
                  event.get("lon").asDouble()));
        }
      }
    }
    return events;
  }

  private void draw(JsonNode hotspot, JsonNode boundary, JsonNode sites, List<Event> events) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"12\">%n",
        SIZE, SIZE + CAPTION);
    add("<rect width=\"%d\" height=\"%d\" fill=\"#f4f1ea\"/>%n", SIZE, SIZE + CAPTION);
    add("<svg width=\"%d\" height=\"%d\" overflow=\"hidden\">%n", SIZE, SIZE);
    JsonNode feature = boundary.has("features") ? boundary.get("features").get(0) : boundary;
    path(feature.get("geometry"), "fill=\"#ffffff\" stroke=\"#8a8578\"");
    path(
        hotspot.get("geometry"),
        "fill=\"#d7301f\" fill-opacity=\"0.15\" stroke=\"#b30000\" stroke-width=\"1.5\"");
    drawEvents(hotspot, events);
    for (JsonNode site : sites.get("features")) {
      if (site.get("properties").get("kind").asText().equals("town")) {
        town(site);
      }
    }
    add("</svg>%n");
    caption(hotspot);
    add("</svg>%n");
  }

  private void drawEvents(JsonNode hotspot, List<Event> events) {
    Set<String> evidence = new HashSet<>();
    hotspot.get("evidence").forEach(id -> evidence.add(id.asText()));
    String from = hotspot.get("from").asText();
    String yearBefore = (Integer.parseInt(from.substring(0, 4)) - 1) + from.substring(4);
    for (Event event : events) {
      if (!evidence.contains(event.id)
          && event.time.compareTo(from) < 0
          && event.time.compareTo(yearBefore) >= 0) {
        circle(event, 3, "#9a9a9a", 0.6);
      }
    }
    events.stream()
        .filter(event -> evidence.contains(event.id))
        .forEach(event -> circle(event, 5, "#b30000", 0.8));
  }

  private void caption(JsonNode hotspot) {
    add(
        "<text x=\"10\" y=\"%d\">%s, known %s</text>%n",
        SIZE + 18, text(hotspot, "hotspotId"), text(hotspot, "known"));
    add(
        "<text x=\"10\" y=\"%d\" font-size=\"9.5\">%s</text>%n",
        SIZE + 36, text(hotspot, "reason"));
    add("<text x=\"10\" y=\"%d\" font-size=\"11\" fill=\"#555\">", SIZE + 54);
    add(
        "red: the evidence; grey: events of the year before; outlined: the cells of the hotspot</text>%n");
  }

  private static String text(JsonNode hotspot, String field) {
    return hotspot.get(field).asText().replace("&", "&amp;").replace("<", "&lt;");
  }

  private void town(JsonNode site) {
    JsonNode at = site.get("geometry").get("coordinates");
    double x = x(at.get(0).asDouble());
    double y = y(at.get(1).asDouble());
    if (x > 0 && x < SIZE && y > 0 && y < SIZE) {
      add("<rect x=\"%.1f\" y=\"%.1f\" width=\"4\" height=\"4\" fill=\"#222\"/>", x - 2, y - 2);
      add(
          "<text x=\"%.1f\" y=\"%.1f\" fill=\"#222\">%s</text>%n",
          x + 5, y + 4, site.get("properties").get("name").asText());
    }
  }

  private void circle(Event event, int radius, String fill, double opacity) {
    add(
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" fill=\"%s\" fill-opacity=\"%.1f\"/>%n",
        x(event.lon), y(event.lat), radius, fill, opacity);
  }

  private void path(JsonNode geometry, String style) {
    add("<path %s fill-rule=\"evenodd\" d=\"", style);
    for (JsonNode ring : rings(geometry)) {
      String command = "M";
      for (JsonNode point : ring) {
        add("%s%.1f %.1f", command, x(point.get(0).asDouble()), y(point.get(1).asDouble()));
        command = "L";
      }
      add("Z");
    }
    add("\"/>%n");
  }

  private static List<JsonNode> rings(JsonNode geometry) {
    List<JsonNode> rings = new ArrayList<>();
    JsonNode coordinates = geometry.get("coordinates");
    if (geometry.get("type").asText().equals("Polygon")) {
      coordinates.forEach(rings::add);
    } else {
      coordinates.forEach(polygon -> polygon.forEach(rings::add));
    }
    return rings;
  }

  private static List<double[]> points(JsonNode geometry) {
    List<double[]> points = new ArrayList<>();
    for (JsonNode ring : rings(geometry)) {
      ring.forEach(p -> points.add(new double[] {p.get(0).asDouble(), p.get(1).asDouble()}));
    }
    return points;
  }

  private double x(double lon) {
    return (lon - west) * scale;
  }

  private double y(double lat) {
    return (north - lat) * scale;
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}

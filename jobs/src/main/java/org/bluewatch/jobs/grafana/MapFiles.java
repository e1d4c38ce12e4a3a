package org.bluewatch.jobs.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.jobs.config.Area;

/**
 * The maps that dashboards draw on, as GeoJSON files that Grafana serves itself, so that no map
 * comes from the internet:
 *
 * <ul>
 *   <li>{@value #BASE}: land, boundary, sectors, roads and towns;
 *   <li>{@value #CELLS}: the outline of every cell, {@code id} its H3 index: a panel colours those
 *       that a query names, which is how hotspots get their outlines;
 *   <li>{@value #ROUTES}: the line of every route, {@code id} its routeId: likewise for roads.
 * </ul>
 *
 * <p>The same area makes the same bytes.
 */
public final class MapFiles {
  public static final String BASE = "bluewatch-area.geojson";
  public static final String CELLS = "bluewatch-cells.geojson";
  public static final String ROUTES = "bluewatch-routes.geojson";

  /** Some 8 MB; a browser that has to draw more stops answering. */
  static final int MOST_CELLS = 20_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private MapFiles() {}

  /**
   * Writes the three files.
   *
   * @param background further GeoJSON features to draw under everything, null for none
   * @param attribution what the sources want said with a map, null if the area has nothing to say
   * @return how many cells were left out because there are more than {@value #MOST_CELLS}; then all
   *     of them are
   * @throws UncheckedIOException if the folder cannot be written or the background not be read
   */
  public static int write(Area area, Path background, String attribution, Path folder) {
    try {
      Files.createDirectories(folder);
      Writer writer = new Writer(folder, area.settings().name(), attribution);
      writer.write(BASE, base(area, background));
      writer.write(ROUTES, lines(area));
      var grid = new CellGrid(area.settings().cellResolution());
      long[] cells = grid.cellsCovering(area.boundary());
      boolean tooMany = cells.length > MOST_CELLS;
      writer.write(CELLS, tooMany ? List.of() : outlines(grid, cells));
      return tooMany ? cells.length : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Writer(Path folder, String area, String attribution) {

    /** One feature per line, so that a change can be read. */
    void write(String file, List<String> features) throws IOException {
      ObjectNode head = JSON.createObjectNode().put("type", "FeatureCollection").put("area", area);
      if (attribution != null) {
        head.put("attribution", attribution);
      }
      String opened = head.toString();
      Files.writeString(
          folder.resolve(file),
          opened.substring(0, opened.length() - 1)
              + ",\"features\":[\n"
              + String.join(",\n", features)
              + "\n]}\n");
    }
  }

  /** In the order in which they are drawn: what comes last lies on top. */
  private static List<String> base(Area area, Path background) throws IOException {
    List<String> features = new ArrayList<>();
    features.add(feature(null, "land", null, JSON.readTree(area.boundary())));
    if (background != null) {
      for (JsonNode unit : JSON.readTree(background.toFile()).path("features")) {
        features.add(feature(null, "unit", null, unit.path("geometry")));
      }
    }
    addAll(features, area, "zone");
    features.add(feature(null, "boundary", null, JSON.readTree(area.boundary())));
    addAll(features, area, "route");
    addAll(features, area, "site");
    return features;
  }

  private static void addAll(List<String> features, Area area, String kind) throws IOException {
    for (Map.Entry<String, String> entry : area.reference().entrySet()) {
      if (entry.getKey().startsWith(kind + "/")) {
        JsonNode value = JSON.readTree(entry.getValue());
        JsonNode properties = value.path("properties");
        String what = kind.equals("route") ? "road" : properties.path("kind").asText();
        features.add(
            feature(null, what, properties.path("name").asText(null), value.path("geometry")));
      }
    }
  }

  private static List<String> lines(Area area) throws IOException {
    List<String> features = new ArrayList<>();
    for (Map.Entry<String, String> entry : area.reference().entrySet()) {
      if (entry.getKey().startsWith("route/")) {
        JsonNode value = JSON.readTree(entry.getValue());
        String id = entry.getKey().substring("route/".length());
        String name = value.path("properties").path("name").asText(null);
        features.add(feature(id, "route", name, value.path("geometry")));
      }
    }
    return features;
  }

  private static List<String> outlines(CellGrid grid, long[] cells) throws IOException {
    List<String> features = new ArrayList<>();
    for (long cell : cells) {
      JsonNode outline = JSON.readTree(grid.outlineGeoJson(List.of(cell)));
      features.add(feature(CellGrid.toText(cell), "cell", null, outline));
    }
    return features;
  }

  private static String feature(String id, String kind, String name, JsonNode geometry) {
    ObjectNode feature = JSON.createObjectNode().put("type", "Feature");
    if (id != null) {
      feature.put("id", id);
    }
    ObjectNode properties = feature.putObject("properties").put("kind", kind);
    if (name != null) {
      properties.put("name", name);
    }
    feature.set("geometry", geometry);
    return feature.toString();
  }
}

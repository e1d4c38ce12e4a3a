package org.bluewatch.bench.area;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * The published data the area is made of, as read from the {@code source} folder.
 *
 * @param units first-level administrative units (Natural Earth)
 * @param locations towns, camps and junctions of the Flee networks
 * @param links roads between locations (Flee)
 * @param roads edges of the road graph (OpenStreetMap)
 * @param events violent events (UCDP GED), by start date
 */
record Sources(
    List<Unit> units,
    List<Location> locations,
    List<Link> links,
    List<RoadEdge> roads,
    List<UcdpEvent> events) {

  /** Coordinates carry five decimals, about a metre. */
  static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(100_000));

  record Unit(String country, String name, Polygon shape) {}

  record Location(String name, String country, String kind, Spot spot) {}

  record Link(String from, String to, double roadKm) {}

  record RoadEdge(int from, int to, double roadM, double minutes, List<Spot> spots) {}

  /** One row of UCDP GED; the codes are those of its codebook. */
  record UcdpEvent(
      String id,
      int violenceType,
      String sideA,
      String sideB,
      int sources,
      int wherePrecision,
      String place,
      String unit,
      Spot spot,
      String country,
      int clarity,
      int datePrecision,
      LocalDate start,
      LocalDate end,
      int civilians,
      int killed) {}

  static Sources read(Path folder) throws IOException {
    List<Location> locations = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (String network : List.of("car", "ssudan")) {
      Path flee = folder.resolve("flee");
      rows(flee.resolve(network + "_locations.csv")).forEach(r -> locations.add(location(r)));
      rows(flee.resolve(network + "_routes.csv"))
          .forEach(r -> links.add(new Link(r[0], r[1], Double.parseDouble(r[2]))));
    }
    return new Sources(
        units(folder.resolve("natural-earth/admin1-caf-ssd.geojson")),
        locations,
        links,
        roads(folder.resolve("roads/region_roads.geojson")),
        events(folder.resolve("ucdp/ged-caf-ssd-2018-2022.csv")));
  }

  private static Location location(String[] row) {
    Spot spot = new Spot(Double.parseDouble(row[3]), Double.parseDouble(row[4]));
    return new Location(row[0].replace('_', ' '), row[2], row[5], spot);
  }

  /** The rows of a Flee file behind its header, which starts with a hash mark. */
  private static List<String[]> rows(Path file) throws IOException {
    try (MappingIterator<String[]> rows =
        new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES)
            .readValues(file.toFile())) {
      List<String[]> all = rows.readAll();
      return all.subList(1, all.size());
    }
  }

  private static List<UcdpEvent> events(Path file) throws IOException {
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(file.toFile())) {
      return rows.readAll().stream().map(Sources::event).toList();
    }
  }

  private static UcdpEvent event(Map<String, String> row) {
    return new UcdpEvent(
        row.get("id"),
        Integer.parseInt(row.get("type_of_violence")),
        row.get("side_a"),
        row.get("side_b"),
        Integer.parseInt(row.get("number_of_sources")),
        Integer.parseInt(row.get("where_prec")),
        row.get("where_coordinates"),
        row.get("adm_1"),
        new Spot(Double.parseDouble(row.get("latitude")), Double.parseDouble(row.get("longitude"))),
        row.get("country"),
        Integer.parseInt(row.get("event_clarity")),
        Integer.parseInt(row.get("date_prec")),
        LocalDate.parse(row.get("date_start")),
        LocalDate.parse(row.get("date_end")),
        Integer.parseInt(row.get("deaths_civilians")),
        Integer.parseInt(row.get("best")));
  }

  private static List<RoadEdge> roads(Path file) throws IOException {
    List<RoadEdge> edges = new ArrayList<>();
    for (JsonNode feature : features(file)) {
      JsonNode properties = feature.get("properties");
      List<Spot> spots = new ArrayList<>();
      for (JsonNode at : feature.get("geometry").get("coordinates")) {
        spots.add(new Spot(at.get(1).doubleValue(), at.get(0).doubleValue()));
      }
      edges.add(
          new RoadEdge(
              properties.get("from").intValue(),
              properties.get("to").intValue(),
              properties.get("roadM").doubleValue(),
              properties.get("minutes").doubleValue(),
              spots));
    }
    return edges;
  }

  private static List<Unit> units(Path file) throws IOException {
    List<Unit> units = new ArrayList<>();
    for (JsonNode feature : features(file)) {
      JsonNode properties = feature.get("properties");
      units.add(
          new Unit(
              properties.get("country").textValue(),
              properties.get("name").textValue(),
              polygon(feature.get("geometry").get("coordinates"))));
    }
    return units;
  }

  private static Polygon polygon(JsonNode rings) {
    List<LinearRing> read = new ArrayList<>();
    for (JsonNode ring : rings) {
      List<Coordinate> corners = new ArrayList<>();
      for (JsonNode at : ring) {
        corners.add(new Coordinate(at.get(0).doubleValue(), at.get(1).doubleValue()));
      }
      read.add(GEOMETRIES.createLinearRing(corners.toArray(Coordinate[]::new)));
    }
    return GEOMETRIES.createPolygon(
        read.get(0), read.subList(1, read.size()).toArray(LinearRing[]::new));
  }

  private static JsonNode features(Path file) throws IOException {
    return Json.MAPPER.readTree(Files.readString(file)).get("features");
  }
}

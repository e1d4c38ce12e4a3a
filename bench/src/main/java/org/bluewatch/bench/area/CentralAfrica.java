package org.bluewatch.bench.area;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bluewatch.common.model.RawStream;

/**
 * Rebuilds {@code deploy/areas/central-africa} from its {@code source} folder: boundary, zones,
 * routes, sites, sensors, convoys, the recorded streams and CONTENTS.md. What is written by hand
 * there (area.yaml, roster.yaml, procedures.yaml, README.md, the notices) is not touched.
 */
public final class CentralAfrica {
  /** What every random number of this area is drawn from. */
  static final String SEED = "central-africa";

  private final Sources sources;
  private final Territory territory;
  private final Towns towns;
  private final Routes routes;
  private final Sensors sensors;
  private final ConvoyPlan plan;
  private final Script script = new Script();
  private final Diary diary = new Diary();

  private CentralAfrica(Sources sources) {
    this.sources = sources;
    this.territory = new Territory(sources.units());
    this.towns = new Towns(sources.locations(), territory);
    this.routes = new Routes(sources, towns, territory);
    this.sensors = new Sensors(sources.events(), diary);
    this.plan = new ConvoyPlan(routes, towns);
  }

  /**
   * @param args the source folder and the area folder to write to
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: CentralAfrica SOURCE_DIR AREA_DIR");
      System.exit(2);
    }
    System.out.print(build(Path.of(args[0]), Path.of(args[1])));
  }

  /** Writes the area and returns the text of its CONTENTS.md. */
  static String build(Path source, Path area) throws IOException {
    CentralAfrica builder = new CentralAfrica(Sources.read(source));
    Files.createDirectories(area.resolve("streams"));
    builder.writeReference(area);
    Map<RawStream, List<Line>> streams = builder.streams();
    for (Map.Entry<RawStream, List<Line>> stream : streams.entrySet()) {
      StreamFile.write(area.resolve("streams"), stream.getKey(), stream.getValue());
    }
    String contents = builder.contents(streams);
    Files.writeString(area.resolve("CONTENTS.md"), contents);
    return contents;
  }

  private void writeReference(Path area) throws IOException {
    Map<String, Object> boundary =
        Json.feature(
            Json.geometry(territory.boundary()),
            Json.object("name", "Central African Republic and South Sudan"));
    Files.writeString(area.resolve("boundary.geojson"), Json.collection(List.of(boundary)));
    Files.writeString(area.resolve("zones.geojson"), new Zones(territory, towns).geoJson());
    Files.writeString(area.resolve("sites.geojson"), towns.geoJson());
    Files.writeString(area.resolve("routes.geojson"), routes.geoJson());
    Files.writeString(area.resolve("sensors.geojson"), sensors.geoJson());
    Files.writeString(area.resolve("convoys.json"), plan.json());
  }

  private Map<RawStream, List<Line>> streams() {
    Map<RawStream, List<Line>> streams = new EnumMap<>(RawStream.class);
    Map<Convoy, Instant> arrivals = new LinkedHashMap<>();
    List<Line> reports = new ArrayList<>(UcdpReports.of(sources.events()));
    UcdpReports.note(sources.events(), diary);
    reports.addAll(new Patrols(towns, territory).reports(plan, script, diary));
    streams.put(RawStream.PATROL_REPORTS, reports);
    streams.put(RawStream.SENSOR_OBSERVATIONS, sensors.observations());
    streams.put(
        RawStream.DRONE_DETECTIONS,
        new DroneFlights(sources.events(), towns, territory).observations(diary));
    streams.put(RawStream.VEHICLE_POSITIONS, fixes(arrivals));
    streams.put(RawStream.SUPPLY_LEVELS, new SupplyLevels(arrivals, diary).of(towns.bases()));
    streams.replaceAll((stream, lines) -> StreamFile.sorted(Mishaps.in(stream, lines)));
    return streams;
  }

  /** Drives all convoys, and learns when each arrives. */
  private List<Line> fixes(Map<Convoy, Instant> arrivals) {
    script.convoyIds().forEach(plan::convoy);
    List<Line> fixes = new ArrayList<>();
    for (Convoy convoy : plan.convoys()) {
      ConvoyRun run = new ConvoyRun(convoy, script.of(convoy.convoyId()));
      run.note(diary);
      fixes.addAll(run.fixes());
      arrivals.put(convoy, run.arrival());
    }
    return fixes;
  }

  private String contents(Map<RawStream, List<Line>> streams) {
    long outside = sources.events().stream().filter(e -> !territory.covers(e.spot())).count();
    return new Contents()
        .balance(streams)
        .events(sources.events(), outside)
        .routes(routes.links())
        .sensors(sensors)
        .diary(diary)
        .text();
  }
}

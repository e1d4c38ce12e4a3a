package org.bluewatch.jobs.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes area folders for tests; a fresh one is small and sound. */
public final class AreaFolder {
  private final Path dir;

  public AreaFolder(Path dir) {
    this.dir = dir;
    with("area.yaml", "name: Test\ncellResolution: 6\n");
    with(
        "boundary.geojson",
        """
        {"type": "Polygon", "coordinates": [[[20, 2], [28, 2], [28, 9], [20, 9], [20, 2]]]}
        """);
  }

  /** Writes a file, replacing the one there is. */
  public AreaFolder with(String file, String content) {
    try {
      Files.createDirectories(dir.resolve(file).getParent());
      Files.writeString(dir.resolve(file), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public AreaFolder without(String file) {
    try {
      Files.delete(dir.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder with everything an area may hold, all of it sound. */
  public AreaFolder full() {
    return with("zones.geojson", ZONES)
        .with("routes.geojson", ROUTES)
        .with("sites.geojson", SITES)
        .with("sensors.geojson", SENSORS)
        .with("convoys.json", CONVOYS)
        .with("roster.yaml", ROSTER)
        .with("streams/patrol-reports.jsonl", "{}\n")
        .with("streams/sensor-observations.jsonl.gz", "");
  }

  public Path dir() {
    return dir;
  }

  public static final String ZONES =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature",
         "properties": {"zoneId": "north", "name": "Sector North", "kind": "sector", "staff": 120},
         "geometry": {"type": "Polygon",
           "coordinates": [[[20, 5], [28, 5], [28, 9], [20, 9], [20, 5]]]}},
        {"type": "Feature",
         "properties": {"zoneId": "clinic", "name": "Clinic", "kind": "protected-site",
           "approachM": 3000, "side": "blue"},
         "geometry": {"type": "Polygon",
           "coordinates": [[[21, 6], [21.1, 6], [21.1, 6.1], [21, 6]]]}}
      ]}
      """;

  public static final String ROUTES =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"routeId": "R1", "name": "Main road", "speedKph": 40},
         "geometry": {"type": "LineString", "coordinates": [[21, 5], [22, 5.5], [23, 5]]}}
      ]}
      """;

  public static final String SITES =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"siteId": "S1", "name": "Base", "kind": "base"},
         "geometry": {"type": "Point", "coordinates": [21, 5]}},
        {"type": "Feature", "properties": {"siteId": "S2", "name": "Camp", "kind": "camp"},
         "geometry": {"type": "Point", "coordinates": [23, 5]}}
      ]}
      """;

  public static final String SENSORS =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature",
         "properties": {"sensorId": "A5", "sensorType": "acoustic", "heartbeatEvery": "60s",
           "rangeM": 1500},
         "geometry": {"type": "Point", "coordinates": [21.5, 5.5]}}
      ]}
      """;

  public static final String CONVOYS =
      """
      [
        {"convoyId": "C3", "routeId": "R1", "reverse": true, "vehicles": ["V1", "V2"],
         "departure": "2026-03-01T06:00:00Z", "plannedArrival": "2026-03-01T12:00:00+02:00",
         "halts": [{"siteId": "S2", "durationS": 1800}], "fromSite": "S2", "toSite": "S1",
         "cargo": [{"commodity": "water", "quantity": 20.5, "unit": "m3"}]}
      ]
      """;

  public static final String ROSTER =
      """
      default:
        tiers:
          - contacts: ["mail:duty-operations", "desk:watch"]
            acknowledgeWithin: {P1: 2m, P2: 15m}
          - contacts: ["mail:chief-of-operations"]
            acknowledgeWithin: {P1: 5m}
      north:
        tiers:
          - contacts: ["mail:duty-sector-north"]
            acknowledgeWithin: {P1: 2m, P2: 15m, P3: 12h}
      """;
}

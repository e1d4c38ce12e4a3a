package org.bluewatch.bench.detection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bluewatch.bench.Draw;
import org.bluewatch.bench.area.Json;
import org.bluewatch.bench.area.Line;
import org.bluewatch.bench.area.StreamFile;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.Place;
import org.bluewatch.common.model.RawStream;

/** Writes a simulated world as an area folder that can be checked and replayed, and its truth. */
final class AreaExport {
  private static final double DUPLICATE_SHARE = 0.05;
  private static final double DUPLICATE_DELAY_S = 600;
  private static final double SENSOR_RANGE_M = 6_000;

  private final World world;
  private final Course course;
  private final List<Tile> tiles;
  private final int[] tileOf;
  private final Draw draw;
  private final Map<RawStream, List<Line>> lines = new EnumMap<>(RawStream.class);

  /** The cells that one sensor hears and one footprint shows, never in two tiles. */
  private record Tile(int number, int centre, List<Integer> cells) {}

  AreaExport(World world) {
    this.world = world;
    this.draw = Draw.of(world.seed(), "export");
    this.course = Course.drawn(world.space(), world.settings().effort(), Plan.WARM_MS, draw);
    this.tileOf = new int[world.space().size()];
    this.tiles = tiles();
  }

  private List<Tile> tiles() {
    CellSpace space = world.space();
    List<Tile> made = new ArrayList<>();
    Arrays.fill(tileOf, -1);
    for (int cell = 0; cell < space.size(); cell++) {
      if (tileOf[cell] < 0) {
        Tile tile = new Tile(made.size(), cell, new ArrayList<>());
        for (int near : space.disk(cell, 2)) {
          if (tileOf[near] < 0) {
            tileOf[near] = tile.number;
            tile.cells.add(near);
          }
        }
        made.add(tile);
      }
    }
    return made;
  }

  /** Writes the folder; what is there is written over. */
  void write(Path folder) throws IOException {
    for (long hour = Playback.START_MS / World.HOUR_MS;
        hour * World.HOUR_MS < course.endMs();
        hour++) {
      World.Hour seen = world.hour(hour, World.PAST, course);
      seen.reports().forEach(this::report);
      if (world.settings().effort()) {
        looks(hour);
        seen.efforts().stream()
            .filter(e -> e.change().stream() == RawStream.PATROL_REPORTS)
            .forEach(this::visits);
      }
    }
    Files.createDirectories(folder.resolve("streams"));
    Files.writeString(folder.resolve("area.yaml"), yaml());
    Files.writeString(folder.resolve("boundary.geojson"), boundary());
    Files.writeString(folder.resolve("sensors.geojson"), sensors());
    Files.writeString(folder.resolve("truth.json"), truth());
    for (var stream : lines.entrySet()) {
      StreamFile.write(
          folder.resolve("streams"), stream.getKey(), StreamFile.sorted(stream.getValue()));
    }
  }

  private void report(Report report) {
    var event = report.event();
    Map<String, Object> record =
        switch (event.stream()) {
          case SENSOR_OBSERVATIONS -> sensor(event.evidenceId(), tileOf[report.trueCell()]);
          case DRONE_DETECTIONS -> drone(event.evidenceId());
          default -> patrol(event.evidenceId(), report.trueCell());
        };
    at(record, event.timeMs(), event.receivedMs(), report.lat(), report.lon());
    record.put("accuracyM", Json.decimals(event.accuracyM(), 0));
    record.put("event", event.event().wire());
    Line line = Line.of(Instant.ofEpochMilli(event.receivedMs()), record);
    add(event.stream(), line);
    if (draw.chance(DUPLICATE_SHARE)) {
      long laterMs = 1 + (long) (1_000 * draw.exponential(DUPLICATE_DELAY_S));
      add(event.stream(), line.again(line.received().plusMillis(laterMs)));
    }
  }

  /** A heartbeat of each sensor and a footprint of each tile. */
  private void looks(long hour) {
    long paneMs = hour * World.HOUR_MS;
    for (Tile tile : tiles) {
      Place centre = world.space().centreOf(tile.centre);
      long timeMs = paneMs + World.HOUR_MS / 2;
      long heardMs =
          course.receivedMs(RawStream.SENSOR_OBSERVATIONS, tile.centre, timeMs, timeMs + 1_000);
      Map<String, Object> heartbeat = sensor("H" + hour + "-" + tile.number, tile.number);
      at(heartbeat, timeMs, heardMs, centre.lat(), centre.lon());
      heartbeat.put("event", EventCode.HEARTBEAT.wire());
      add(RawStream.SENSOR_OBSERVATIONS, Line.of(Instant.ofEpochMilli(heardMs), heartbeat));
      Map<String, Object> footprint = drone("F" + hour + "-" + tile.number);
      at(footprint, timeMs, timeMs + 1_000, centre.lat(), centre.lon());
      footprint.put("event", EventCode.FOOTPRINT.wire());
      footprint.put("footprint", polygon(tile));
      add(RawStream.DRONE_DETECTIONS, Line.of(Instant.ofEpochMilli(timeMs + 1_000), footprint));
    }
  }

  /** The largest part of a tile; a remainder in several parts is seen but for crumbs. */
  private Object polygon(Tile tile) {
    try {
      var outline =
          Json.MAPPER.readTree(outline(tile.cells.stream().map(world.space()::cell).toList()));
      if (outline.get("type").asText().equals("Polygon")) {
        return outline;
      }
      return Json.MAPPER
          .createObjectNode()
          .put("type", "Polygon")
          .set("coordinates", outline.get("coordinates").get(0));
    } catch (IOException e) {
      throw new IllegalStateException("an outline is proper GeoJSON", e);
    }
  }

  private String outline(List<Long> cells) {
    return world.space().grid().outlineGeoJson(cells);
  }

  private void visits(World.Effort effort) {
    int cell = world.space().indexOf(effort.change().cell());
    Place centre = world.space().centreOf(cell);
    for (int i = 0; i < effort.change().looks(); i++) {
      Map<String, Object> visit =
          patrol("V" + effort.change().paneMs() / World.HOUR_MS + "-" + cell + "-" + i, cell);
      long timeMs = effort.change().paneMs() + World.HOUR_MS / 2;
      at(visit, timeMs, effort.receivedMs(), centre.lat(), centre.lon());
      visit.put("event", EventCode.PATROL.wire());
      add(RawStream.PATROL_REPORTS, Line.of(Instant.ofEpochMilli(effort.receivedMs()), visit));
    }
  }

  private void add(RawStream stream, Line line) {
    lines.computeIfAbsent(stream, unused -> new ArrayList<>()).add(line);
  }

  private static Map<String, Object> sensor(String id, int tile) {
    return Json.object("id", id, "sensorId", "S" + tile, "sensorType", "acoustic");
  }

  private static Map<String, Object> drone(String id) {
    return Json.object("id", id, "droneId", "D1", "sortie", "D1-1");
  }

  private static Map<String, Object> patrol(String id, int cell) {
    return Json.object("id", id, "patrolId", "P" + cell % 97);
  }

  private static void at(
      Map<String, Object> record, long timeMs, long receivedMs, double lat, double lon) {
    record.put("time", Instant.ofEpochMilli(timeMs).toString());
    record.put("received", Instant.ofEpochMilli(receivedMs).toString());
    record.put("lat", Json.decimals(lat, 6));
    record.put("lon", Json.decimals(lon, 6));
  }

  private String yaml() {
    return """
        name: Simulated, %s, seed %s
        cellResolution: %d
        hotspot:
          evaluateEvery: 1h
          history: 56d
          events: [%s]
        """
        .formatted(
            world.settings().name(),
            world.seed(),
            world.space().grid().resolution(),
            Report.CODE.wire());
  }

  private String boundary() throws IOException {
    List<Long> cells = Arrays.stream(world.space().cells()).boxed().toList();
    return Json.collection(
        List.of(
            Json.feature(Json.MAPPER.readTree(outline(cells)), Json.object("simulated", true))));
  }

  private String sensors() {
    List<Map<String, Object>> features = new ArrayList<>();
    for (Tile tile : tiles) {
      Place centre = world.space().centreOf(tile.centre);
      features.add(
          Json.feature(
              Json.object(
                  "type",
                  "Point",
                  "coordinates",
                  List.of(Json.decimals(centre.lon(), 6), Json.decimals(centre.lat(), 6))),
              Json.object(
                  "sensorId",
                  "S" + tile.number,
                  "sensorType",
                  "acoustic",
                  "heartbeatEvery",
                  "1h",
                  "rangeM",
                  SENSOR_RANGE_M)));
    }
    return Json.collection(features);
  }

  private String truth() {
    List<Object> outbreaks = new ArrayList<>();
    for (Outbreak outbreak : course.outbreaks()) {
      outbreaks.add(
          Json.object(
              "from", Instant.ofEpochMilli(outbreak.startMs()).toString(),
              "to", Instant.ofEpochMilli(outbreak.endMs()).toString(),
              "shape", outbreak.shape().name().toLowerCase(java.util.Locale.ROOT),
              "extraPerHour", outbreak.extraPerHour(),
              "cells",
                  outbreak.footprint().stream()
                      .map(cell -> Long.toHexString(world.space().cell(cell)))
                      .toList()));
    }
    List<Object> decoys = new ArrayList<>();
    for (Decoy decoy : course.decoys()) {
      decoys.add(
          Json.object(
              "kind", decoy.getClass().getSimpleName(),
              "from", Instant.ofEpochMilli(decoy.startMs()).toString(),
              "to", Instant.ofEpochMilli(decoy.endMs()).toString()));
    }
    return Json.text(
            Json.object(
                "seed",
                world.seed(),
                "world",
                world.settings().name(),
                "warm",
                Instant.ofEpochMilli(Plan.WARM_MS).toString(),
                "outbreaks",
                outbreaks,
                "decoys",
                decoys))
        + "\n";
  }
}

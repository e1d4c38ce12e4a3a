package org.bluewatch.jobs.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.AreaFolder;
import org.bluewatch.jobs.config.AreaLoader;

/**
 * A small area with 60 days of recorded streams: a calm country, one town that boils over on day
 * 50, reports that come late, are revised and retracted, copies, and records that are refused.
 */
public final class ReplayArea {
  static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

  private final Random random = new Random(20250101);
  private final Map<String, List<String>> streams = new TreeMap<>();

  public ReplayArea() {
    calmCountry();
    townBoilsOver();
    reports();
    refused();
    others();
    copies();
  }

  public static Area area(Path folder) throws Exception {
    var files =
        new AreaFolder(folder)
            .with(
                "area.yaml",
                """
                name: Test
                cellResolution: 6
                hotspot: {durations: [6h, 1d], rings: 2}
                feed: {liveFrom: 2025-02-19T00:00:00Z, speed: 100000}
                """)
            .with("zones.geojson", AreaFolder.ZONES);
    return AreaLoader.load(files.dir(), Optional.empty());
  }

  public long records() {
    return streams.values().stream().mapToLong(List::size).sum();
  }

  private void add(String stream, String json) {
    streams.computeIfAbsent(stream, s -> new ArrayList<>()).add(json);
  }

  private static String minute(double minutes) {
    return START.plusMillis(Math.round(minutes * 60_000)).toString();
  }

  private void sensor(
      String id, String time, String received, double lat, double lon, String event) {
    add(
        "sensor-observations",
        """
        {"id":"%s","sensorId":"A%d","sensorType":"acoustic","time":"%s",%s"lat":%s,"lon":%s,\
        "event":"%s"}"""
            .formatted(
                id,
                Math.floorMod(id.hashCode(), 7),
                time,
                received == null ? "" : "\"received\":\"" + received + "\",",
                lat,
                lon,
                event));
  }

  private void calmCountry() {
    for (int i = 0; i < 1_200; i++) {
      String time = minute(random.nextInt(60 * 1440));
      String event = i % 3 == 0 ? "gunfire" : i % 3 == 1 ? "heartbeat" : "crowd";
      sensor(
          "calm-" + i,
          time,
          null,
          3 + random.nextInt(50) / 10.0,
          21 + random.nextInt(60) / 10.0,
          event);
    }
  }

  private void townBoilsOver() {
    for (int i = 0; i < 40; i++) {
      double at = 50 * 1440 + i * 11;
      sensor("town-" + i, minute(at), minute(at + i % 4), 6.5, 24.5, "shelling");
      // Several of one millisecond
      sensor("tied-" + i, minute(50 * 1440 + 90), null, 6.51, 24.51, "gunfire");
    }
  }

  private void reports() {
    for (int i = 0; i < 300; i++) {
      double at = i < 200 ? random.nextInt(58 * 1440) : 50 * 1440 + random.nextInt(600);
      // Thirty hours late, or twenty minutes
      double lag = i < 200 || i % 2 == 0 ? 30 * 60 : 20;
      report(i, 1, "reported", at, at + lag, i < 200 ? 3 + i % 50 / 10.0 : 6.52);
      if (i % 5 == 0) {
        report(i, 2, "reported", at + 10, at + lag + 60, 6.53);
      }
      if (i % 3 == 0) {
        report(i, 3, "retracted", at, at + lag + (i % 7 == 0 ? -10 : 120), 6.52);
      }
    }
  }

  private void report(int i, int revision, String status, double at, double received, double lat) {
    add(
        "patrol-reports",
        """
        {"id":"r-%d","revision":%d,"status":"%s","patrolId":"P%d","time":"%s","received":"%s",\
        "lat":%s,"lon":24.52,"accuracyM":500,"event":"ambush","severity":%d,"reliability":"B",\
        "credibility":2,"text":"call 0123456789"}"""
            .formatted(i, revision, status, i % 4, minute(at), minute(received), lat, 1 + i % 5));
  }

  private void refused() {
    for (int i = 0; i < 60; i++) {
      add("sensor-observations", "{\"id\":\"broken-" + i + "\",");
      sensor("outside-" + i, minute(i * 1440), null, 40, 24.5, "gunfire");
      sensor("unknown-" + i, minute(i * 1440), null, 6.5, 24.5, "gun-fire");
      sensor("future-" + i, minute(i * 1440 + 400), minute(i * 1440), 6.5, 24.5, "gunfire");
      sensor("timeless-" + i, "yesterday", null, 6.5, 24.5, "gunfire");
      add("drone-detections", "{\"id\":\"d\",\"fullName\":\"somebody " + i + "\"}");
    }
  }

  private void others() {
    for (int i = 0; i < 100; i++) {
      String time = minute(i * 700);
      add(
          "vehicle-positions",
          "{\"vehicleId\":\"V1\",\"time\":\"" + time + "\",\"lat\":5,\"lon\":22}");
      add(
          "supply-levels",
          "{\"siteId\":\"S1\",\"time\":\""
              + time
              + "\",\"commodity\":\"water\",\"quantity\":5,\"unit\":\"m3\",\"colour\":\"blue\"}");
    }
    add(
        "alert-actions",
        "{\"id\":\"x1\",\"alertId\":\"A-1\",\"time\":\""
            + minute(5)
            + "\",\"officer\":\"duty\",\"action\":\"acknowledge\"}");
    add(
        "reference",
        """
        {"key":"zone/town","received":"%s","value":{"type":"Feature","properties":\
        {"zoneId":"town","name":"Town","kind":"sector"},"geometry":{"type":"Polygon",\
        "coordinates":[[[24,6],[25,6],[25,7],[24,7],[24,6]]]}}}"""
            .formatted(minute(50 * 1440 + 300)));
    add(
        "reference",
        "{\"key\":\"zone/north\",\"received\":\"" + minute(40 * 1440) + "\",\"value\":null}");
  }

  private void copies() {
    for (String stream : List.of("sensor-observations", "patrol-reports", "vehicle-positions")) {
      List<String> lines = streams.get(stream);
      for (int i = 0; i < 100; i++) {
        lines.add(lines.get(random.nextInt(lines.size())));
      }
      // The same id with other content
      lines.add(lines.get(0).replace("\"lat\":", "\"count\":3,\"lat\":"));
    }
  }

  /** The streams as they were made, one file each. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (var stream : streams.entrySet()) {
      Files.write(folder.resolve(stream.getKey() + ".jsonl"), stream.getValue());
    }
  }

  /** The same records in any order, in several files, some compressed. */
  void writeShuffled(Path folder, long seed) throws IOException {
    Files.createDirectories(folder);
    var shuffle = new Random(seed);
    for (var stream : streams.entrySet()) {
      List<String> lines = new ArrayList<>(stream.getValue());
      Collections.shuffle(lines, shuffle);
      int half = lines.size() / 2;
      Files.write(folder.resolve(stream.getKey() + "-1.jsonl"), lines.subList(0, half));
      Path gz = folder.resolve(stream.getKey() + "-2.jsonl.gz");
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
        out.write(
            String.join("\r\n", lines.subList(half, lines.size()))
                .getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}

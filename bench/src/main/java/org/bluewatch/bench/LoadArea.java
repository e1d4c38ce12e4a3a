package org.bluewatch.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.AreaSettings;
import org.bluewatch.jobs.config.HotspotSettings;

/**
 * The area that loads lie in: some 500,000 square kilometres behind a ragged boundary of 2,000
 * vertices, cut into eight sectors.
 */
final class LoadArea {
  static final double CENTRE_LAT = 6;
  static final double CENTRE_LON = 24;

  /** Every position at most so far from the centre is inside. */
  static final double INNER_RADIUS_DEG = 3.6;

  private static final int CELL_RESOLUTION = 7;
  private static final double RAGGED_DEG = 0.2;
  private static final int VERTICES = 2000;
  private static final int SECTORS = 8;

  private LoadArea() {}

  /** The area, with the hotspot settings that an area has by default. */
  static Area area() {
    return area(AreaSettings.defaults("Bench", CELL_RESOLUTION));
  }

  /** The same area where hotspots of an event are looked for that no load has. */
  static Area areaWithoutHotspots() {
    AreaSettings all = AreaSettings.defaults("Bench", CELL_RESOLUTION);
    HotspotSettings hotspot = all.hotspot();
    return area(
        new AreaSettings(
            all.name(),
            all.cellResolution(),
            new HotspotSettings(
                hotspot.falseEpisodesPer30Days(),
                hotspot.evaluateEvery(),
                hotspot.durations(),
                hotspot.slowDurations(),
                hotspot.rings(),
                hotspot.history(),
                List.of(EventCode.MINE)),
            all.logistics(),
            all.supply(),
            all.trust(),
            all.incident(),
            all.sensorLoss(),
            all.coverage(),
            all.alerts(),
            all.dedup(),
            all.feed()));
  }

  private static Area area(AreaSettings settings) {
    return new Area(settings, boundary(), sectors(), new TreeMap<>(), List.of(), List.of());
  }

  private static String boundary() {
    var random = new Random(1);
    List<String> ring = new ArrayList<>();
    for (int i = 0; i < VERTICES; i++) {
      double radius = INNER_RADIUS_DEG + RAGGED_DEG * (0.5 + random.nextDouble());
      ring.add(position(2 * Math.PI * i / VERTICES, radius));
    }
    return polygon(ring);
  }

  private static SortedMap<String, String> sectors() {
    SortedMap<String, String> zones = new TreeMap<>();
    double angle = 2 * Math.PI / SECTORS;
    for (int i = 0; i < SECTORS; i++) {
      String zoneId = "sector-" + i;
      List<String> wedge = new ArrayList<>();
      wedge.add(position(0, 0));
      wedge.add(position(i * angle, 2 * INNER_RADIUS_DEG));
      wedge.add(position((i + 1) * angle, 2 * INNER_RADIUS_DEG));
      zones.put("zone/" + zoneId, sector(zoneId, polygon(wedge)));
    }
    return zones;
  }

  private static String sector(String zoneId, String geometry) {
    return """
        {"type":"Feature","properties":{"zoneId":"%s","name":"%s","kind":"sector"},"geometry":%s}"""
        .formatted(zoneId, zoneId, geometry);
  }

  private static String position(double angle, double radiusDeg) {
    return String.format(
        Locale.ROOT,
        "[%.6f,%.6f]",
        CENTRE_LON + radiusDeg * Math.cos(angle),
        CENTRE_LAT + radiusDeg * Math.sin(angle));
  }

  private static String polygon(List<String> positions) {
    List<String> ring = new ArrayList<>(positions);
    ring.add(positions.get(0));
    return "{\"type\":\"Polygon\",\"coordinates\":[[" + String.join(",", ring) + "]]}";
  }
}

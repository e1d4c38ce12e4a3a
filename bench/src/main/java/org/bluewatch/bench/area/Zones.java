package org.bluewatch.bench.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The sectors, and a few zones invented for exercise, each marked so. */
final class Zones {
  /** The invented corridor; the names of its neighbours are real, the agreement is not. */
  static final String BUFFER_ZONE = "X-BUFFER-KABO";

  private final Territory territory;
  private final Towns towns;

  Zones(Territory territory, Towns towns) {
    this.territory = territory;
    this.towns = towns;
  }

  String geoJson() {
    List<Map<String, Object>> features = new ArrayList<>();
    territory
        .sectors()
        .forEach(
            (name, shape) ->
                features.add(
                    Json.feature(
                        Json.geometry(shape),
                        Json.object(
                            "zoneId",
                            "S-" + name.toUpperCase(Locale.ROOT).replace(' ', '-'),
                            "name",
                            "Sector " + name,
                            "kind",
                            "sector",
                            "units",
                            Territory.unitsOf(name)))));
    exercise(features);
    return Json.collection(features);
  }

  private void exercise(List<Map<String, Object>> features) {
    for (Towns.Site site : towns.sites()) {
      if (site.kind().equals("camp")) {
        features.add(
            zone(
                "X-PROTECTED-" + Routes.id(site.town()),
                "exercise protected site " + site.town() + " camp (zone fictional)",
                "protected-site",
                circle(site.spot(), 1500),
                "approachM",
                3000));
      }
    }
    for (String town : List.of("Grimari", "Bossangoa")) {
      features.add(
          zone(
              "X-VISIT-" + Routes.id(town),
              "exercise town to visit: " + town,
              "must-be-visited",
              circle(towns.spot(town), 5000),
              "emptyAfter",
              "72h"));
    }
    features.add(
        zone(
            BUFFER_ZONE,
            "exercise buffer zone Kabo - Batangafo (fictional)",
            "buffer-zone",
            bufferZone()));
    features.add(
        zone(
            "X-SHADOW-BAMINGUI",
            "exercise communications shadow Bamingui - Ndele",
            "comms-shadow",
            circle(new Spot(7.98, 20.41), 45_000),
            "factor",
            3));
    features.add(
        zone(
            "X-WEAPONS-BANGUI",
            "exercise weapons exclusion Bangui (fictional)",
            "weapons-exclusion",
            circle(towns.spot("Bangui"), 12_000)));
    features.add(
        zone("X-WATCH-SIBUT", "exercise watch Sibut", "watch", circle(towns.spot("Sibut"), 6000)));
  }

  /** A corridor of about 20 by 30 kilometres half way between Batangafo and Kabo. */
  private List<Spot> bufferZone() {
    Spot centre = bufferCentre(towns);
    return List.of(
        centre.moved(-15_000, -10_000),
        centre.moved(15_000, -10_000),
        centre.moved(15_000, 10_000),
        centre.moved(-15_000, 10_000));
  }

  /** The middle of the invented buffer zone. */
  static Spot bufferCentre(Towns towns) {
    Spot south = towns.spot("Batangafo");
    Spot north = towns.spot("Kabo");
    return new Spot((south.lat() + north.lat()) / 2, (south.lon() + north.lon()) / 2);
  }

  private static Map<String, Object> zone(
      String zoneId, String name, String kind, List<Spot> corners, Object... further) {
    Map<String, Object> properties = Json.object("zoneId", zoneId, "name", name, "kind", kind);
    properties.putAll(Json.object(further));
    properties.put("exercise", true);
    return Json.feature(Json.ring(corners), properties);
  }

  private static List<Spot> circle(Spot centre, double radiusM) {
    List<Spot> corners = new ArrayList<>();
    for (int bearingDeg = 0; bearingDeg < 360; bearingDeg += 15) {
      corners.add(centre.at(radiusM, 360.0 - bearingDeg));
    }
    return corners;
  }
}

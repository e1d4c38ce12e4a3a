package org.bluewatch.bench.area;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The links of the Flee networks inside the area, with road geometry where the road graph has it,
 * and the supply lines of the simulated convoys.
 */
final class Routes {
  /** Loaded trucks on laterite, where no driving time is published. */
  private static final int UNKNOWN_ROAD_KPH = 25;

  /** Convoys drive at this share of the free-flow speed of the road graph. */
  private static final double CONVOY_SHARE = 0.6;

  /** A way through the graph that differs more from the published distance is another road. */
  private static final double LIKE_PUBLISHED = 1.4;

  private static final List<List<String>> SUPPLY_LINES =
      List.of(
          List.of("Bangui", "Bossembele", "Bouar"),
          List.of("Bangui", "Sibut", "Dekoa", "Kaga Bandoro"),
          List.of("Bangui", "Sibut", "Grimari", "Bambari"),
          List.of("Bambari", "Bria"),
          List.of("Juba", "Torit"),
          List.of("Juba", "Bor"),
          List.of("Wau", "Aweil"),
          List.of("Rumbek", "Wau"));

  private final Towns towns;
  private final Territory territory;
  private final RoadGraph roads;
  private final List<Route> links = new ArrayList<>();
  private final List<Route> supplyLines = new ArrayList<>();

  Routes(Sources sources, Towns towns, Territory territory) {
    this.towns = towns;
    this.territory = territory;
    this.roads = new RoadGraph(sources.roads());
    for (Sources.Link link : sources.links()) {
      if (towns.has(link.from()) && towns.has(link.to())) {
        links.add(route("R", List.of(town(link.from()), town(link.to())), link.roadKm()));
      }
    }
    SUPPLY_LINES.forEach(via -> supplyLines.add(route("L", via, null)));
  }

  /** One route per published link. */
  List<Route> links() {
    return links;
  }

  List<Route> supplyLines() {
    return supplyLines;
  }

  String geoJson() {
    List<Route> all = new ArrayList<>(links);
    all.addAll(supplyLines);
    return Json.collection(all.stream().map(Route::feature).toList());
  }

  private static String town(String fleeName) {
    return fleeName.replace('_', ' ');
  }

  private Route route(String kind, List<String> via, Double roadKm) {
    List<Spot> spots = new ArrayList<>();
    List<String> geometries = new ArrayList<>();
    double metres = 0;
    double minutes = 0;
    for (int i = 1; i < via.size(); i++) {
      Spot from = towns.spot(via.get(i - 1));
      Spot to = towns.spot(via.get(i));
      Optional<RoadGraph.Way> road =
          roads.findWay(from, to).filter(w -> isThisRoad(w, from, to, roadKm));
      List<Spot> leg = road.map(RoadGraph.Way::spots).orElse(List.of());
      spots.add(from);
      spots.addAll(leg);
      spots.add(to);
      geometries.add(road.isPresent() ? "osm" : "straight");
      double legM = road.map(RoadGraph.Way::roadM).orElse(from.distanceM(to));
      metres += legM;
      minutes +=
          road.map(w -> w.minutes() / CONVOY_SHARE).orElse(legM / 1000 / UNKNOWN_ROAD_KPH * 60);
    }
    return new Route(
        kind + "-" + id(via.get(0)) + "-" + id(via.get(via.size() - 1)),
        String.join(" - ", via),
        via,
        (int) StrictMath.rint(metres / 1000 / minutes * 60),
        roadKm,
        geometries.stream().distinct().count() == 1 ? geometries.get(0) : "mixed",
        new Course(distinctNeighbours(spots)));
  }

  private boolean isThisRoad(RoadGraph.Way way, Spot from, Spot to, Double roadKm) {
    double expectedM = roadKm == null ? from.distanceM(to) * 1.2 : roadKm * 1000;
    double ratio = way.roadM() / expectedM;
    return ratio < LIKE_PUBLISHED
        && ratio > 1 / LIKE_PUBLISHED
        && way.spots().stream().allMatch(territory::covers);
  }

  /** Without vertices closer than 100 metres to their predecessor. */
  private static List<Spot> distinctNeighbours(List<Spot> spots) {
    List<Spot> kept = new ArrayList<>();
    for (Spot spot : new LinkedHashSet<>(spots)) {
      if (kept.isEmpty() || kept.get(kept.size() - 1).distanceM(spot) > 100) {
        kept.add(spot);
      }
    }
    return kept;
  }

  /** The name as part of an id: capital letters without accents, blanks as underscores. */
  static String id(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .toUpperCase(Locale.ROOT)
        .replace(' ', '_')
        .replaceAll("[^A-Z0-9_]", "");
  }
}

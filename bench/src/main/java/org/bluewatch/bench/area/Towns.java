package org.bluewatch.bench.area;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bluewatch.bench.Draw;

/** The places of the Flee networks that lie in the area, and what is simulated beside them. */
final class Towns {
  /**
   * Left out. Mongalla is published at longitude 34.47 in Eastern Equatoria but said to be in
   * Central Equatoria (it lies on the Nile, near 31.77); its two published distances were measured
   * from the wrong place, so neither the point nor the links can be repaired from the data.
   */
  private static final Set<String> WRONG = Set.of("Mongalla");

  /** Road junctions: ends of links, but nowhere to stop. */
  private static final Set<String> JUNCTIONS = Set.of("RN1", "RN8");

  /** Towns with a simulated depot. */
  private static final List<String> DEPOTS = List.of("Bangui", "Juba");

  /** Towns with a simulated base. */
  private static final List<String> BASES =
      List.of(
          "Bouar",
          "Bossangoa",
          "Kaga Bandoro",
          "Bambari",
          "Bria",
          "Bangassou",
          "Birao",
          "Torit",
          "Bor",
          "Malakal",
          "Rubkona",
          "Rumbek",
          "Wau",
          "Aweil");

  /** Towns with a simulated camp of displaced people. */
  static final List<String> CAMPS = List.of("Bria", "Bambari", "Rubkona");

  /**
   * A site of the area.
   *
   * @param town the town it belongs to
   */
  record Site(String siteId, String name, String kind, String town, Spot spot, boolean simulated) {
    Map<String, Object> feature() {
      return Json.feature(
          Json.point(spot),
          Json.object(
              "siteId", siteId, "name", name, "kind", kind, "simulated", simulated ? true : null));
    }
  }

  private final Map<String, Spot> spots = new LinkedHashMap<>();
  private final List<Site> sites = new ArrayList<>();
  private final Map<String, Site> basesByTown = new LinkedHashMap<>();

  Towns(List<Sources.Location> locations, Territory territory) {
    locations.stream()
        .filter(l -> territory.covers(l.spot()) && !WRONG.contains(l.name()))
        .forEach(this::add);
    DEPOTS.forEach(town -> addBase(town, "depot"));
    BASES.forEach(town -> addBase(town, "base"));
    CAMPS.forEach(
        town -> sites.add(simulated("SIM-CAMP-", town, "camp", "displaced people's camp", 3500)));
  }

  private void add(Sources.Location location) {
    spots.put(location.name(), location.spot());
    if (!JUNCTIONS.contains(location.name())) {
      String kind = location.kind().equals("camp") ? "camp" : "town";
      String prefix = kind.equals("camp") ? "C-" : "T-";
      sites.add(
          new Site(
              prefix + Routes.id(location.name()),
              location.name(),
              kind,
              location.name(),
              location.spot(),
              false));
    }
  }

  private void addBase(String town, String kind) {
    String prefix = kind.equals("depot") ? "SIM-DEPOT-" : "SIM-BASE-";
    Site base = simulated(prefix, town, kind, kind, 2000);
    sites.add(base);
    basesByTown.put(town, base);
  }

  private Site simulated(String prefix, String town, String kind, String word, double distanceM) {
    Spot spot =
        spot(town)
            .at(distanceM, Draw.of(CentralAfrica.SEED, "site", prefix, town).between(0.0, 360.0));
    return new Site(
        prefix + Routes.id(town), town + " " + word + " (simulated)", kind, town, spot, true);
  }

  /** True if the Flee location is in the area and usable; underscores count as blanks. */
  boolean has(String fleeName) {
    return spots.containsKey(fleeName.replace('_', ' '));
  }

  /** The position of a known town or junction. */
  Spot spot(String town) {
    return spots.get(town);
  }

  List<Site> sites() {
    return sites;
  }

  /** The simulated bases and depots. */
  List<Site> bases() {
    return List.copyOf(basesByTown.values());
  }

  /** The simulated base or depot of a town, which must have one. */
  Site base(String town) {
    return basesByTown.get(town);
  }

  /** The real town nearest to a position, if one is within this many metres. */
  Optional<Site> nearest(Spot spot, double withinM) {
    return sites.stream()
        .filter(s -> s.kind().equals("town") && s.spot().distanceM(spot) <= withinM)
        .min(Comparator.comparingDouble(s -> s.spot().distanceM(spot)));
  }

  String geoJson() {
    return Json.collection(sites.stream().map(Site::feature).toList());
  }
}

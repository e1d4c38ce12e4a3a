package org.bluewatch.jobs.detect.logistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bluewatch.common.geo.RouteIndex;
import org.bluewatch.common.geo.RouteJunction;
import org.bluewatch.common.geo.RouteLine;
import org.bluewatch.common.geo.RouteMatch;
import org.bluewatch.common.geo.SectorIndex;
import org.bluewatch.common.model.Place;
import org.bluewatch.common.model.ReferenceUpdate;

/** The roads, sites, comms shadows and convoys in force, out of the reference data. */
final class Network {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A site this near to the road is on it. */
  private static final double SITE_REACH_M = 5_000;

  /** Two passes of the road by a site count as equally near within this. */
  private static final double EQUALLY_NEAR_M = 300;

  private static final TreeSet<String> NONE = new TreeSet<>();

  private final TreeMap<String, RouteLine> routes = new TreeMap<>();
  private final Map<String, RouteLine> reversed = new HashMap<>();
  private final Map<String, Double> usualSpeedsMps = new HashMap<>();
  private final Map<String, Place> sites = new HashMap<>();
  private final Map<String, Double> shadowFactors = new HashMap<>();
  private final SectorIndex shadows = new SectorIndex();
  private final TreeMap<String, ConvoyPlan> plans = new TreeMap<>();
  private final Map<String, List<ConvoyPlan>> plansOfVehicle = new HashMap<>();
  private final Map<String, TreeSet<String>> plansOnRoute = new HashMap<>();
  private final Map<String, TreeSet<String>> convoysTo = new HashMap<>();
  private final Map<String, Journey> journeys = new HashMap<>();
  private final TreeSet<String> changedConvoys = new TreeSet<>();

  /** Worked out when somebody asks. */
  private List<RouteJunction> junctions;

  private RouteIndex index;
  private final TreeSet<String> changedRoutes = new TreeSet<>();
  private boolean roadsChanged;

  /** Takes over what came into force. */
  void update(List<ReferenceUpdate> updates) {
    for (ReferenceUpdate update : updates) {
      JsonNode json = update.json() == null ? null : parse(update.json());
      switch (update.kind()) {
        case "route" -> updateRoute(update.id(), json);
        case "site" -> updateSite(update.id(), json);
        case "zone" -> updateShadow(update.id(), json);
        case "convoy" -> updateConvoy(update.id(), json);
        default -> {}
      }
    }
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a reference update that passed the decoder", e);
    }
  }

  private void updateRoute(String routeId, JsonNode feature) {
    reversed.remove(routeId);
    RouteLine before = routes.remove(routeId);
    usualSpeedsMps.remove(routeId);
    junctions = null;
    index = null;
    journeys.clear();
    changedConvoys.addAll(convoysOn(routeId));
    if (feature != null && feature.hasNonNull("geometry")) {
      routes.put(routeId, RouteLine.of(feature.get("geometry").toString()));
      double speedKph = feature.at("/properties/speedKph").asDouble();
      if (speedKph > 0) {
        usualSpeedsMps.put(routeId, speedKph / 3.6);
      }
    }
    RouteLine now = routes.get(routeId);
    if (before != null && (now == null || !now.isSameAs(before))) {
      changedRoutes.add(routeId);
    }
    roadsChanged = true;
  }

  private void updateSite(String siteId, JsonNode feature) {
    sites.remove(siteId);
    journeys.clear();
    if (feature != null && feature.hasNonNull("geometry")) {
      JsonNode position = feature.at("/geometry/coordinates");
      sites.put(siteId, new Place(position.path(1).asDouble(), position.path(0).asDouble(), null));
    }
  }

  private void updateShadow(String zoneId, JsonNode feature) {
    if (shadowFactors.remove(zoneId) != null) {
      shadows.remove(zoneId);
    }
    boolean shadow =
        feature != null
            && feature.at("/properties/kind").asText().equals("comms-shadow")
            && feature.hasNonNull("geometry");
    if (shadow) {
      shadowFactors.put(zoneId, Math.max(1, feature.at("/properties/factor").asDouble(1)));
      shadows.put(zoneId, feature.get("geometry").toString());
    }
  }

  private void updateConvoy(String convoyId, JsonNode json) {
    changedConvoys.add(convoyId);
    journeys.remove(convoyId);
    ConvoyPlan before = plans.remove(convoyId);
    if (before != null) {
      before.vehicles().forEach(vehicle -> plansOfVehicle.get(vehicle).remove(before));
      plansOnRoute.get(before.routeId()).remove(convoyId);
      deliveries(before).forEach(stock -> convoysTo.get(stock).remove(convoyId));
    }
    Optional<ConvoyPlan> plan = json == null ? Optional.empty() : ConvoyPlan.read(convoyId, json);
    plan.ifPresent(this::add);
  }

  private void add(ConvoyPlan plan) {
    plans.put(plan.convoyId(), plan);
    plansOnRoute.computeIfAbsent(plan.routeId(), unused -> new TreeSet<>()).add(plan.convoyId());
    for (String stock : deliveries(plan)) {
      convoysTo.computeIfAbsent(stock, unused -> new TreeSet<>()).add(plan.convoyId());
    }
    for (String vehicle : plan.vehicles()) {
      List<ConvoyPlan> known =
          plansOfVehicle.computeIfAbsent(vehicle, unused -> new ArrayList<>(1));
      known.add(plan);
      known.sort(
          Comparator.comparingLong(ConvoyPlan::departureMs).thenComparing(ConvoyPlan::convoyId));
    }
  }

  /** The stocks a convoy fills up, as {@link Stock#key}. */
  private static List<String> deliveries(ConvoyPlan plan) {
    return plan.toSite() == null
        ? List.of()
        : plan.cargo().stream()
            .map(load -> Stock.key(plan.toSite(), load.commodity()))
            .distinct()
            .toList();
  }

  /** The convoys that came, went or changed since the last question, ascending. */
  List<String> takeChangedConvoys() {
    var changed = List.copyOf(changedConvoys);
    changedConvoys.clear();
    return changed;
  }

  /** The routes that no longer run where they did, since the last question, ascending. */
  List<String> takeChangedRoutes() {
    var changed = List.copyOf(changedRoutes);
    changedRoutes.clear();
    return changed;
  }

  /** True if a route came into force or went since the last question. */
  boolean takeRoadsChanged() {
    boolean changed = roadsChanged;
    roadsChanged = false;
    return changed;
  }

  /** The plan of a convoy, null if there is none. */
  ConvoyPlan plan(String convoyId) {
    return plans.get(convoyId);
  }

  /** All plans, by convoyId. */
  Collection<ConvoyPlan> plans() {
    return plans.values();
  }

  /** The plans that name a vehicle, by departure. */
  List<ConvoyPlan> plansOf(String vehicleId) {
    return plansOfVehicle.getOrDefault(vehicleId, List.of());
  }

  /** The convoys planned on a route, ascending. */
  Collection<String> convoysOn(String routeId) {
    return plansOnRoute.getOrDefault(routeId, NONE);
  }

  /** The convoys that bring a commodity to a site, ascending. */
  Collection<String> convoysTo(String stockKey) {
    return convoysTo.getOrDefault(stockKey, NONE);
  }

  /** The routes by routeId. */
  TreeMap<String, RouteLine> routes() {
    return routes;
  }

  /**
   * The routes that come within some metres of a position in degrees, by routeId, and each time
   * they do.
   */
  Map<String, List<RouteMatch>> routesNear(double lat, double lon, double withinM) {
    if (index == null) {
      index = new RouteIndex(routes);
    }
    return index.near(lat, lon, withinM);
  }

  /** The speed that is given for a route, metres per second. */
  OptionalDouble usualSpeedMps(String routeId) {
    Double speedMps = usualSpeedsMps.get(routeId);
    return speedMps == null ? OptionalDouble.empty() : OptionalDouble.of(speedMps);
  }

  /** Where the routes in force come together. */
  List<RouteJunction> junctions() {
    if (junctions == null) {
      junctions = RouteJunction.find(routes);
    }
    return junctions;
  }

  /** Where a site is, null if nobody knows. */
  Place site(String siteId) {
    return sites.get(siteId);
  }

  /** How many times slower silence clocks run at a position in degrees, 1 or more. */
  double shadowFactor(double lat, double lon) {
    return shadowFactors.isEmpty()
        ? 1
        : shadows.sectorOf(lat, lon).map(shadowFactors::get).orElse(1.0);
  }

  /** The journey of a convoy; null if it is not known or has no road. */
  Journey journey(String convoyId) {
    return journeys.computeIfAbsent(convoyId, this::newJourney);
  }

  private Journey newJourney(String convoyId) {
    ConvoyPlan plan = plans.get(convoyId);
    RouteLine route = plan == null ? null : routes.get(plan.routeId());
    if (route == null) {
      return null;
    }
    RouteLine line =
        plan.reverse()
            ? reversed.computeIfAbsent(plan.routeId(), unused -> route.reversed())
            : route;
    double startM = siteOn(line, plan.fromSite(), true, 0);
    double endM = siteOn(line, plan.toSite(), false, line.lengthM());
    if (endM <= startM) {
      startM = 0;
      endM = line.lengthM();
    }
    return new Journey(plan, line, startM, endM, halts(plan, line, startM, endM));
  }

  private List<Journey.Halt> halts(ConvoyPlan plan, RouteLine line, double startM, double endM) {
    List<Journey.Halt> halts = new ArrayList<>();
    double reachedM = startM;
    for (ConvoyPlan.PlannedHalt halt : plan.halts()) {
      for (RouteMatch pass : passes(line, halt.siteId())) {
        if (pass.progressM() >= reachedM && pass.progressM() <= endM) {
          halts.add(new Journey.Halt(halt.siteId(), pass.progressM(), halt.durationMs()));
          reachedM = pass.progressM();
          break;
        }
      }
    }
    return halts;
  }

  /** Where a site lies on a line; of several equally near passes the first or the last. */
  private double siteOn(RouteLine line, String siteId, boolean first, double otherwiseM) {
    List<RouteMatch> passes = passes(line, siteId);
    if (passes.isEmpty()) {
      return otherwiseM;
    }
    return passes.get(first ? 0 : passes.size() - 1).progressM();
  }

  private List<RouteMatch> passes(RouteLine line, String siteId) {
    Place site = siteId == null ? null : sites.get(siteId);
    if (site == null) {
      return List.of();
    }
    List<RouteMatch> passes = line.passes(site.lat(), site.lon(), SITE_REACH_M);
    double nearestM =
        passes.stream().mapToDouble(RouteMatch::deviationM).min().orElse(SITE_REACH_M);
    return passes.stream().filter(p -> p.deviationM() <= nearestM + EQUALLY_NEAR_M).toList();
  }
}

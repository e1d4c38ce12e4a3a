package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bluewatch.common.geo.RouteJunction;
import org.bluewatch.common.geo.RouteLine;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.AsWeightedGraph;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/**
 * The routes in force as a graph, without what is blocked: cut at their ends, at junctions and
 * where trips begin and end. Of ways that take equally long, to the millisecond, the one over the
 * routes with the smaller ids is taken.
 */
final class RoadGraph {
  /** What a change of route costs for each route with a smaller id: decides only between equals. */
  private static final double TIE_MS = 0x1p-20;

  /**
   * A route that nobody can pass.
   *
   * @param atM the place of the obstacle, metres along the route
   * @param aroundM how far from there no junction can be relied on, metres
   */
  record Block(String routeId, double atM, double aroundM) {
    boolean lies(double fromM, double toM) {
      return fromM <= atM && atM <= toM;
    }

    boolean reaches(String route, double placeM) {
      return routeId.equals(route) && Math.abs(placeM - atM) <= aroundM;
    }
  }

  /**
   * What is left of a journey.
   *
   * @param fromM where the convoy is, metres along the line of the journey
   */
  record Trip(Journey journey, double fromM) {
    Spot from() {
      return spot(fromM);
    }

    Spot to() {
      return spot(journey.endM());
    }

    private Spot spot(double alongM) {
      double lengthM = journey.line().lengthM();
      double keptM = Math.max(0.0, Math.min(lengthM, alongM));
      boolean reverse = journey.plan().reverse();
      return new Spot(journey.plan().routeId(), reverse ? lengthM - keptM : keptM);
    }
  }

  /** A place on a route, metres along it. */
  private record Spot(String routeId, double atM) {}

  /** A stretch of a route, or a step from one route to another. */
  private record Leg(Spot from, Spot to, double lengthM) {
    boolean isStep() {
      return !from.routeId.equals(to.routeId);
    }
  }

  private final Network network;
  private final SpeedBook speeds;
  private final Map<String, Integer> ranks = new TreeMap<>();
  private final Graph<Spot, Leg> graph = new SimpleDirectedWeightedGraph<>(Leg.class);

  RoadGraph(Network network, SpeedBook speeds, List<Block> blocks, List<Trip> trips) {
    this.network = network;
    this.speeds = speeds;
    Map<String, TreeSet<Double>> cuts = new TreeMap<>();
    for (Map.Entry<String, RouteLine> route : network.routes().entrySet()) {
      ranks.put(route.getKey(), ranks.size());
      cuts.put(route.getKey(), new TreeSet<>(List.of(0.0, route.getValue().lengthM())));
    }
    for (RouteJunction junction : network.junctions()) {
      cuts.get(junction.routeId()).add(junction.atM());
      cuts.get(junction.otherId()).add(junction.otherM());
    }
    for (Trip trip : trips) {
      cuts.get(trip.from().routeId).add(trip.from().atM);
      cuts.get(trip.to().routeId).add(trip.to().atM);
    }
    cuts.forEach((routeId, at) -> addRoute(routeId, at, blocks));
    network.junctions().forEach(junction -> addJunction(junction, blocks));
  }

  private void addRoute(String routeId, TreeSet<Double> cuts, List<Block> blocks) {
    List<Block> here = blocks.stream().filter(block -> block.routeId.equals(routeId)).toList();
    Spot last = null;
    for (double atM : cuts) {
      Spot spot = new Spot(routeId, atM);
      graph.addVertex(spot);
      double lastM = last == null ? atM : last.atM;
      if (last != null && here.stream().noneMatch(block -> block.lies(lastM, atM))) {
        connect(last, spot, atM - lastM);
      }
      last = spot;
    }
  }

  private void addJunction(RouteJunction junction, List<Block> blocks) {
    boolean free =
        blocks.stream()
            .noneMatch(
                block ->
                    block.reaches(junction.routeId(), junction.atM())
                        || block.reaches(junction.otherId(), junction.otherM()));
    if (free) {
      connect(
          new Spot(junction.routeId(), junction.atM()),
          new Spot(junction.otherId(), junction.otherM()),
          junction.apartM());
    }
  }

  private void connect(Spot a, Spot b, double lengthM) {
    graph.addEdge(a, b, new Leg(a, b, lengthM));
    graph.addEdge(b, a, new Leg(b, a, lengthM));
  }

  /** The fastest way for one of the trips, empty if there is none. */
  Optional<Detour> way(Trip trip) {
    double otherwiseMps = trip.journey.plannedSpeedMps();
    var weighted = new AsWeightedGraph<>(graph, leg -> weightMs(leg, otherwiseMps), true, false);
    GraphPath<Spot, Leg> path =
        new DijkstraShortestPath<>(weighted).getPath(trip.from(), trip.to());
    return path == null ? Optional.empty() : Optional.of(detour(trip, path));
  }

  private Detour detour(Trip trip, GraphPath<Spot, Leg> path) {
    double otherwiseMps = trip.journey.plannedSpeedMps();
    List<String> routeIds = new ArrayList<>();
    double lengthM = 0;
    long ms = 0;
    for (Leg leg : path.getEdgeList()) {
      String routeId = leg.to.routeId;
      boolean another = routeIds.isEmpty() || !routeIds.get(routeIds.size() - 1).equals(routeId);
      if (!leg.isStep() && another) {
        routeIds.add(routeId);
      }
      lengthM += leg.lengthM;
      ms += travelMs(leg, otherwiseMps);
    }
    Spot from = trip.from();
    Spot to = trip.to();
    long plannedMs = travelMs(new Leg(from, to, Math.abs(to.atM - from.atM)), otherwiseMps);
    return new Detour(
        trip.journey.plan().convoyId(),
        routeIds,
        Math.round(lengthM),
        Math.round(ms / 1000.0),
        Math.round(Math.max(0, ms - plannedMs) / 1000.0));
  }

  private double weightMs(Leg leg, double otherwiseMps) {
    double tieMs = leg.isStep() ? (ranks.get(leg.to.routeId) + 1) * TIE_MS : 0;
    return travelMs(leg, otherwiseMps) + tieMs;
  }

  /** In whole milliseconds, so that a sum does not depend on its order. */
  private long travelMs(Leg leg, double otherwiseMps) {
    if (leg.isStep()) {
      return Math.round(leg.lengthM * 1000 / otherwiseMps);
    }
    String routeId = leg.from.routeId;
    double speedMps = network.usualSpeedMps(routeId).orElse(otherwiseMps);
    double lengthM = network.routes().get(routeId).lengthM();
    boolean reverse = leg.to.atM < leg.from.atM;
    double fromM = reverse ? lengthM - leg.from.atM : leg.from.atM;
    String key = SpeedBook.key(routeId, reverse);
    return Math.round(speeds.travelMs(key, fromM, fromM + leg.lengthM, speedMps));
  }
}

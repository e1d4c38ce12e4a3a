package org.bluewatch.bench.area;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** The graph of road edges between numbered nodes, and the shortest ways through it. */
final class RoadGraph {
  /** A place further than this from every node has no road here. */
  private static final double NEAR_M = 15_000;

  /** The shortest way by road: its length, free-flow driving time and line. */
  record Way(double roadM, double minutes, List<Spot> spots) {}

  private record Reached(int node, double roadM) {}

  private final Map<Integer, Spot> nodes = new TreeMap<>();
  private final Map<Integer, List<Sources.RoadEdge>> edgesAt = new HashMap<>();

  RoadGraph(List<Sources.RoadEdge> edges) {
    for (Sources.RoadEdge edge : edges) {
      add(edge);
      List<Spot> back = new ArrayList<>(edge.spots());
      Collections.reverse(back);
      add(new Sources.RoadEdge(edge.to(), edge.from(), edge.roadM(), edge.minutes(), back));
    }
  }

  private void add(Sources.RoadEdge edge) {
    nodes.put(edge.from(), edge.spots().get(0));
    edgesAt.computeIfAbsent(edge.from(), n -> new ArrayList<>()).add(edge);
  }

  /** The way between two places, empty where one of them is not near a node or no road joins. */
  Optional<Way> findWay(Spot from, Spot to) {
    int start = nearest(from);
    int goal = nearest(to);
    if (start == goal || tooFar(start, from) || tooFar(goal, to)) {
      return Optional.empty();
    }
    return shortest(start, goal);
  }

  private boolean tooFar(int node, Spot place) {
    return nodes.get(node).distanceM(place) > NEAR_M;
  }

  private int nearest(Spot place) {
    return Collections.min(
        nodes.keySet(), Comparator.comparingDouble(node -> nodes.get(node).distanceM(place)));
  }

  private Optional<Way> shortest(int start, int goal) {
    Map<Integer, Double> reachedM = new HashMap<>(Map.of(start, 0.0));
    Map<Integer, Sources.RoadEdge> arrivedBy = new HashMap<>();
    PriorityQueue<Reached> open =
        new PriorityQueue<>(
            Comparator.comparingDouble(Reached::roadM).thenComparing(Reached::node));
    open.add(new Reached(start, 0));
    while (!open.isEmpty() && open.peek().node() != goal) {
      Reached here = open.remove();
      for (Sources.RoadEdge edge : edgesAt.get(here.node())) {
        double roadM = here.roadM() + edge.roadM();
        if (roadM < reachedM.getOrDefault(edge.to(), Double.MAX_VALUE)) {
          reachedM.put(edge.to(), roadM);
          arrivedBy.put(edge.to(), edge);
          open.add(new Reached(edge.to(), roadM));
        }
      }
    }
    return arrivedBy.containsKey(goal)
        ? Optional.of(way(start, goal, arrivedBy))
        : Optional.empty();
  }

  private static Way way(int start, int goal, Map<Integer, Sources.RoadEdge> arrivedBy) {
    List<Sources.RoadEdge> edges = new ArrayList<>();
    for (int node = goal; node != start; node = arrivedBy.get(node).from()) {
      edges.add(0, arrivedBy.get(node));
    }
    List<Spot> spots = new ArrayList<>(List.of(edges.get(0).spots().get(0)));
    edges.forEach(e -> spots.addAll(e.spots().subList(1, e.spots().size())));
    return new Way(
        edges.stream().mapToDouble(Sources.RoadEdge::roadM).sum(),
        edges.stream().mapToDouble(Sources.RoadEdge::minutes).sum(),
        spots);
  }
}

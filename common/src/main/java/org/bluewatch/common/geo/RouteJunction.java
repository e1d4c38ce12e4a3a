package org.bluewatch.common.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A place where vehicles can change from one route to another.
 *
 * @param routeId the one route
 * @param atM progress on it in metres
 * @param otherId the other route
 * @param otherM progress on that in metres
 * @param apartM metres between the two points, at least 0
 */
public record RouteJunction(
    String routeId, double atM, String otherId, double otherM, double apartM) {

  /**
   * A vertex of a route this near to another route lies on it: more than the width of a road and
   * the error of a good map, less than two roads are apart.
   */
  public static final double JOIN_M = 50;

  /**
   * Finds where routes come together: wherever a vertex of one lies within {@link #JOIN_M} of
   * another. Where two share a road, that is where the shared part begins and ends. Lines that
   * cross where neither has a vertex do not meet: one may be a bridge.
   *
   * @param routes by routeId
   * @return by routeId, otherId and progress; each junction once or twice
   */
  public static List<RouteJunction> find(SortedMap<String, RouteLine> routes) {
    List<RouteJunction> junctions = new ArrayList<>();
    for (Map.Entry<String, RouteLine> route : routes.entrySet()) {
      for (Map.Entry<String, RouteLine> other : routes.entrySet()) {
        boolean different = !route.getKey().equals(other.getKey());
        if (different && route.getValue().mayMeet(other.getValue(), JOIN_M)) {
          between(route, other, junctions);
        }
      }
    }
    return junctions;
  }

  private static void between(
      Map.Entry<String, RouteLine> route,
      Map.Entry<String, RouteLine> other,
      List<RouteJunction> junctions) {
    RouteLine line = route.getValue();
    List<List<RouteMatch>> met = new ArrayList<>();
    for (int i = 0; i < line.vertices(); i++) {
      met.add(line.passesAt(i, other.getValue(), JOIN_M));
    }
    for (int i = 0; i < line.vertices(); i++) {
      if (isShared(line, met, i) && isShared(line, met, i + 1)) {
        continue;
      }
      for (RouteMatch pass : met.get(i)) {
        junctions.add(
            new RouteJunction(
                route.getKey(),
                line.vertexM(i),
                other.getKey(),
                pass.progressM(),
                pass.deviationM()));
      }
    }
  }

  /** True if the stretch before vertex {@code i} is part of both routes. */
  private static boolean isShared(RouteLine line, List<List<RouteMatch>> met, int i) {
    if (i == 0 || i == met.size() || met.get(i - 1).size() != 1 || met.get(i).size() != 1) {
      return false;
    }
    double cameM = line.vertexM(i) - line.vertexM(i - 1);
    double otherM = met.get(i).get(0).progressM() - met.get(i - 1).get(0).progressM();
    return Math.abs(Math.abs(otherM) - cameM) <= 2 * JOIN_M;
  }
}

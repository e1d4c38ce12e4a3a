package org.bluewatch.common.geo;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** Finds the routes that pass a place, among many, without asking each. */
public final class RouteIndex {
  private final SortedMap<String, RouteLine> routes;
  private final STRtree segments = new STRtree();

  /**
   * An index over routes.
   *
   * @param routes by routeId; not to be changed as long as the index is used
   */
  public RouteIndex(SortedMap<String, RouteLine> routes) {
    this.routes = routes;
    routes.forEach(
        (routeId, line) ->
            line.segmentExtents().forEach(extent -> segments.insert(extent, routeId)));
    segments.build();
  }

  /**
   * The routes that come within {@code withinM} metres of a position in degrees, by routeId, and
   * each time they do, by progress.
   */
  public Map<String, List<RouteMatch>> near(double lat, double lon, double withinM) {
    Envelope around = RouteLine.around(lat, lon, withinM);
    var candidates = new TreeSet<String>();
    segments.query(around, routeId -> candidates.add((String) routeId));
    Map<String, List<RouteMatch>> near = new TreeMap<>();
    for (String routeId : candidates) {
      List<RouteMatch> passes = routes.get(routeId).passes(lat, lon, withinM);
      if (!passes.isEmpty()) {
        near.put(routeId, passes);
      }
    }
    return near;
  }
}

package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.geo.RouteJunction;
import org.bluewatch.common.geo.RouteLine;
import org.bluewatch.common.geo.RouteMatch;

/** Where obstacles lie on the routes, who has them ahead and who has got past. */
final class ObstaclePlaces {
  /** Who is this much further has passed. */
  private static final double PASSED_M = 500;

  private final Network network;
  private final double blockedWithinM;

  /**
   * Obstacles on a network.
   *
   * @param blockedWithinM a report this near to a route, plus its position error, lies on it,
   *     metres
   */
  ObstaclePlaces(Network network, double blockedWithinM) {
    this.network = network;
    this.blockedWithinM = blockedWithinM;
  }

  /** The routes that a report lies on, ascending. */
  List<String> routesAt(RoadReport report) {
    return List.copyOf(network.routesNear(report.lat(), report.lon(), withinM(report)).keySet());
  }

  private double withinM(RoadReport report) {
    return blockedWithinM + report.accuracyM();
  }

  private List<RouteMatch> passes(RouteLine line, RoadReport report) {
    return line.passes(report.lat(), report.lon(), withinM(report));
  }

  /** True if a convoy has yet to pass some place where the obstacle was seen. */
  boolean isAhead(ConvoyTrack track, Journey journey, Obstacle obstacle) {
    double fromM = positionM(track, journey);
    for (RoadReport report : obstacle.reports()) {
      for (RouteMatch pass : passes(journey.line(), report)) {
        boolean reached = pass.progressM() + PASSED_M < fromM;
        if (!reached && pass.progressM() <= journey.endM() + PASSED_M) {
          return true;
        }
      }
    }
    return false;
  }

  /** True if a convoy that had the obstacle ahead has come past it since it was seen. */
  boolean hasPassed(ConvoyTrack track, Journey journey, Obstacle obstacle) {
    boolean beyond = track.isArrived() || !isAhead(track, journey, obstacle);
    return beyond && track.seenMs > obstacle.newestMs();
  }

  /** True if a vehicle has driven past all places where the obstacle was seen, since then. */
  boolean hasPassed(Drive drive, Obstacle obstacle) {
    RouteLine line = network.routes().get(drive.routeId());
    return obstacle.reports().stream()
        .allMatch(report -> hasPassed(drive, line, report, obstacle.newestMs()));
  }

  private boolean hasPassed(Drive drive, RouteLine line, RoadReport report, long afterMs) {
    double clearM = PASSED_M + report.accuracyM();
    List<RouteMatch> passes = passes(line, report);
    return !passes.isEmpty()
        && passes.stream().allMatch(pass -> drive.hasPassed(pass.progressM(), clearM, afterMs));
  }

  private static double positionM(ConvoyTrack track, Journey journey) {
    return track.departedMs == 0 ? journey.startM() : track.headM;
  }

  /** What is left of a journey; a convoy not known to have passed is taken to stand before it. */
  RoadGraph.Trip trip(ConvoyTrack track, Journey journey, Obstacle obstacle) {
    double headM = positionM(track, journey);
    double fromM = headM;
    for (RoadReport report : obstacle.reports()) {
      for (RouteMatch pass : passes(journey.line(), report)) {
        if (pass.progressM() <= headM && headM <= pass.progressM() + PASSED_M) {
          fromM = Math.min(fromM, pass.progressM() - 1);
        }
      }
    }
    return new RoadGraph.Trip(journey, fromM);
  }

  /** The places of the routes that an obstacle closes. */
  List<RoadGraph.Block> blocks(Obstacle obstacle) {
    List<RoadGraph.Block> blocks = new ArrayList<>();
    for (String routeId : obstacle.routeIds()) {
      RouteLine line = network.routes().get(routeId);
      for (RoadReport report : line == null ? List.<RoadReport>of() : obstacle.reports()) {
        double aroundM = Math.max(RouteJunction.JOIN_M, report.accuracyM());
        passes(line, report)
            .forEach(p -> blocks.add(new RoadGraph.Block(routeId, p.progressM(), aroundM)));
      }
    }
    return blocks;
  }
}

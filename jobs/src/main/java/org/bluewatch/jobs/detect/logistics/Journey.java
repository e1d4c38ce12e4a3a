package org.bluewatch.jobs.detect.logistics;

import java.util.List;
import org.bluewatch.common.geo.RouteLine;

/**
 * A plan on its road: what the convoy is to do, in metres along the way it goes.
 *
 * @param line the route in the direction of travel
 * @param startM where the journey begins, metres along the line
 * @param endM where it ends, beyond {@code startM}
 * @param halts planned halts on the way, by place
 */
record Journey(ConvoyPlan plan, RouteLine line, double startM, double endM, List<Halt> halts) {

  /** A planned halt at {@code atM} metres along the line. */
  record Halt(String siteId, double atM, long durationMs) {}

  double lengthM() {
    return endM - startM;
  }

  /** Names the route and the direction in which it is travelled. */
  String roadKey() {
    return SpeedBook.key(plan.routeId(), plan.reverse());
  }

  /** The speed the plan counts with while the convoy moves, metres per second. */
  double plannedSpeedMps() {
    long movingMs = plan.plannedArrivalMs() - plan.departureMs() - plan.haltsMs();
    long wholeMs = plan.plannedArrivalMs() - plan.departureMs();
    // A plan whose halts fill its time says nothing about the speed; halts are then taken off it.
    return lengthM() * 1000.0 / Math.max(movingMs, wholeMs / 4);
  }
}

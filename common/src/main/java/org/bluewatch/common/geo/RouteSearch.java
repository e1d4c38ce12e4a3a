package org.bluewatch.common.geo;

/**
 * Where on a route a position is expected, so that of two stretches that lie side by side (a
 * switchback, a loop, the way there and the way back) the one is taken that continues the journey.
 *
 * @param fromM nearest progress that can be reached, metres from the beginning
 * @param toM farthest progress that can be reached
 * @param expectedM progress that would continue the journey
 * @param headingDeg direction of travel, 0 to 360 degrees; NaN where it is not known
 */
public record RouteSearch(double fromM, double toM, double expectedM, double headingDeg) {
  /** What a metre away from the expected progress costs, in metres of deviation. */
  private static final double COST_OF_SURPRISE = 0.1;

  /** What going against the direction of the route costs, in metres of deviation. */
  private static final double COST_OF_OPPOSITE_M = 150;

  /** The whole route, nothing expected. */
  public static RouteSearch anywhere(double lengthM) {
    return new RouteSearch(0, lengthM, Double.NaN, Double.NaN);
  }

  double cost(double progressM, double deviationM, double routeHeadingDeg) {
    double cost = deviationM;
    if (!Double.isNaN(expectedM)) {
      cost += COST_OF_SURPRISE * Math.abs(progressM - expectedM);
    }
    if (!Double.isNaN(headingDeg)) {
      double turn = StrictMath.toRadians(headingDeg - routeHeadingDeg);
      cost += COST_OF_OPPOSITE_M * (1 - StrictMath.cos(turn)) / 2;
    }
    return cost;
  }
}

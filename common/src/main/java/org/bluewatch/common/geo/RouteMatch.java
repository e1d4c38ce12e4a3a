package org.bluewatch.common.geo;

/**
 * The point of a route that a position belongs to.
 *
 * @param progressM metres along the route from its beginning
 * @param deviationM metres from the position to that point, at least 0
 * @param headingDeg direction of the route there, 0 to 360 degrees
 */
public record RouteMatch(double progressM, double deviationM, double headingDeg) {}

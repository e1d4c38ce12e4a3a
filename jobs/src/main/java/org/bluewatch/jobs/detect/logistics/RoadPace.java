package org.bluewatch.jobs.detect.logistics;

import java.util.List;

/**
 * How fast a route has been travelled in one direction, against the plans: per stretch the sum of
 * log(speed / planned speed) and how many passages it is made of.
 *
 * @param key the route and the direction
 * @param lastLogs log(speed / planned speed) of the last passage of each stretch
 * @param lastSpeedsMps speed of the last passage of each stretch, 0 before the first
 */
public record RoadPace(
    String key,
    List<Double> sums,
    List<Integer> passages,
    List<Double> lastLogs,
    List<Double> lastSpeedsMps) {}

package org.bluewatch.jobs.detect.logistics;

import java.util.List;

/**
 * How fast a route has been travelled in one direction, against the plans: per stretch the sum of
 * log(speed / planned speed) and how many passages it is made of.
 *
 * @param key the route and the direction
 */
public record RoadPace(String key, List<Double> sums, List<Integer> passages) {}

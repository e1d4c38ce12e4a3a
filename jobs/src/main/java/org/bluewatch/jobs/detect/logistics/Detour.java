package org.bluewatch.jobs.detect.logistics;

import java.util.List;

/**
 * A way round a blocked road.
 *
 * @param convoyId who could take it
 * @param routeIds the routes it follows, in the order of travel
 * @param lengthM from the place of the convoy to its destination, metres
 * @param durationS driving time, seconds
 * @param delayS how much longer that is than the planned way would be if it were free, seconds; 0
 *     where it is not longer
 */
public record Detour(
    String convoyId, List<String> routeIds, long lengthM, long durationS, long delayS) {}

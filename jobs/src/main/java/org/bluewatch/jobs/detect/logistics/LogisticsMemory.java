package org.bluewatch.jobs.detect.logistics;

import java.util.Collection;
import java.util.Map;

/**
 * What logistics remembers, or what changed in it: a value that is null is forgotten.
 *
 * @param beganMs knowledge time at which it began to listen
 * @param history null if it did not change
 */
record LogisticsMemory(
    long beganMs,
    Map<String, ConvoyMemory> convoys,
    Map<String, Obstacle> obstacles,
    Map<String, RouteMemory> routes,
    Map<String, StretchSpeeds> speeds,
    Map<String, TrafficTrack> traffic,
    Map<String, Stock> stocks,
    Collection<RoadPace> roads,
    PaceHistory history) {}

package org.bluewatch.jobs.detect.logistics;

import java.util.List;

/**
 * What is remembered of a convoy, as it lies in state. The components are those of {@link
 * ConvoyTrack}.
 */
public record ConvoyMemory(
    String convoyId,
    long knownSinceMs,
    long newestMs,
    long newestReceivedMs,
    long seenMs,
    boolean gathered,
    double firstM,
    long departedMs,
    double departedM,
    double headM,
    long arrivedMs,
    long onRouteMs,
    long standingSinceMs,
    long standingUntilMs,
    double standingM,
    long pausedMs,
    long movedOnMs,
    long servedHalts,
    long servedMs,
    double stretchFromM,
    long stretchFromMs,
    long stretchPausedMs,
    int revision,
    String status,
    long toldMs,
    List<VehicleTrack> vehicles,
    List<Episode> episodes,
    List<Forecast> forecasts) {}

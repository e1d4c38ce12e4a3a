package org.bluewatch.jobs.detect.incident;

/**
 * What is known of an incident besides its reports, as it is kept in state. The components are the
 * fields of {@link TrackedIncident}.
 */
public record IncidentMemory(
    String id,
    long firstKnownMs,
    long cell,
    boolean open,
    boolean fresh,
    boolean joinable,
    long newsMs,
    long changedMs,
    long untoldSinceMs,
    boolean urgent,
    News news,
    IncidentReport last) {}

package org.bluewatch.jobs.detect.incident;

/**
 * An incident became known.
 *
 * @param knownMs when, milliseconds since 1970 UTC
 * @param cell H3 cell of its first report
 */
public record Opening(String incidentId, long knownMs, long cell) {}

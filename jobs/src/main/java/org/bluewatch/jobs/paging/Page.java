package org.bluewatch.jobs.paging;

import java.util.Map;

/**
 * What Alertmanager is told of one call.
 *
 * @param id the call
 * @param labels what makes it one for Alertmanager; never a place, a number that changes or a time
 * @param annotations what people read
 * @param startedMs wall clock, milliseconds since 1970 UTC
 * @param endedMs wall clock, milliseconds since 1970 UTC, or null while it stands
 */
record Page(
    PageCall.Id id,
    Map<String, String> labels,
    Map<String, String> annotations,
    long startedMs,
    Long endedMs) {}

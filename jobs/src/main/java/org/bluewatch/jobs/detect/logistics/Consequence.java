package org.bluewatch.jobs.detect.logistics;

/**
 * A stock that runs out because a convoy is in trouble.
 *
 * @param emptyAtMs when it runs out, as the shortfall was told; milliseconds since 1970 UTC
 */
public record Consequence(String siteId, String commodity, long emptyAtMs) {}

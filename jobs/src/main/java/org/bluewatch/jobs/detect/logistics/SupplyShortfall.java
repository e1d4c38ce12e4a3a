package org.bluewatch.jobs.detect.logistics;

/**
 * A stock runs out before it is filled up.
 *
 * @param episodeId one from its beginning to its end
 * @param knownMs knowledge time of this report
 * @param emptyAtMs when the stock runs out, milliseconds since 1970 UTC
 * @param convoyId the convoy that will come too late, null if none is to come
 * @param arrivalMs when that convoy is expected, null if none is to come
 * @param emptyAtWithConvoyMs when the stock runs out after that convoy has come, null if none is
 * @param stockDays how long the stock lasts from {@code knownMs}, in days, not below 0
 * @param evidence id of the count
 * @param evidenceReceivedMs when the count became known
 */
public record SupplyShortfall(
    String episodeId,
    Phase phase,
    long knownMs,
    String siteId,
    String commodity,
    long emptyAtMs,
    String convoyId,
    Long arrivalMs,
    Long emptyAtWithConvoyMs,
    double stockDays,
    Double lat,
    Double lon,
    String evidence,
    long evidenceReceivedMs,
    String reason) {}

package org.bluewatch.jobs.detect.logistics;

import java.util.List;

/**
 * A convoy is in trouble, or no longer.
 *
 * @param episodeId one from its beginning to its end
 * @param knownMs knowledge time of this report
 * @param sinceMs when the trouble began, milliseconds since 1970 UTC
 * @param untilMs when it ended, null while it stands or where that is not known
 * @param lat latitude of the leading vehicle in degrees, null before the first position
 * @param lon longitude in degrees
 * @param deviationM distance from the route in metres, null where it says nothing
 * @param lastFixMs time of the newest position, null before the first
 * @param etaMs expected arrival, or null
 * @param plannedArrivalMs planned arrival
 * @param remainingM metres to go, or null
 * @param consequences stocks that run out before the convoy comes, by commodity
 * @param evidence ids of positions, ascending
 * @param evidenceReceivedMs when the newest of them became known
 */
public record ConvoyDisruption(
    Kind kind,
    String episodeId,
    Phase phase,
    long knownMs,
    String convoyId,
    String routeId,
    long sinceMs,
    Long untilMs,
    Double lat,
    Double lon,
    Double deviationM,
    Long lastFixMs,
    Long etaMs,
    long plannedArrivalMs,
    Double remainingM,
    List<Consequence> consequences,
    List<String> evidence,
    int vehicles,
    long evidenceReceivedMs,
    String reason) {

  /** What is wrong. */
  public enum Kind {
    HALTED,
    OFF_ROUTE,
    LATE,
    SILENT
  }
}

package org.bluewatch.common.model;

import java.util.List;

/**
 * One revision of the condition of a route.
 *
 * @param revision 1, 2, 3 ...
 * @param knownMs knowledge time of this revision
 * @param sinceMs when the present status began, milliseconds since 1970 UTC
 * @param speedMps how fast the stretches travelled last were, null before the first
 * @param usualSpeedMps the usual speed on the same stretches, null before there is a habit
 * @param convoyIds convoys under way on it that have not passed what blocks it, ascending
 * @param evidence ids of the reports and hotspots behind the status, ascending
 * @param reason what changed, in words
 */
public record RouteCondition(
    String routeId,
    int revision,
    long knownMs,
    Status status,
    long sinceMs,
    Double speedMps,
    Double usualSpeedMps,
    List<String> convoyIds,
    List<String> evidence,
    String reason) {

  /** BLOCKED: nobody is expected to get through. AT_RISK: passable, with a warning. */
  public enum Status {
    OPEN,
    AT_RISK,
    BLOCKED
  }
}

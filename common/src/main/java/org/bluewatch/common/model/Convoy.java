package org.bluewatch.common.model;

/**
 * One revision of what is known of a convoy. Components that are null are not known.
 *
 * @param revision 1, 2, 3 ...
 * @param knownMs knowledge time of this revision
 * @param timeMs when the newest position was taken; {@code knownMs} before the first one
 * @param progressM metres from the beginning of the journey to the head; never less than before
 * @param remainingM metres from the head to the end of the journey
 * @param deviationM metres from the leading vehicle to the route
 * @param speedMps speed of the leading vehicle along the route
 * @param etaMs expected arrival if nothing unplanned happens from now on
 * @param etaLowMs arrival is earlier with a probability of 10 %
 * @param etaHighMs arrival is later with a probability of 10 %
 * @param delayS expected arrival less planned arrival, seconds
 */
public record Convoy(
    String convoyId,
    int revision,
    long knownMs,
    long timeMs,
    Status status,
    Double lat,
    Double lon,
    String routeId,
    Double progressM,
    Double remainingM,
    Double deviationM,
    Double speedMps,
    Long etaMs,
    Long etaLowMs,
    Long etaHighMs,
    long plannedArrivalMs,
    Double delayS) {

  /** Where several hold, the first in this order but for PLANNED and ARRIVED, which stand alone. */
  public enum Status {
    PLANNED,
    SILENT,
    OFF_ROUTE,
    HALTED,
    OVERDUE,
    MOVING,
    ARRIVED
  }
}

package org.bluewatch.common.model;

import java.util.List;
import java.util.Map;

/**
 * One revision of a hotspot: a set of neighbouring cells with more violence than chance and habit
 * explain.
 *
 * @param hotspotId stable over all revisions
 * @param revision 1, 2, 3 ...
 * @param openedMs knowledge time of revision 1
 * @param knownMs knowledge time of this revision
 * @param fromMs start of the time window that was tested
 * @param toMs end of the time window that was tested
 * @param cells H3 cells, ascending
 * @param geometry the union of the cells as GeoJSON geometry, null when no longer open
 * @param lat latitude of the centre in degrees
 * @param lon longitude of the centre in degrees
 * @param observed number of events in cells and window
 * @param expected number of events that habit explains, at least 0
 * @param recurrenceDays how often chance alone brings this, in days; null when no longer open
 * @param historyDays how many days the expectation rests on
 * @param trend an emerging-hotspot class in lower case
 * @param severity sum of the severities of the events (3 where unknown)
 * @param events number of events by wire code, in alphabetical order
 * @param evidence ids of the observations counted, ascending
 * @param reason what changed since the last revision, in words
 */
public record Hotspot(
    String hotspotId,
    int revision,
    Status status,
    long openedMs,
    long knownMs,
    long fromMs,
    long toMs,
    List<Long> cells,
    String geometry,
    double lat,
    double lon,
    long observed,
    double expected,
    Double recurrenceDays,
    double historyDays,
    String trend,
    long severity,
    Map<String, Integer> events,
    List<String> evidence,
    String reason) {

  /** OPEN while it holds, CLOSED when it ends, WITHDRAWN when its evidence is gone. */
  public enum Status {
    OPEN,
    CLOSED,
    WITHDRAWN
  }
}

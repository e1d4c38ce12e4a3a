package org.bluewatch.common.model;

import java.util.List;

/**
 * One revision of an alert.
 *
 * @param alertId one per episode
 * @param revision 1, 2, 3 ...
 * @param kind one of the contract's alert kinds, for example {@code hotspot}
 * @param timeMs when what it reports began
 * @param knownMs knowledge time of this revision
 * @param area name of the area of operations
 * @param sector zoneId of the sector, or null
 * @param subject what it is about, for example a hotspotId
 * @param situation groups alerts that are one thing and make one page, or null
 * @param lat latitude in degrees, or null
 * @param lon longitude in degrees, or null
 * @param accuracyM position error in metres, or null
 * @param geometry GeoJSON geometry, or null
 * @param headline at most 80 characters
 * @param why rule, version and the facts that made it fire, in the order in which they are shown
 * @param evidence ids of the observations behind it, ascending
 * @param evidenceStreams the raw topics they came from, in the order of {@link RawStream}
 * @param sources number of observations that speak for it
 * @param independentSources number of distinct (stream, source)
 * @param grade Admiralty grade of the best source, or null
 * @param reason why this revision was made, in words
 * @param run the run that said so
 * @param exercise true for a recorded feed or a replay
 */
public record Alert(
    String alertId,
    int revision,
    String kind,
    State state,
    Priority priority,
    long timeMs,
    long knownMs,
    String area,
    String sector,
    String subject,
    String situation,
    Double lat,
    Double lon,
    Double accuracyM,
    String geometry,
    String headline,
    List<Fact> why,
    List<String> evidence,
    List<String> evidenceStreams,
    int sources,
    int independentSources,
    String grade,
    String reason,
    String run,
    boolean exercise) {

  /** The closed list of kinds. */
  public static final List<String> KINDS =
      List.of(
          "hotspot",
          "convoy-halted",
          "convoy-off-route",
          "convoy-late",
          "convoy-silent",
          "route-blocked",
          "supply-shortfall",
          "ceasefire-violation",
          "zone-entry",
          "zone-empty",
          "approach",
          "incident",
          "sensor-loss",
          "coverage-gap",
          "position-jamming",
          "displacement-surge",
          "pipeline");

  /** The life of an alert. */
  public enum State {
    RAISED,
    ACKNOWLEDGED,
    ESCALATED,
    RESOLVED,
    WITHDRAWN
  }

  /** P1 life threat, P2 act within the hour, P3 this shift, P4 log. */
  public enum Priority {
    P1,
    P2,
    P3,
    P4
  }
}

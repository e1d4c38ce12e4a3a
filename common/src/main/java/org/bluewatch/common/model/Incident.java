package org.bluewatch.common.model;

import java.util.List;
import java.util.Map;

/**
 * One revision of an incident: reports of violence that belong together in place and time.
 *
 * @param incidentId stable over all revisions
 * @param revision 1, 2, 3 ...
 * @param knownMs knowledge time of this revision, milliseconds since 1970 UTC
 * @param fromMs when the first event began
 * @param toMs when the last event ended
 * @param lat latitude of the middle of the events in degrees, the more exact ones weighing more
 * @param lon longitude of that middle in degrees
 * @param accuracyM root mean square of the distances of the events from there, position errors
 *     included, in metres; null where no report states an error
 * @param events number by wire code, in alphabetical order
 * @param sources number of reports
 * @param independentSources number of distinct (stream, source)
 * @param grade best Admiralty grade, null where no report has one
 * @param party who is held responsible by all reports that name one, else UNDETERMINED
 * @param evidence ids of the observations, ascending; of very many those known last
 * @param reason what changed since the last revision, in words
 */
public record Incident(
    String incidentId,
    int revision,
    Status status,
    long knownMs,
    long fromMs,
    long toMs,
    double lat,
    double lon,
    Double accuracyM,
    Map<String, Integer> events,
    int sources,
    int independentSources,
    String grade,
    String party,
    List<String> evidence,
    String reason) {

  /** The party where no report names one, or several name different ones. */
  public static final String UNDETERMINED = "UNDETERMINED";

  /** OPEN while news of it come, CLOSED while it is quiet, WITHDRAWN when its evidence is gone. */
  public enum Status {
    OPEN,
    CLOSED,
    WITHDRAWN
  }
}

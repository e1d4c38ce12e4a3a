package org.bluewatch.jobs.detect.incident;

import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.LocatedObservation;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.PatrolDetail;
import org.bluewatch.common.model.RawStream;

/**
 * The part of an observation of violence that incidents need: small, because it crosses a shuffle
 * and is kept for days.
 *
 * @param evidenceId id of the observation
 * @param source who said so
 * @param cell H3 cell
 * @param lat latitude in degrees
 * @param lon longitude in degrees
 * @param accuracyM position error in metres, null where none is stated
 * @param timeMs when it began, milliseconds since 1970 UTC
 * @param timeEndMs when it ended; {@code timeMs} for a moment
 * @param receivedMs when it became known, milliseconds since 1970 UTC
 * @param severity 1 to 5, null where unknown
 * @param killed number of people killed, null where not said
 * @param injured number of people injured, null where not said
 * @param grade Admiralty grade such as B2, null where there is none
 * @param party who is held responsible, null where not said
 * @param satellite true for satellite evidence, which never makes a page alone
 */
public record IncidentEvent(
    RawStream stream,
    String evidenceId,
    String source,
    long cell,
    double lat,
    double lon,
    Double accuracyM,
    long timeMs,
    long timeEndMs,
    long receivedMs,
    EventCode event,
    Integer severity,
    Integer killed,
    Integer injured,
    String grade,
    String party,
    boolean satellite) {

  static IncidentEvent of(LocatedObservation located) {
    Observation o = located.observation();
    PatrolDetail report = o.patrol();
    return new IncidentEvent(
        o.stream(),
        o.id(),
        o.source(),
        located.cell(),
        o.place().lat(),
        o.place().lon(),
        o.place().accuracyM(),
        o.timeMs(),
        o.timeMs() + o.spanMs(),
        o.receivedMs(),
        o.event(),
        report == null ? null : report.severity(),
        report == null ? null : report.killed(),
        report == null ? null : report.injured(),
        report == null ? null : report.grade(),
        report == null ? null : report.party(),
        o.sensor() != null && o.sensor().sensorType().equals("satellite"));
  }

  /** Distinct among all events that count at one time: only the highest revision does. */
  String key() {
    return stream.topic() + '/' + evidenceId;
  }

  /** Reports of one source are no corroboration of each other. */
  String sourceKey() {
    return stream.topic() + '/' + source;
  }

  /** The position error in metres, 0 where none is stated. */
  double errorM() {
    return accuracyM == null ? 0 : accuracyM;
  }

  long spanMs() {
    return timeEndMs - timeMs;
  }
}

package org.bluewatch.jobs.detect.incident;

import java.util.List;
import org.bluewatch.common.model.Incident;
import org.bluewatch.common.model.Incident.Status;

/** Makes the next revision of an incident. */
final class IncidentTelling {
  private IncidentTelling() {}

  /**
   * Tells how an incident stands; it has no news afterwards.
   *
   * @param closes true if it is told because it has become quiet
   * @param others number of other incidents in its cell within {@code historyDays}
   */
  static IncidentReport tell(
      TrackedIncident incident, boolean closes, int others, double historyDays, long nowMs) {
    Members members = incident.members;
    Middle middle = Middle.of(members.all());
    var told =
        new Incident(
            incident.id,
            incident.last == null ? 1 : incident.last.incident().revision() + 1,
            incident.open ? Status.OPEN : Status.CLOSED,
            nowMs,
            members.fromMs(),
            members.toMs(),
            middle.lat(),
            middle.lon(),
            middle.accuracyM(),
            members.events(),
            members.size(),
            members.independentSources(),
            members.grade(),
            members.party(),
            members.evidence(),
            closes ? IncidentWords.quiet(incident) : IncidentWords.news(incident));
    return note(
        incident,
        new IncidentReport(
            told,
            incident.firstKnownMs,
            incident.fresh,
            members.killed(),
            members.injured(),
            members.severity(),
            members.satelliteOnly(),
            members.streams(),
            members.newestReceivedMs(),
            others,
            historyDays));
  }

  private static IncidentReport note(TrackedIncident incident, IncidentReport report) {
    incident.last = report;
    incident.news = News.NONE;
    incident.urgent = false;
    incident.untoldSinceMs = Long.MAX_VALUE;
    return report;
  }

  /** Takes back an incident that was told: it says what it said last. */
  static IncidentReport withdraw(TrackedIncident incident, long nowMs) {
    IncidentReport last = incident.last;
    Incident was = last.incident();
    var withdrawn =
        new Incident(
            was.incidentId(),
            was.revision() + 1,
            Status.WITHDRAWN,
            nowMs,
            was.fromMs(),
            was.toMs(),
            was.lat(),
            was.lon(),
            was.accuracyM(),
            was.events(),
            was.sources(),
            was.independentSources(),
            was.grade(),
            was.party(),
            List.copyOf(was.evidence()),
            IncidentWords.withdrawn(incident));
    return new IncidentReport(
        withdrawn,
        last.firstKnownMs(),
        last.fresh(),
        last.killed(),
        last.injured(),
        last.severity(),
        last.satelliteOnly(),
        last.evidenceStreams(),
        last.newestReceivedMs(),
        last.others(),
        last.historyDays());
  }
}

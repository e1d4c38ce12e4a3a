package org.bluewatch.jobs.detect.logistics;

import java.util.Optional;
import java.util.Set;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.LocatedObservation;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.PatrolDetail;

/**
 * Somebody reports on the state of the roads at a place, or takes such a report back.
 *
 * @param id of the observation
 * @param stream raw topic it came from
 * @param revision of the observation
 * @param present false if the report no longer says so
 * @param event wire code: an obstacle, or {@code patrol} for a look that found none
 * @param lat latitude in degrees
 * @param lon longitude in degrees
 * @param accuracyM radius of the position error in metres, 0 where none is stated
 * @param timeMs when it was seen, milliseconds since 1970 UTC
 * @param receivedMs when it became known, milliseconds since 1970 UTC
 * @param source who reported it
 * @param grade Admiralty grade, or null
 * @param doubtful true if source or content is graded unlikely
 */
public record RoadReport(
    String id,
    String stream,
    int revision,
    boolean present,
    String event,
    double lat,
    double lon,
    double accuracyM,
    long timeMs,
    long receivedMs,
    String source,
    String grade,
    boolean doubtful) {
  private static final Set<EventCode> TOLD =
      Set.of(
          EventCode.ROADBLOCK,
          EventCode.BRIDGE_OUT,
          EventCode.ROAD_FLOODED,
          EventCode.ROAD_DAMAGE,
          EventCode.IED_FOUND,
          EventCode.PATROL);

  /** What an observation says about the roads, empty if nothing. */
  public static Optional<RoadReport> of(IngestedObservation ingested) {
    if (!ingested.effective()) {
      return Optional.empty();
    }
    Observation now = ingested.observation();
    if (!now.retracted() && isTold(now)) {
      return Optional.of(of(now, true));
    }
    LocatedObservation replaced = ingested.replaced();
    boolean gone = replaced != null && isTold(replaced.observation());
    return gone ? Optional.of(of(now, replaced.observation(), false)) : Optional.empty();
  }

  private static boolean isTold(Observation observation) {
    return observation.event() != null && TOLD.contains(observation.event());
  }

  private static RoadReport of(Observation observation, boolean present) {
    return of(observation, observation, present);
  }

  private static RoadReport of(Observation now, Observation said, boolean present) {
    Double accuracyM = said.place().accuracyM();
    PatrolDetail patrol = said.patrol();
    return new RoadReport(
        now.id(),
        now.stream().topic(),
        now.revision(),
        present,
        said.event().wire(),
        said.place().lat(),
        said.place().lon(),
        accuracyM == null ? 0 : accuracyM,
        said.midTimeMs(),
        now.receivedMs(),
        now.source(),
        patrol == null ? null : patrol.grade(),
        isDoubtful(patrol));
  }

  private static boolean isDoubtful(PatrolDetail report) {
    return report != null
        && ("E".equals(report.reliability())
            || (report.credibility() != null && report.credibility() == 5));
  }

  String key() {
    return stream + '/' + id;
  }

  /** Who says so. */
  String witness() {
    return stream + '/' + source;
  }
}

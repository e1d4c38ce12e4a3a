package org.bluewatch.jobs.detect.incident;

import java.util.Optional;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.LocatedObservation;
import org.bluewatch.common.model.Observation;
import org.bluewatch.jobs.order.OrderedStreams;

/**
 * What an observation changes about the events that make incidents: one is reported, revised or
 * taken back.
 *
 * @param revision of the observation
 * @param before the event as it was reported until now, null if it was not
 * @param after the event as it is reported from now on, null if it is no more
 */
public record IncidentChange(int revision, IncidentEvent before, IncidentEvent after) {

  /** The order within one millisecond: by stream and id, revision after revision. */
  public static OrderedStreams.Order<IncidentChange> order() {
    return (a, b) -> {
      int byKey = a.key().compareTo(b.key());
      return byKey != 0 ? byKey : Integer.compare(a.revision, b.revision);
    };
  }

  /**
   * What an observation changes, empty if it is not about violence. Restricted events have no place
   * finer than their sector and therefore make no incidents.
   */
  public static Optional<IncidentChange> of(IngestedObservation ingested) {
    if (!ingested.effective()) {
      return Optional.empty();
    }
    Observation now = ingested.observation();
    LocatedObservation replaced = ingested.replaced();
    IncidentEvent before =
        replaced != null && counts(replaced.observation()) ? IncidentEvent.of(replaced) : null;
    IncidentEvent after =
        !now.retracted() && counts(now) ? IncidentEvent.of(ingested.located()) : null;
    return before == null && after == null
        ? Optional.empty()
        : Optional.of(new IncidentChange(now.revision(), before, after));
  }

  private static boolean counts(Observation observation) {
    return observation.event() != null
        && observation.event().category() == EventCode.Category.VIOLENCE;
  }

  private String key() {
    return (after == null ? before : after).key();
  }
}

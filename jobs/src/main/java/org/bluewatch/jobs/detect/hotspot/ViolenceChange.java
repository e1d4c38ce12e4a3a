package org.bluewatch.jobs.detect.hotspot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.LocatedObservation;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.PatrolDetail;
import org.bluewatch.jobs.order.OrderedStreams;

/**
 * An event that counts from now on, or no longer counts because its report was revised or
 * retracted.
 *
 * @param revision of the observation that brought the change
 */
public record ViolenceChange(boolean added, int revision, ViolenceEvent event) {
  private static final int UNKNOWN_SEVERITY = 3;

  /**
   * The order within one millisecond: revision after revision, and of each what goes before what
   * comes.
   */
  public static OrderedStreams.Order<ViolenceChange> order() {
    return (a, b) -> {
      int byStream = a.event.stream().compareTo(b.event.stream());
      if (byStream != 0) {
        return byStream;
      }
      int byId = a.event.evidenceId().compareTo(b.event.evidenceId());
      return byId != 0 ? byId : byRevision(a, b);
    };
  }

  private static int byRevision(ViolenceChange a, ViolenceChange b) {
    int byRevision = Integer.compare(a.revision, b.revision);
    return byRevision != 0 ? byRevision : Boolean.compare(a.added, b.added);
  }

  /** What an observation changes, nothing if it is not about the events looked for. */
  public static List<ViolenceChange> of(IngestedObservation ingested, Set<EventCode> events) {
    var changes = new ArrayList<ViolenceChange>(2);
    if (!ingested.effective()) {
      return changes;
    }
    Observation now = ingested.observation();
    LocatedObservation replaced = ingested.replaced();
    if (replaced != null && events.contains(replaced.observation().event())) {
      changes.add(new ViolenceChange(false, now.revision(), eventOf(replaced)));
    }
    if (!now.retracted() && events.contains(now.event())) {
      changes.add(new ViolenceChange(true, now.revision(), eventOf(ingested.located())));
    }
    return changes;
  }

  private static ViolenceEvent eventOf(LocatedObservation located) {
    Observation o = located.observation();
    Double accuracyM = o.place().accuracyM();
    return new ViolenceEvent(
        o.stream(),
        o.id(),
        o.source(),
        located.cell(),
        o.midTimeMs(),
        o.spanMs(),
        o.receivedMs(),
        accuracyM == null ? 0 : accuracyM,
        o.event(),
        severityOf(o.patrol()),
        o.patrol() == null ? null : o.patrol().grade(),
        o.sensor() != null && o.sensor().sensorType().equals("satellite"));
  }

  private static int severityOf(PatrolDetail report) {
    return report == null || report.severity() == null ? UNKNOWN_SEVERITY : report.severity();
  }
}

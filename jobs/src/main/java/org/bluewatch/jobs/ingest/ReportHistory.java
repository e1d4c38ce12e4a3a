package org.bluewatch.jobs.ingest;

import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.model.IngestedObservation;
import org.bluewatch.common.model.LocatedObservation;

/**
 * All revisions seen of one report, and the highest of them.
 *
 * @param seen the revisions within the horizon, in the order in which they were received
 * @param highest the highest revision, reported or retracted
 */
public record ReportHistory(List<SeenRevision> seen, LocatedObservation highest) {

  /** One revision as it was first seen. */
  public record SeenRevision(int revision, FirstSeen first) {}

  /**
   * What a newly received revision means.
   *
   * @param history the history with it
   * @param observation the observation, marked as effective or not and with what it replaces
   */
  record Step(ReportHistory history, IngestedObservation observation) {}

  /** The earlier record of the same revision, null if there is none within the horizon. */
  static FirstSeen copyOf(ReportHistory history, int revision, long nowMs, long horizonMs) {
    if (history == null) {
      return null;
    }
    return history.seen.stream()
        .filter(s -> s.revision == revision && s.first.holdsAt(nowMs, horizonMs))
        .map(SeenRevision::first)
        .findFirst()
        .orElse(null);
  }

  /**
   * Adds a revision that is not a copy.
   *
   * @param history what was known, null at first
   */
  static Step add(ReportHistory history, LocatedObservation located, long horizonMs) {
    var observation = located.observation();
    var seen = new ArrayList<SeenRevision>();
    if (history != null) {
      history.seen.stream()
          .filter(s -> s.first.holdsAt(observation.receivedMs(), horizonMs))
          .forEach(seen::add);
    }
    var first = new FirstSeen(observation.contentHash(), observation.receivedMs());
    seen.add(new SeenRevision(observation.revision(), first));
    LocatedObservation highest = history == null ? null : history.highest;
    if (highest != null && highest.observation().revision() >= observation.revision()) {
      return new Step(
          new ReportHistory(seen, highest), new IngestedObservation(located, false, null));
    }
    boolean stands = highest != null && !highest.observation().retracted();
    boolean effective = stands || !observation.retracted();
    var ingested = new IngestedObservation(located, effective, stands ? highest : null);
    return new Step(new ReportHistory(seen, located), ingested);
  }

  /** True once no revision is within the horizon any more. */
  boolean expiredAt(long nowMs, long horizonMs) {
    return seen.stream().noneMatch(s -> s.first.holdsAt(nowMs, horizonMs));
  }
}

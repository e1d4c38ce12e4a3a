package org.bluewatch.jobs.detect.incident;

/**
 * When news of an incident are told: what changes the picture at once, the rest within a minute. An
 * incident of ten thousand reports has some hundred revisions, not ten thousand.
 */
final class TellingPace {
  /** What changes little waits so long for more of it. */
  static final long PATIENCE_MS = 60_000;

  private static final int TENTH = 10;

  private TellingPace() {}

  /** True if there is more to it than was told: by a tenth, or of another kind. */
  static boolean atOnce(TrackedIncident incident) {
    IncidentReport last = incident.last;
    Members now = incident.members;
    return last == null
        || grew(last.incident().sources(), now.size())
        || grew(last.incident().independentSources(), now.independentSources())
        || grew(orZero(last.killed()), orZero(now.killed()))
        || grew(orZero(last.injured()), orZero(now.injured()))
        || now.severity() > last.severity()
        || (incident.fresh && !last.fresh())
        || (last.satelliteOnly() && !now.satelliteOnly())
        || now.codes().stream()
            .anyMatch(code -> !last.incident().events().containsKey(code.wire()));
  }

  /** At least one more, a tenth more, and never more than the evidence of one revision holds. */
  private static boolean grew(int told, int now) {
    int step = Math.min(Members.EVIDENCE_AT_MOST, Math.max(1, told / TENTH));
    return now - told >= step;
  }

  private static int orZero(Integer number) {
    return number == null ? 0 : number;
  }
}

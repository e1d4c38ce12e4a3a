package org.bluewatch.jobs.detect.incident;

/** An incident that is followed: its reports, how it was told last, and what is new since. */
final class TrackedIncident implements Comparable<TrackedIncident> {
  final String id;

  /** Knowledge time of its first report: of two that are found to be one, the earlier stays. */
  final long firstKnownMs;

  /** H3 cell of its first report. */
  final long cell;

  final Members members = new Members();

  boolean open = true;
  boolean fresh;

  /** True while reports may join. */
  boolean joinable;

  /** Knowledge time at which a report last joined or was revised: from then on it is quiet. */
  long newsMs;

  /** Knowledge time of the last change of any kind. */
  long changedMs;

  /** Knowledge time of the first change that was not told yet, {@link Long#MAX_VALUE} if none. */
  long untoldSinceMs = Long.MAX_VALUE;

  /** True if what is new is to be told at once. */
  boolean urgent;

  News news = News.NONE;

  /** The incident that this one was found to be part of, null but for a moment. */
  String mergedInto;

  /** Null before it was told. */
  IncidentReport last;

  TrackedIncident(String id, long firstKnownMs, long cell) {
    this.id = id;
    this.firstKnownMs = firstKnownMs;
    this.cell = cell;
    this.newsMs = firstKnownMs;
    this.changedMs = firstKnownMs;
  }

  static TrackedIncident of(IncidentMemory memory) {
    var incident = new TrackedIncident(memory.id(), memory.firstKnownMs(), memory.cell());
    incident.open = memory.open();
    incident.fresh = memory.fresh();
    incident.joinable = memory.joinable();
    incident.newsMs = memory.newsMs();
    incident.changedMs = memory.changedMs();
    incident.untoldSinceMs = memory.untoldSinceMs();
    incident.urgent = memory.urgent();
    incident.news = memory.news();
    incident.last = memory.last();
    return incident;
  }

  IncidentMemory memory() {
    return new IncidentMemory(
        id,
        firstKnownMs,
        cell,
        open,
        fresh,
        joinable,
        newsMs,
        changedMs,
        untoldSinceMs,
        urgent,
        news,
        last);
  }

  /** Notes that there is something to tell, at once or when there is time. */
  void changed(long nowMs, boolean atOnce) {
    changedMs = nowMs;
    untoldSinceMs = Math.min(untoldSinceMs, nowMs);
    urgent |= atOnce;
  }

  @Override
  public int compareTo(TrackedIncident other) {
    int byKnown = Long.compare(firstKnownMs, other.firstKnownMs);
    return byKnown != 0 ? byKnown : id.compareTo(other.id);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrackedIncident incident && id.equals(incident.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}

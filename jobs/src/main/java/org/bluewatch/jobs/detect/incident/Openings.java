package org.bluewatch.jobs.detect.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many incidents became known in each cell in the last 30 days. */
final class Openings {
  static final long KEPT_MS = 30L * 86_400_000;

  static final Comparator<Opening> BY_KNOWN =
      Comparator.comparingLong(Opening::knownMs).thenComparing(Opening::incidentId);

  /** In the order in which they became known. */
  private final LinkedHashMap<String, Opening> byIncident = new LinkedHashMap<>();

  private final Map<Long, Integer> byCell = new HashMap<>();

  /** Adds one that became known after all others. */
  void add(Opening opening) {
    byIncident.put(opening.incidentId(), opening);
    byCell.merge(opening.cell(), 1, Integer::sum);
  }

  /** Removes one that was none, if it is there. */
  void remove(String incidentId) {
    Opening opening = byIncident.remove(incidentId);
    if (opening != null) {
      byCell.computeIfPresent(opening.cell(), (cell, n) -> n == 1 ? null : Integer.valueOf(n - 1));
    }
  }

  Opening get(String incidentId) {
    return byIncident.get(incidentId);
  }

  /** Number of other incidents in the cell of one. */
  int others(TrackedIncident incident) {
    int self = byIncident.containsKey(incident.id) ? 1 : 0;
    return byCell.getOrDefault(incident.cell, 0) - self;
  }

  /** Forgets and returns the ids of those that are too old by now. */
  List<String> forget(long nowMs) {
    List<String> old = new ArrayList<>();
    for (Opening opening : byIncident.values()) {
      if (opening.knownMs() + KEPT_MS > nowMs) {
        break;
      }
      old.add(opening.incidentId());
    }
    old.forEach(this::remove);
    return old;
  }

  /** When the next one is too old, {@link Long#MAX_VALUE} if there is none. */
  long nextMs() {
    return byIncident.isEmpty()
        ? Long.MAX_VALUE
        : byIncident.values().iterator().next().knownMs() + KEPT_MS;
  }
}

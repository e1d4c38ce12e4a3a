package org.bluewatch.jobs.detect.incident;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.Comparator.naturalOrder;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.Incident;
import org.bluewatch.common.model.RawStream;

/**
 * The reports of an incident. What decides whether it is told at once is kept as they come and go;
 * the rest is worked out when it is told.
 */
final class Members {
  /** Of more reports than this an incident names those that became known last. */
  static final int EVIDENCE_AT_MOST = 1_000;

  private static final int UNKNOWN_SEVERITY = 3;

  private final TreeMap<String, IncidentEvent> byKey = new TreeMap<>();
  private final Map<EventCode, Integer> byCode = new EnumMap<>(EventCode.class);

  /** How many reports each source made; looked up and counted, never walked through. */
  private final Map<String, Integer> bySource = new HashMap<>();

  private int fromSatellites;
  private int revisable;
  private Extremes extremes = Extremes.NONE;

  /**
   * The greatest of what single reports say.
   *
   * @param killed null where no report says
   * @param injured null where no report says
   */
  private record Extremes(long toMs, Integer killed, Integer injured, int severity) {
    static final Extremes NONE = new Extremes(Long.MIN_VALUE, null, null, 0);

    Extremes with(IncidentEvent event) {
      return new Extremes(
          Math.max(toMs, event.timeEndMs()),
          greater(killed, event.killed()),
          greater(injured, event.injured()),
          Math.max(severity, severityOf(event)));
    }

    private static Integer greater(Integer a, Integer b) {
      if (a == null || b == null) {
        return a == null ? b : a;
      }
      return Math.max(a, b);
    }
  }

  private static int severityOf(IncidentEvent event) {
    return event.severity() == null ? UNKNOWN_SEVERITY : event.severity();
  }

  /** Adds a report, in place of an earlier revision of it. */
  void put(IncidentEvent event) {
    remove(event.key());
    byKey.put(event.key(), event);
    count(event, 1);
    extremes = extremes.with(event);
  }

  /** Removes a report; returns it, null if there was none. */
  IncidentEvent remove(String key) {
    IncidentEvent event = byKey.remove(key);
    if (event != null) {
      count(event, -1);
      extremes = Extremes.NONE;
      byKey.values().forEach(other -> extremes = extremes.with(other));
    }
    return event;
  }

  private void count(IncidentEvent event, int by) {
    byCode.merge(event.event(), by, Members::sumUnlessZero);
    bySource.merge(event.sourceKey(), by, Members::sumUnlessZero);
    fromSatellites += event.satellite() ? by : 0;
    revisable += event.stream() == RawStream.PATROL_REPORTS ? by : 0;
  }

  private static Integer sumUnlessZero(int a, int b) {
    return a + b == 0 ? null : Integer.valueOf(a + b);
  }

  IncidentEvent get(String key) {
    return byKey.get(key);
  }

  /** All reports, by key: an order that does not depend on their arrival. */
  Collection<IncidentEvent> all() {
    return byKey.values();
  }

  boolean isEmpty() {
    return byKey.isEmpty();
  }

  int size() {
    return byKey.size();
  }

  int independentSources() {
    return bySource.size();
  }

  /** True if nothing but satellites saw it. */
  boolean satelliteOnly() {
    return fromSatellites == byKey.size();
  }

  /** True if a report among them can still be revised or taken back. */
  boolean revisable() {
    return revisable > 0;
  }

  Set<EventCode> codes() {
    return byCode.keySet();
  }

  long fromMs() {
    return byKey.values().stream().mapToLong(IncidentEvent::timeMs).min().orElseThrow();
  }

  long toMs() {
    return extremes.toMs;
  }

  /**
   * The greatest number that one report gives, null where none does. Several reports of one
   * incident may count the same dead, so that a sum would count them again and again.
   */
  Integer killed() {
    return extremes.killed;
  }

  /** The greatest number of injured that one report gives, null where none does. */
  Integer injured() {
    return extremes.injured;
  }

  /** The greatest severity, 3 where a report does not say. */
  int severity() {
    return extremes.severity;
  }

  /** Number of reports by wire code, alphabetical. */
  Map<String, Integer> events() {
    var events = new TreeMap<String, Integer>();
    byCode.forEach((code, count) -> events.put(code.wire(), count));
    return events;
  }

  /** The best grade; F and 6 mean unknown and sort last. */
  String grade() {
    return byKey.values().stream()
        .map(IncidentEvent::grade)
        .filter(Objects::nonNull)
        .min(naturalOrder())
        .orElse(null);
  }

  String party() {
    Set<String> parties =
        byKey.values().stream()
            .map(IncidentEvent::party)
            .filter(
                party -> party != null && !party.isBlank() && !party.equals(Incident.UNDETERMINED))
            .collect(Collectors.toCollection(TreeSet::new));
    return parties.size() == 1 ? parties.iterator().next() : Incident.UNDETERMINED;
  }

  /** Ids of the reports, ascending; of very many those that became known last. */
  List<String> evidence() {
    var known = byKey.values().stream();
    if (byKey.size() > EVIDENCE_AT_MOST) {
      known =
          known
              .sorted(
                  comparingLong(IncidentEvent::receivedMs)
                      .thenComparing(comparing(IncidentEvent::key)))
              .skip(byKey.size() - EVIDENCE_AT_MOST);
    }
    return known.map(IncidentEvent::evidenceId).sorted().distinct().toList();
  }

  /** The topics they came from, in the order in which streams are declared. */
  List<String> streams() {
    var streams = EnumSet.noneOf(RawStream.class);
    byKey.values().forEach(event -> streams.add(event.stream()));
    return streams.stream().map(RawStream::topic).toList();
  }

  long newestReceivedMs() {
    return byKey.values().stream().mapToLong(IncidentEvent::receivedMs).max().orElseThrow();
  }
}

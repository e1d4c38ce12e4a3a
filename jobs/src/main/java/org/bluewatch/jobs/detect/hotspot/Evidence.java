package org.bluewatch.jobs.detect.hotspot;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What stands behind a hotspot.
 *
 * @param ids of the observations, ascending
 * @param streams raw topics they came from, in the order in which streams are declared
 * @param independentSources number of distinct (stream, source)
 * @param grade the best Admiralty grade, null where there is none
 * @param satelliteOnly true if nothing but satellites saw it
 * @param events number by wire code, alphabetical
 * @param severity sum over all events
 * @param newestReceivedMs when the newest became known, milliseconds since 1970 UTC; 0 where there
 *     is none
 */
public record Evidence(
    List<String> ids,
    List<String> streams,
    int independentSources,
    String grade,
    boolean satelliteOnly,
    Map<String, Integer> events,
    long severity,
    long newestReceivedMs) {

  static Evidence of(Collection<ViolenceEvent> events) {
    var byCode = new TreeMap<String, Integer>();
    var streams = new TreeSet<>(Comparator.<ViolenceEvent>comparingInt(e -> e.stream().ordinal()));
    for (ViolenceEvent event : events) {
      byCode.merge(event.event().wire(), 1, Integer::sum);
      streams.add(event);
    }
    return new Evidence(
        events.stream().map(ViolenceEvent::evidenceId).sorted().distinct().toList(),
        streams.stream().map(e -> e.stream().topic()).toList(),
        (int) events.stream().map(e -> e.stream().topic() + '/' + e.source()).distinct().count(),
        bestGrade(events),
        !events.isEmpty() && events.stream().allMatch(ViolenceEvent::satellite),
        byCode,
        events.stream().mapToLong(ViolenceEvent::severity).sum(),
        events.stream().mapToLong(ViolenceEvent::receivedMs).max().orElse(0));
  }

  /** F and 6 mean unknown: they sort last by themselves, not because they were worst. */
  private static String bestGrade(Collection<ViolenceEvent> events) {
    return events.stream()
        .map(ViolenceEvent::grade)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}

package org.bluewatch.jobs.alert;

import static java.util.stream.Collectors.joining;

import java.util.Map;

/** What happened, as the report format SALUTE has it. */
final class Activity {
  private Activity() {}

  /**
   * For example {@code 3 ambush, 1 gunfire}: the most frequent first.
   *
   * @param events number of events by code
   */
  static String of(Map<String, Integer> events) {
    return events.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(event -> event.getValue() + " " + event.getKey())
        .collect(joining(", "));
  }
}

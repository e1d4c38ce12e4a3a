package org.bluewatch.jobs.paging.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Why an incident is told: what was reported, and how badly people were hurt. */
final class IncidentGrounds {
  private IncidentGrounds() {}

  static List<String> sentences(WhyFacts facts) {
    List<String> sentences = new ArrayList<>();
    Map<String, Long> events = facts.counts("events");
    if (!events.isEmpty()) {
      List<String> each =
          events.entrySet().stream().map(event -> event.getValue() + " " + event.getKey()).toList();
      sentences.add("Reported: " + Words.list(each) + ".");
    }
    OptionalDouble killed = facts.number("killed");
    OptionalDouble injured = facts.number("injured");
    if (killed.isPresent() || injured.isPresent()) {
      sentences.add("Killed " + orUnknown(killed) + ", injured " + orUnknown(injured) + ".");
    }
    facts.text("zoneId").ifPresent(zone -> sentences.add("Inside zone " + zone + "."));
    return sentences;
  }

  private static String orUnknown(OptionalDouble number) {
    return number.isPresent() ? Words.number(number.getAsDouble()) : "unknown";
  }
}

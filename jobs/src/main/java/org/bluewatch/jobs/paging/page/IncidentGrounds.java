package org.bluewatch.jobs.paging.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

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
    addSpan(sentences, facts);
    addHistory(sentences, facts);
    addDoubts(sentences, facts);
    // Told elsewhere in the page: who did it, and how many say so.
    facts.text("party");
    facts.number("sources");
    facts.number("independentSources");
    return sentences;
  }

  private static void addSpan(List<String> sentences, WhyFacts facts) {
    OptionalLong from = facts.time("from");
    OptionalLong to = facts.time("to");
    if (from.isPresent() && to.isPresent()) {
      sentences.add(
          from.getAsLong() == to.getAsLong()
              ? "At " + Words.time(from.getAsLong()) + "."
              : "From "
                  + Words.time(from.getAsLong())
                  + " to "
                  + Words.time(to.getAsLong())
                  + ", as known now.");
    }
    facts.time("firstKnown").ifPresent(ms -> sentences.add("First known " + Words.time(ms) + "."));
  }

  private static void addHistory(List<String> sentences, WhyFacts facts) {
    OptionalDouble others = facts.number("othersInCell");
    OptionalDouble days = facts.number("historyDays");
    if (others.isPresent() && days.isPresent()) {
      sentences.add(
          Words.count((long) others.getAsDouble(), "other incident")
              + " in this cell in "
              + Words.count((long) days.getAsDouble(), "day")
              + ".");
    }
  }

  private static void addDoubts(List<String> sentences, WhyFacts facts) {
    if (facts.flag("satelliteOnly").orElse(false)) {
      sentences.add("Seen by satellite only.");
    }
    if (facts.flag("stale").orElse(false)) {
      sentences.add("It is over since long: it became known late.");
    }
  }

  private static String orUnknown(OptionalDouble number) {
    return number.isPresent() ? Words.number(number.getAsDouble()) : "unknown";
  }
}

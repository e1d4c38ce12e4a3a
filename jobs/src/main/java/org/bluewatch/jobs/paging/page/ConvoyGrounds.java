package org.bluewatch.jobs.paging.page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Why a convoy is told: where and since when it stands, strays or is silent, and what follows. */
final class ConvoyGrounds {
  private ConvoyGrounds() {}

  static List<String> sentences(WhyFacts facts) {
    List<String> sentences = new ArrayList<>();
    addSpan(sentences, "Standing", facts.time("haltedSince"), facts.time("haltedUntil"));
    addLastHeard(sentences, facts);
    addSpan(sentences, "Off its route", facts.time("since"), facts.time("until"));
    facts
        .number("deviationM")
        .ifPresent(m -> sentences.add(Words.distance(m) + " from its route."));
    addArrival(sentences, facts);
    addRoad(sentences, facts);
    for (WhyFacts consequence : facts.parts("consequence")) {
      sentences.add(consequence(consequence));
    }
    return sentences;
  }

  private static void addSpan(
      List<String> sentences, String what, OptionalLong since, OptionalLong until) {
    if (since.isEmpty()) {
      return;
    }
    String from = what + " since " + Words.time(since.getAsLong());
    sentences.add(
        until.isEmpty()
            ? from + "."
            : from
                + ", until "
                + Words.time(until.getAsLong())
                + " ("
                + Words.length(until.getAsLong() - since.getAsLong())
                + ").");
  }

  private static void addLastHeard(List<String> sentences, WhyFacts facts) {
    OptionalLong lastFix = facts.time("lastFix");
    OptionalLong silentSince = facts.time("silentSince");
    if (lastFix.isPresent()) {
      sentences.add("Last position " + Words.time(lastFix.getAsLong()) + ".");
    }
    if (silentSince.isPresent()) {
      sentences.add("Silent since " + Words.time(silentSince.getAsLong()) + ".");
    }
  }

  private static void addArrival(List<String> sentences, WhyFacts facts) {
    OptionalLong eta = facts.time("eta");
    OptionalLong planned = facts.time("plannedArrival");
    if (eta.isPresent() && planned.isPresent()) {
      long lateMs = eta.getAsLong() - planned.getAsLong();
      sentences.add(
          "Expected "
              + Words.time(eta.getAsLong())
              + ", planned "
              + Words.time(planned.getAsLong())
              + (lateMs > 0 ? ": " + Words.length(lateMs) + " late." : ": in time."));
    } else if (planned.isPresent()) {
      sentences.add("Planned arrival " + Words.time(planned.getAsLong()) + ".");
    } else if (eta.isPresent()) {
      sentences.add("Expected " + Words.time(eta.getAsLong()) + ".");
    }
  }

  private static void addRoad(List<String> sentences, WhyFacts facts) {
    OptionalDouble remaining = facts.number("remainingM");
    String route = facts.text("routeId").map(id -> "route " + id).orElse("");
    if (remaining.isPresent()) {
      sentences.add(
          Words.distance(remaining.getAsDouble())
              + " to go"
              + (route.isEmpty() ? "." : " on " + route + "."));
    } else if (!route.isEmpty()) {
      sentences.add("On " + route + ".");
    }
  }

  private static String consequence(WhyFacts facts) {
    String commodity = facts.text("commodity").orElse("A stock");
    String site = facts.text("siteId").map(id -> " at " + id).orElse("");
    OptionalLong emptyAt = facts.time("emptyAt");
    return "Consequence: "
        + commodity
        + site
        + " runs out"
        + (emptyAt.isPresent() ? " " + Words.time(emptyAt.getAsLong()) : "")
        + ".";
  }
}

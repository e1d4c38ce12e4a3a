package org.bluewatch.jobs.paging.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Why a stock runs short. */
final class SupplyGrounds {
  private SupplyGrounds() {}

  static List<String> sentences(WhyFacts facts) {
    List<String> sentences = new ArrayList<>();
    sentences.add(stock(facts));
    sentences.add(convoy(facts));
    facts
        .time("emptyAtWithConvoy")
        .ifPresent(ms -> sentences.add("With what it carries: until " + Words.time(ms) + "."));
    return sentences;
  }

  private static String stock(WhyFacts facts) {
    OptionalDouble days = facts.number("stockDays");
    OptionalLong emptyAt = facts.time("emptyAt");
    return facts.text("commodity").orElse("Stock")
        + facts.text("siteId").map(id -> " at " + id).orElse("")
        + (days.isPresent()
            ? " lasts " + Words.number(days.getAsDouble()) + " days"
            : " runs short")
        + (emptyAt.isPresent() ? ", until " + Words.time(emptyAt.getAsLong()) : "")
        + ".";
  }

  private static String convoy(WhyFacts facts) {
    Optional<String> convoy = facts.text("convoyId");
    OptionalLong arrival = facts.time("expectedArrival");
    if (convoy.isEmpty()) {
      return "No convoy with it is to come.";
    }
    return "Convoy "
        + convoy.get()
        + " brings it"
        + (arrival.isPresent() ? ", expected " + Words.time(arrival.getAsLong()) : "")
        + ": too late.";
  }
}

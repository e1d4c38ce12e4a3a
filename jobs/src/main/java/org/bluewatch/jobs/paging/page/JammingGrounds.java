package org.bluewatch.jobs.paging.page;

import java.util.ArrayList;
import java.util.List;

/** Why positions are not to be believed. */
final class JammingGrounds {
  private JammingGrounds() {}

  static List<String> sentences(WhyFacts facts) {
    List<String> sentences = new ArrayList<>();
    List<String> vehicles = facts.texts("vehicleIds");
    double receivers = facts.number("receivers").orElse(vehicles.size());
    var seen =
        new StringBuilder(Words.count((long) receivers, "receiver") + " in impossible places");
    facts
        .number("offsetM")
        .ifPresent(m -> seen.append(", ").append(Words.distance(m)).append(" away"));
    facts.time("since").ifPresent(ms -> seen.append(", since ").append(Words.time(ms)));
    sentences.add(seen.append('.').toString());
    if (!vehicles.isEmpty()) {
      sentences.add("Do not believe the positions of " + Words.list(vehicles) + ".");
    }
    facts
        .number("radiusM")
        .ifPresent(
            m -> sentences.add("Their last believed places lie within " + Words.distance(m) + "."));
    return sentences;
  }
}

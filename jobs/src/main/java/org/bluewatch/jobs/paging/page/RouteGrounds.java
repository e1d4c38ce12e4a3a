package org.bluewatch.jobs.paging.page;

import java.util.ArrayList;
import java.util.List;

/** Why a route is blocked, for whom, and which ways lead round it. */
final class RouteGrounds {
  private static final int WAYS_TOLD = 3;

  private RouteGrounds() {}

  static List<String> sentences(WhyFacts facts) {
    List<String> sentences = new ArrayList<>();
    String event = facts.text("event").orElse("obstacle");
    List<String> routes = facts.texts("routeIds");
    sentences.add(
        "Reported: " + event + (routes.isEmpty() ? "." : " on route " + Words.list(routes) + "."));
    addConvoys(sentences, "Under way to it", facts.texts("convoyIds"));
    addConvoys(sentences, "Not yet departed, due there", facts.texts("dueConvoyIds"));
    addWays(sentences, facts);
    return sentences;
  }

  private static void addConvoys(List<String> sentences, String what, List<String> convoys) {
    if (!convoys.isEmpty()) {
      sentences.add(what + ": " + Words.list(convoys) + ".");
    }
  }

  private static void addWays(List<String> sentences, WhyFacts facts) {
    List<WhyFacts> ways = facts.parts("detours");
    // The least delay is that of one of the ways.
    double delayS = facts.number("expectedDelayS").orElse(-1);
    if (ways.isEmpty() && delayS >= 0) {
      sentences.add("The way round takes " + length(delayS) + " longer.");
    }
    for (WhyFacts way : ways.subList(0, Math.min(WAYS_TOLD, ways.size()))) {
      sentences.add(way(way));
    }
    if (ways.size() > WAYS_TOLD) {
      sentences.add("Ways round for " + (ways.size() - WAYS_TOLD) + " more convoys are known.");
    }
    if (facts.text("alternative").filter("none"::equals).isPresent()) {
      sentences.add("No way round is known.");
    }
  }

  private static String way(WhyFacts way) {
    String convoy = way.text("convoyId").map(id -> " for " + id).orElse("");
    List<String> routes = way.texts("routeIds");
    var sentence = new StringBuilder("Way round" + convoy + ":");
    way.number("lengthM").ifPresent(m -> sentence.append(' ').append(Words.distance(m)));
    way.number("durationS")
        .ifPresent(s -> sentence.append(", ").append(length(s)).append(" of driving"));
    way.number("delayS").ifPresent(s -> sentence.append(", ").append(length(s)).append(" longer"));
    if (!routes.isEmpty()) {
      sentence.append(", over ").append(Words.list(routes));
    }
    return sentence.append('.').toString();
  }

  private static String length(double seconds) {
    return Words.length(Math.round(seconds * 1000));
  }
}

package org.bluewatch.jobs.paging.page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.bluewatch.common.model.Alert;

/** Why an alert was raised, in sentences: what was seen, what was expected, and by which rule. */
final class Grounds {
  private Grounds() {}

  /** The sentences, the weightiest first, the rule last. Every fact is told. */
  static List<String> of(Alert alert) {
    var facts = new WhyFacts(alert.why());
    String rule = facts.text("rule").orElse("not named");
    OptionalDouble version = facts.number("version");
    List<String> sentences = new ArrayList<>(byKind(alert.kind(), facts));
    sentences.addAll(OtherFacts.sentences(facts));
    String ofVersion =
        version.isPresent() ? ", version " + Words.number(version.getAsDouble()) : "";
    sentences.add("Rule: " + rule + ofVersion + ".");
    return sentences;
  }

  private static List<String> byKind(String kind, WhyFacts facts) {
    return switch (kind) {
      case "hotspot" -> HotspotGrounds.sentences(facts);
      case "convoy-halted", "convoy-off-route", "convoy-late", "convoy-silent" ->
          ConvoyGrounds.sentences(facts);
      case "route-blocked" -> RouteGrounds.sentences(facts);
      case "supply-shortfall" -> SupplyGrounds.sentences(facts);
      case "position-jamming" -> JammingGrounds.sentences(facts);
      case "incident", "ceasefire-violation" -> IncidentGrounds.sentences(facts);
      default -> List.of();
    };
  }
}

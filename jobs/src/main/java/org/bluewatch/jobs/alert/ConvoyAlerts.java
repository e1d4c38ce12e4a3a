package org.bluewatch.jobs.alert;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.Salute;
import org.bluewatch.jobs.detect.logistics.Consequence;
import org.bluewatch.jobs.detect.logistics.ConvoyDisruption;
import org.bluewatch.jobs.detect.logistics.ConvoyDisruption.Kind;

/** What the watch is told about a convoy that is halted, off its route, late or silent. */
public final class ConvoyAlerts {
  static final List<String> KINDS =
      List.of("convoy-halted", "convoy-off-route", "convoy-late", "convoy-silent");
  private static final int RULE_VERSION = 1;

  private ConvoyAlerts() {}

  /** The draft of a report about a convoy. */
  public static AlertDraft draft(ConvoyDisruption disruption) {
    return new AlertDraft(
        "A-" + disruption.episodeId(),
        kindOf(disruption.kind()),
        AlertDraft.Outcome.valueOf(disruption.phase().name()),
        disruption.knownMs(),
        disruption.reason(),
        content(disruption),
        disruption.evidenceReceivedMs());
  }

  private static String kindOf(Kind kind) {
    return KINDS.get(kind.ordinal());
  }

  private static AlertContent content(ConvoyDisruption disruption) {
    return new AlertContent(
        disruption.kind() == Kind.LATE ? Priority.P3 : Priority.P2,
        disruption.sinceMs(),
        disruption.convoyId(),
        "convoy/" + disruption.convoyId(),
        disruption.lat(),
        disruption.lon(),
        null,
        null,
        Headline.of(headline(disruption)),
        why(disruption),
        disruption.evidence(),
        disruption.evidence().isEmpty() ? List.of() : List.of(RawStream.VEHICLE_POSITIONS.topic()),
        disruption.evidence().size(),
        disruption.vehicles(),
        null,
        new Salute(
            disruption.vehicles() == 0 ? null : disruption.vehicles() + " vehicles heard",
            activity(disruption.kind()),
            "own convoy " + disruption.convoyId(),
            null,
            null,
            null));
  }

  private static String activity(Kind kind) {
    return switch (kind) {
      case HALTED -> "halted outside planned halts";
      case OFF_ROUTE -> "off its route";
      case LATE -> "late";
      case SILENT -> "not heard";
    };
  }

  private static String headline(ConvoyDisruption disruption) {
    String convoy = "Convoy " + Headline.id(disruption.convoyId());
    long known = disruption.knownMs();
    return switch (disruption.kind()) {
      case HALTED ->
          convoy + " stands for " + since(known, disruption.sinceMs()) + togo(disruption);
      case OFF_ROUTE ->
          String.format(
              Locale.ROOT,
              "%s is %.1f km off its route",
              convoy,
              disruption.deviationM() == null ? 0 : disruption.deviationM() / 1000);
      case LATE ->
          disruption.etaMs() == null
              ? convoy + " is late"
              : convoy + " is late by " + since(disruption.etaMs(), disruption.plannedArrivalMs());
      case SILENT ->
          disruption.lastFixMs() == null
              ? convoy + " was never heard of since its departure"
              : convoy + " is silent for " + since(known, disruption.lastFixMs());
    };
  }

  private static String togo(ConvoyDisruption disruption) {
    return disruption.remainingM() == null
        ? ""
        : String.format(Locale.ROOT, ", %.0f km to go", disruption.remainingM() / 1000);
  }

  private static String since(long untilMs, long sinceMs) {
    long minutes = Math.max(0, Duration.ofMillis(untilMs - sinceMs).toMinutes());
    return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }

  private static List<Fact> why(ConvoyDisruption disruption) {
    var facts = new Facts(kindOf(disruption.kind()), RULE_VERSION);
    switch (disruption.kind()) {
      case HALTED ->
          facts
              .addTime("haltedSince", disruption.sinceMs())
              .addTime("haltedUntil", disruption.untilMs());
      case OFF_ROUTE -> {
        facts.addTime("since", disruption.sinceMs()).addTime("until", disruption.untilMs());
        if (disruption.deviationM() != null) {
          facts.add("deviationM", disruption.deviationM());
        }
      }
      case LATE -> {}
      case SILENT ->
          facts
              .addTime("lastFix", disruption.lastFixMs())
              .addTime("silentSince", disruption.sinceMs());
    }
    facts
        .addTime("eta", disruption.etaMs())
        .addTime("plannedArrival", disruption.plannedArrivalMs())
        .add("routeId", disruption.routeId());
    if (disruption.remainingM() != null) {
      facts.add("remainingM", disruption.remainingM());
    }
    if (!disruption.consequences().isEmpty()) {
      facts.addParts(
          "consequence", disruption.consequences().stream().map(ConvoyAlerts::part).toList());
    }
    return facts.list();
  }

  private static Facts part(Consequence consequence) {
    return Facts.part()
        .add("siteId", consequence.siteId())
        .add("commodity", consequence.commodity())
        .addTime("emptyAt", consequence.emptyAtMs());
  }
}

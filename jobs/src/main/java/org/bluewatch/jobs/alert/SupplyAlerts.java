package org.bluewatch.jobs.alert;

import java.util.List;
import java.util.Locale;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.Salute;
import org.bluewatch.jobs.detect.logistics.Phase;
import org.bluewatch.jobs.detect.logistics.SupplyShortfall;

/** What the watch is told about a stock that runs out too early. */
public final class SupplyAlerts {
  static final String KIND = "supply-shortfall";
  private static final int RULE_VERSION = 1;

  private SupplyAlerts() {}

  /** The draft of a report about a shortfall; at its end the alert says what it said before. */
  public static AlertDraft draft(SupplyShortfall shortfall) {
    return new AlertDraft(
        "A-" + shortfall.episodeId(),
        KIND,
        AlertDraft.Outcome.valueOf(shortfall.phase().name()),
        shortfall.knownMs(),
        shortfall.reason(),
        shortfall.phase() == Phase.STANDS ? content(shortfall) : null,
        shortfall.evidenceReceivedMs());
  }

  private static AlertContent content(SupplyShortfall shortfall) {
    String convoyId = shortfall.convoyId();
    return new AlertContent(
        Priority.P2,
        shortfall.emptyAtMs(),
        shortfall.siteId(),
        convoyId == null ? "site/" + shortfall.siteId() : "convoy/" + convoyId,
        shortfall.lat(),
        shortfall.lon(),
        null,
        null,
        Headline.of(headline(shortfall)),
        why(shortfall),
        List.of(shortfall.evidence()),
        List.of(RawStream.SUPPLY_LEVELS.topic()),
        1,
        1,
        null,
        new Salute(
            null,
            shortfall.commodity() + " runs out",
            "own site " + shortfall.siteId(),
            null,
            null,
            null));
  }

  private static String headline(SupplyShortfall shortfall) {
    return String.format(
        Locale.ROOT,
        "%s: %s for %.1f days, %s",
        Headline.id(shortfall.siteId()),
        Headline.id(shortfall.commodity()),
        shortfall.stockDays(),
        shortfall.convoyId() == null ? "none to come" : "convoy comes too late");
  }

  private static List<Fact> why(SupplyShortfall shortfall) {
    return new Facts(KIND, RULE_VERSION)
        .add("siteId", shortfall.siteId())
        .add("commodity", shortfall.commodity())
        .addTime("emptyAt", shortfall.emptyAtMs())
        .add("stockDays", shortfall.stockDays())
        .add("convoyId", shortfall.convoyId())
        .addTime("expectedArrival", shortfall.arrivalMs())
        .addTime("emptyAtWithConvoy", shortfall.emptyAtWithConvoyMs())
        .list();
  }
}

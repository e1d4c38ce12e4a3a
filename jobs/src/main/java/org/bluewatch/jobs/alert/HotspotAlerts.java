package org.bluewatch.jobs.alert;

import java.util.List;
import java.util.Locale;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.Salute;
import org.bluewatch.jobs.detect.hotspot.HotspotReport;
import org.bluewatch.jobs.detect.hotspot.HotspotSentence;

/** What the watch is told about a hotspot: one alert from its opening to its end. */
public final class HotspotAlerts {
  static final String KIND = "hotspot";
  private static final String RULE = "hotspot-scan";
  private static final int RULE_VERSION = 2;
  private static final double LONG_DAYS = 3650;

  private HotspotAlerts() {}

  /** The draft of a report about a hotspot; at its end the alert says what it said before. */
  public static AlertDraft draft(HotspotReport report) {
    Hotspot hotspot = report.hotspot();
    return new AlertDraft(
        "A-" + hotspot.hotspotId(),
        KIND,
        outcomeOf(hotspot.status()),
        hotspot.knownMs(),
        hotspot.reason(),
        hotspot.status() == Hotspot.Status.OPEN ? content(report) : null,
        report.evidence().newestReceivedMs());
  }

  private static AlertDraft.Outcome outcomeOf(Hotspot.Status status) {
    return switch (status) {
      case OPEN -> AlertDraft.Outcome.STANDS;
      case CLOSED -> AlertDraft.Outcome.RESOLVED;
      case WITHDRAWN -> AlertDraft.Outcome.WITHDRAWN;
    };
  }

  private static AlertContent content(HotspotReport report) {
    Hotspot hotspot = report.hotspot();
    var evidence = report.evidence();
    return new AlertContent(
        evidence.satelliteOnly() ? Alert.Priority.P3 : Alert.Priority.P2,
        hotspot.fromMs(),
        hotspot.hotspotId(),
        hotspot.hotspotId(),
        hotspot.lat(),
        hotspot.lon(),
        null,
        hotspot.geometry(),
        headline(hotspot),
        why(report),
        hotspot.evidence(),
        evidence.streams(),
        hotspot.evidence().size(),
        evidence.independentSources(),
        evidence.grade(),
        new Salute(null, Activity.of(evidence.events()), null, null, null, null));
  }

  /** At most 80 characters for up to a million events in a year. */
  private static String headline(Hotspot hotspot) {
    return String.format(
        Locale.ROOT,
        "Hotspot: %d events in %s, usual %s; by chance every %s",
        hotspot.observed(),
        HotspotSentence.words(hotspot.toMs() - hotspot.fromMs()),
        usual(hotspot.expected()),
        often(hotspot.recurrenceDays()));
  }

  private static String usual(double expected) {
    if (expected < 0.01) {
      return "<0.01";
    }
    String format = expected < 0.1 ? "%.2f" : expected < 10 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, expected);
  }

  private static String often(double days) {
    return days < LONG_DAYS ? String.format(Locale.ROOT, "%.0f days", days) : "10+ years";
  }

  private static List<Fact> why(HotspotReport report) {
    Hotspot hotspot = report.hotspot();
    return new Facts(RULE, RULE_VERSION)
        .add("observed", hotspot.observed())
        .add("expected", hotspot.expected())
        .add("historyDays", hotspot.historyDays())
        .add("recurrenceDays", hotspot.recurrenceDays())
        .add("threshold", report.threshold().p())
        .add("calibrated", report.threshold().calibrated())
        .addTime(
            "calibratedAt",
            report.threshold().instantMs() == 0 ? null : report.threshold().instantMs())
        .list();
  }
}

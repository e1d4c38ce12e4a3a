package org.bluewatch.jobs.alert;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.jobs.detect.hotspot.HotspotReport;

/** What the watch is told about a hotspot: one alert from its opening to its end. */
final class HotspotAlerts {
  static final String KIND = "hotspot";
  private static final String RULE = "hotspot-scan";
  private static final int RULE_VERSION = 2;

  private final RunInfo run;

  HotspotAlerts(RunInfo run) {
    this.run = run;
  }

  /** The alertId of a hotspot. */
  static String idOf(Hotspot hotspot) {
    return "A-" + hotspot.hotspotId();
  }

  /**
   * The next revision of the alert about a hotspot.
   *
   * @param last the last revision, null if there was none
   * @param sector of the hotspot's centre, or null
   */
  Alert on(HotspotReport report, Alert last, String sector) {
    Hotspot hotspot = report.hotspot();
    return last == null || hotspot.status() == Hotspot.Status.OPEN
        ? told(report, last, sector)
        : ended(hotspot, last);
  }

  private Alert told(HotspotReport report, Alert last, String sector) {
    Hotspot hotspot = report.hotspot();
    var evidence = report.evidence();
    return new Alert(
        idOf(hotspot),
        last == null ? 1 : last.revision() + 1,
        KIND,
        last == null ? Alert.State.RAISED : last.state(),
        evidence.satelliteOnly() ? Alert.Priority.P3 : Alert.Priority.P2,
        last == null ? hotspot.fromMs() : last.timeMs(),
        hotspot.knownMs(),
        run.area(),
        sector,
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
        hotspot.reason(),
        run.run(),
        run.exercise());
  }

  private static Alert ended(Hotspot hotspot, Alert last) {
    boolean withdrawn = hotspot.status() == Hotspot.Status.WITHDRAWN;
    return new Alert(
        last.alertId(),
        last.revision() + 1,
        last.kind(),
        withdrawn ? Alert.State.WITHDRAWN : Alert.State.RESOLVED,
        last.priority(),
        last.timeMs(),
        hotspot.knownMs(),
        last.area(),
        last.sector(),
        last.subject(),
        last.situation(),
        last.lat(),
        last.lon(),
        last.accuracyM(),
        last.geometry(),
        last.headline(),
        last.why(),
        last.evidence(),
        last.evidenceStreams(),
        last.sources(),
        last.independentSources(),
        last.grade(),
        hotspot.reason(),
        last.run(),
        last.exercise());
  }

  /** At most 80 characters for up to a million events in a year. */
  private static String headline(Hotspot hotspot) {
    return String.format(
        Locale.ROOT,
        "Hotspot: %d events in %s, usual %s; by chance every %.0f days",
        hotspot.observed(),
        inWords(Duration.ofMillis(hotspot.toMs() - hotspot.fromMs())),
        usual(hotspot.expected()),
        Math.min(hotspot.recurrenceDays(), 99_999));
  }

  private static String usual(double expected) {
    return String.format(Locale.ROOT, expected < 10 ? "%.1f" : "%.0f", expected);
  }

  private static String inWords(Duration duration) {
    long hours = duration.toHours();
    if (duration.toMinutes() % 60 != 0) {
      return duration.toMinutes() + " min";
    }
    return hours >= 48 && hours % 24 == 0 ? hours / 24 + " d" : hours + " h";
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
        .addTime("calibratedAt", report.threshold().instantMs())
        .list();
  }
}

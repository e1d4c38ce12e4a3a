package org.bluewatch.jobs.alert;

import java.util.List;
import java.util.Locale;
import org.bluewatch.common.geo.Circle;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.Salute;
import org.bluewatch.jobs.detect.trust.JammingReport;

/** What the watch is told about receivers that are jammed or spoofed. */
public final class JammingAlerts {
  static final String KIND = "position-jamming";
  private static final int RULE_VERSION = 2;

  private JammingAlerts() {}

  /** The draft of a report about jamming. */
  public static AlertDraft draft(JammingReport report) {
    return new AlertDraft(
        "A-" + report.episodeId(),
        KIND,
        report.standing() ? AlertDraft.Outcome.STANDS : AlertDraft.Outcome.RESOLVED,
        report.knownMs(),
        report.reason(),
        content(report),
        report.knownMs());
  }

  private static AlertContent content(JammingReport report) {
    int receivers = report.receivers();
    return new AlertContent(
        Priority.P2,
        report.sinceMs(),
        report.vehicleIds().get(0),
        report.episodeId(),
        report.lat(),
        report.lon(),
        report.radiusM(),
        Circle.geoJson(report.lat(), report.lon(), report.radiusM()),
        Headline.of(
            String.format(
                Locale.ROOT,
                "Positions jammed: %d receivers show places %.0f km away",
                receivers,
                report.offsetM() / 1000)),
        new Facts(KIND, RULE_VERSION)
            .addTime("since", report.sinceMs())
            .add("receivers", (long) receivers)
            .add("vehicleIds", report.vehicleIds())
            .add("offsetM", report.offsetM())
            .add("radiusM", report.radiusM())
            .list(),
        report.evidence(),
        List.of(RawStream.VEHICLE_POSITIONS.topic()),
        receivers,
        receivers,
        null,
        new Salute(
            receivers + " receivers", "positions jammed or spoofed", null, null, null, null));
  }
}

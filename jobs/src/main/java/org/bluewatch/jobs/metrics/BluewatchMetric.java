package org.bluewatch.jobs.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every metric that Bluewatch's operators export: name, labels and meaning in one place. Names are
 * exported with the prefix {@code bluewatch_}, counters with {@code _total} behind; units are SI
 * base units. Labels come from closed lists: never a position, a track or the id of an object.
 */
public enum BluewatchMetric {
  /**
   * Raw records by outcome: observation, duplicate or rejected, which add up to all that were read;
   * and conflicting, which are among the duplicates.
   */
  RECORDS("records", MetricKind.COUNTER, "Raw records by what became of them", "stream", "outcome"),
  /** Refused raw records by {@link org.bluewatch.common.model.RejectionReason}. */
  REJECTED("rejected", MetricKind.COUNTER, "Refused raw records by reason", "stream", "reason"),
  /** From the receipt of the newest evidence to the alert at the sink, live topics only. */
  ALERT_LATENCY(
      "alert_latency_seconds",
      MetricKind.HISTOGRAM,
      "Time from the receipt of a record to the alert it caused",
      "kind"),
  /** Alerts that are neither resolved nor withdrawn. */
  ALERTS_ACTIVE("alerts_active", MetricKind.SUM, "Alerts that have not ended", "kind", "priority"),
  /** Notices by {@link org.bluewatch.common.model.Notice.Channel}; each further call counts. */
  NOTICES("notices", MetricKind.COUNTER, "Notices by how people were told of them", "channel"),
  /** Notices that have not ended, and what was done about them. */
  NOTICES_OPEN(
      "notices_open",
      MetricKind.SUM,
      "Notices that have not ended, by what was done about them",
      "channel",
      "state"),
  /** Pages of the present shift: allowed, used up, and calls of further tiers beside them. */
  ALERT_BUDGET("alert_budget", MetricKind.SUM, "The alert budget of this shift", "measure"),
  /** Hotspots with status OPEN. */
  HOTSPOTS_OPEN("hotspots_open", MetricKind.SUM, "Hotspots that are open"),
  /** Incidents with status OPEN. */
  INCIDENTS_OPEN("incidents_open", MetricKind.SUM, "Incidents that are open"),
  /** Violent events whose position error or span is larger than any disk or window. */
  HOTSPOT_EVENTS_UNTESTED(
      "hotspot_events_untested",
      MetricKind.COUNTER,
      "Violent events too vague for any disk or window: counted, not tested for hotspots"),
  /** Convoys whose plan is in force by {@link org.bluewatch.common.model.Convoy.Status}. */
  CONVOYS("convoys", MetricKind.SUM, "Convoys by what they are doing", "status"),
  /** Wall clock minus knowledge clock; of several subtasks the one furthest behind. */
  WATERMARK_LAG(
      "watermark_lag_seconds",
      MetricKind.HIGHEST,
      "How far the knowledge clock is behind the wall clock",
      "stream"),
  /** Records that reached an ordering stage behind the watermark: not lost, but out of order. */
  LATE_RECORDS(
      "late_records",
      MetricKind.COUNTER,
      "Records that came behind the watermark; anything but 0 is a defect",
      "stage"),
  /** Records of a result topic that delivery could not read and left out of the database. */
  RESULTS_UNREADABLE(
      "results_unreadable",
      MetricKind.COUNTER,
      "Result records that could not be read and are missing from the database",
      "stream");

  /** The user scope that marks a Flink metric as one of these. */
  static final String GROUP = "bluewatch";

  private final String metricName;
  private final MetricKind kind;
  private final String description;
  private final List<String> labels;

  BluewatchMetric(String metricName, MetricKind kind, String description, String... labels) {
    this.metricName = metricName;
    this.kind = kind;
    this.description = description;
    this.labels = List.of(labels);
  }

  /** The name without prefix and without {@code _total}. */
  public String metricName() {
    return metricName;
  }

  /** One sentence for the HELP line. */
  public String description() {
    return description;
  }

  /** The label names, all of which must be given. */
  public List<String> labels() {
    return labels;
  }

  MetricKind kind() {
    return kind;
  }

  static Optional<BluewatchMetric> ofName(String metricName) {
    return Arrays.stream(values()).filter(m -> m.metricName.equals(metricName)).findFirst();
  }
}

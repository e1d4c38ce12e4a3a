package org.bluewatch.jobs.alert;

import org.bluewatch.jobs.order.OrderedStreams;

/**
 * What a detector's report means for an alert, whatever its kind: the input of the alert stage.
 *
 * @param alertId one per episode
 * @param kind one of the contract's alert kinds
 * @param outcome whether it stands
 * @param knownMs knowledge time of the report
 * @param reason why there is a new revision, in words
 * @param content what the alert says now; null if it says what it said before
 * @param causeReceivedMs when the newest observation behind it was received, milliseconds since
 *     1970 UTC
 */
public record AlertDraft(
    String alertId,
    String kind,
    Outcome outcome,
    long knownMs,
    String reason,
    AlertContent content,
    long causeReceivedMs) {

  /** What became of the thing reported. */
  public enum Outcome {
    STANDS,
    RESOLVED,
    WITHDRAWN
  }

  /** The order of drafts of one millisecond: an alert has at most one in it. */
  public static OrderedStreams.Order<AlertDraft> order() {
    return (a, b) -> a.alertId.compareTo(b.alertId);
  }
}

package org.bluewatch.jobs.alert;

import org.bluewatch.common.model.AlertAction;
import org.bluewatch.jobs.order.OrderedStreams;

/** What the alert stage hears of. Exactly one component is not null. */
public record AlertInput(AlertDraft draft, AlertAction action) {

  public static AlertInput of(AlertDraft draft) {
    return new AlertInput(draft, null);
  }

  public static AlertInput of(AlertAction action) {
    return new AlertInput(null, action);
  }

  /**
   * The order within one millisecond: drafts by alert, then actions by the time at which they were
   * done. Actions come last because an officer acts on what was said: an alert and the answer to it
   * that become known together are an alert and the answer to it.
   */
  public static OrderedStreams.Order<AlertInput> order() {
    return (a, b) -> {
      if (a.draft != null && b.draft != null) {
        return AlertDraft.order().compare(a.draft, b.draft);
      }
      if (a.action != null && b.action != null) {
        int byTime = Long.compare(a.action.timeMs(), b.action.timeMs());
        return byTime != 0 ? byTime : a.action.id().compareTo(b.action.id());
      }
      return a.draft != null ? -1 : 1;
    };
  }
}

package org.bluewatch.jobs.paging;

import java.util.Map;
import java.util.TreeMap;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Notice;

/**
 * The labels of a page. They alone say whether Alertmanager has told people of it, so they hold
 * nothing that changes while a call stands.
 */
final class PageLabels {
  /** A page for people. */
  static final String PAGE = "BluewatchPage";

  /** A test of the way to the receivers. */
  static final String CANARY = "BluewatchCanary";

  /** Name of the label that is the noticeId. */
  static final String INCIDENT_ID = "incident_id";

  private static final String REPLAY = "replay";

  private PageLabels() {}

  /** True for what reaches nobody. */
  static boolean isReplay(Page page) {
    return Boolean.parseBoolean(page.labels().get(REPLAY));
  }

  /**
   * The labels of the call that a revision of a notice makes.
   *
   * @param liveRun a notice of any other run is a replay
   */
  static Map<String, String> of(Notice notice, String liveRun) {
    Alert alert = notice.alert();
    boolean canary = notice.channel() == Notice.Channel.CANARY;
    Map<String, String> labels = new TreeMap<>();
    labels.put("alertname", canary ? CANARY : PAGE);
    labels.put(INCIDENT_ID, notice.noticeId());
    labels.put("kind", alert.kind());
    labels.put("priority", notice.priority().name());
    labels.put("severity", severity(notice.priority(), canary));
    labels.put("sector", alert.sector() == null ? "none" : alert.sector());
    labels.put("area", alert.area());
    labels.put("exercise", Boolean.toString(alert.exercise()));
    labels.put(REPLAY, Boolean.toString(!alert.run().equals(liveRun)));
    return of(
        labels,
        new PageCall.Id(notice.noticeId(), notice.call(), notice.tier()),
        contacts(notice, notice.tier()));
  }

  /**
   * The contacts of a tier, each between two commas, so that a route can match one of them: {@code
   * ,desk:watch,mail:duty,}.
   */
  static String contacts(Notice notice, int tier) {
    return ',' + String.join(",", PageCall.contacts(notice, tier)) + ',';
  }

  /** The same for another call of the same notice. */
  static Map<String, String> of(Map<String, String> ofAnyCall, PageCall.Id call, String contacts) {
    Map<String, String> labels = new TreeMap<>(ofAnyCall);
    labels.put("contacts", contacts);
    labels.put("call", Integer.toString(call.number()));
    labels.put("tier", Integer.toString(call.tier()));
    labels.put("escalation", Boolean.toString(!call.beginsAnew()));
    return labels;
  }

  private static String severity(Alert.Priority priority, boolean canary) {
    if (canary) {
      return "none";
    }
    return switch (priority) {
      case P1 -> "critical";
      case P2 -> "major";
      case P3, P4 -> "minor";
    };
  }
}

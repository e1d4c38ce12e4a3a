package org.bluewatch.jobs.paging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The body of a POST to {@code /api/v2/alerts} of Alertmanager. */
final class AlertmanagerJson {
  private AlertmanagerJson() {}

  /**
   * All pages as Alertmanager takes them. {@code startsAt} stays as it was, since only labels make
   * an alert new; what stands ends after a while unless it is told again.
   *
   * @param nowMs wall clock, milliseconds since 1970 UTC
   * @param holdForMs how long Alertmanager keeps what is not told again
   */
  static String of(List<Page> pages, long nowMs, long holdForMs) {
    ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
    for (Page page : pages) {
      long endsMs = page.endedMs() == null ? nowMs + holdForMs : Math.min(page.endedMs(), nowMs);
      ObjectNode alert = alerts.addObject();
      put(alert.putObject("labels"), page.labels());
      put(alert.putObject("annotations"), page.annotations());
      // After the clock was set back a start may lie ahead, which Alertmanager refuses.
      alert.put("startsAt", text(Math.min(page.startedMs(), Math.min(nowMs, endsMs))));
      alert.put("endsAt", text(endsMs));
    }
    return alerts.toString();
  }

  private static void put(ObjectNode object, Map<String, String> texts) {
    texts.forEach(object::put);
  }

  private static String text(long ms) {
    return Instant.ofEpochMilli(ms).toString();
  }
}

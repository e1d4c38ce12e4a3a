package org.bluewatch.jobs.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** An alert in one line for the terminal. */
final class AlertLine {
  private AlertLine() {}

  static String of(JsonNode alert) {
    return String.format(
        Locale.ROOT,
        "%s %s %s%s %s rev %d: %s [%s]%s",
        alert.get("known").asText(),
        alert.get("priority").asText(),
        alert.get("state").asText(),
        alert.get("exercise").asBoolean() ? " EXERCISE" : "",
        alert.get("alertId").asText(),
        alert.get("revision").asInt(),
        alert.get("headline").asText(),
        place(alert),
        alert.hasNonNull("reason") ? " (" + alert.get("reason").asText() + ")" : "");
  }

  private static String place(JsonNode alert) {
    String sector = alert.path("sector").asText("");
    String position =
        alert.hasNonNull("lat")
            ? String.format(
                Locale.ROOT, "%.3f %.3f", alert.get("lat").asDouble(), alert.get("lon").asDouble())
            : "";
    return (sector + " " + position).strip();
  }
}

package org.bluewatch.jobs.paging.page;

import java.util.List;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Notice;

/** The codes of CAP 1.2 for what Bluewatch says. */
final class CapCodes {
  private CapCodes() {}

  /** What a kind of alert is about, at least one. */
  static List<String> categories(String kind) {
    return switch (kind) {
      case "hotspot",
          "incident",
          "ceasefire-violation",
          "zone-entry",
          "zone-empty",
          "approach",
          "coverage-gap" ->
          List.of("Security");
      case "convoy-halted", "convoy-off-route", "convoy-late", "convoy-silent" ->
          List.of("Transport");
      case "route-blocked" -> List.of("Transport", "Safety");
      case "displacement-surge" -> List.of("Safety");
      case "position-jamming" -> List.of("Infra", "Security");
      case "sensor-loss", "pipeline" -> List.of("Infra");
      default -> List.of("Other");
    };
  }

  static String responseType(Priority priority) {
    return switch (priority) {
      case P1, P2 -> "Execute";
      case P3 -> "Monitor";
      case P4 -> "None";
    };
  }

  /** Immediate is now, Expected within the hour, Future after that. */
  static String urgency(Priority priority) {
    return switch (priority) {
      case P1 -> "Immediate";
      case P2 -> "Expected";
      case P3, P4 -> "Future";
    };
  }

  static String severity(Notice notice) {
    return switch (notice.priority()) {
      case P1 -> Methane.applies(notice) ? "Extreme" : "Severe";
      case P2 -> "Severe";
      case P3 -> "Moderate";
      case P4 -> "Minor";
    };
  }

  /**
   * By the grade of what was said and how many say it; what own vehicles measured is observed, what
   * is computed from it likely.
   */
  static String certainty(Alert alert) {
    return switch (alert.kind()) {
      case "convoy-halted",
          "convoy-off-route",
          "convoy-silent",
          "position-jamming",
          "sensor-loss" ->
          "Observed";
      case "convoy-late", "supply-shortfall" -> "Likely";
      default -> ofReports(alert);
    };
  }

  private static String ofReports(Alert alert) {
    boolean corroborated = alert.independentSources() > 1;
    return switch (Admiralty.credibilityOf(alert.grade())) {
      case 1 -> "Observed";
      case 2 -> "Likely";
      case 3 -> corroborated ? "Likely" : "Possible";
      case 4, 5 -> corroborated ? "Possible" : "Unlikely";
      default -> corroborated ? "Likely" : "Unknown";
    };
  }
}

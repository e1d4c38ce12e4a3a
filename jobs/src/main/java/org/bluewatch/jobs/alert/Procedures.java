package org.bluewatch.jobs.alert;

import java.util.Map;

/** What an area's procedures suggest to whoever is paged, by kind of alert. */
final class Procedures {
  private final Map<String, String> stepByKind;

  Procedures(Map<String, String> stepByKind) {
    this.stepByKind = stepByKind;
  }

  /** The suggested step, or null. */
  String step(String kind) {
    return stepByKind.get(kind);
  }
}

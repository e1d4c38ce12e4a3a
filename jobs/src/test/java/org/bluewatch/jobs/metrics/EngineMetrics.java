package org.bluewatch.jobs.metrics;

import java.util.List;

/** What of the engine is exported, for tests elsewhere. */
public final class EngineMetrics {
  private EngineMetrics() {}

  /** The names without {@code _total}. */
  public static List<String> names() {
    return EngineMetric.names();
  }
}

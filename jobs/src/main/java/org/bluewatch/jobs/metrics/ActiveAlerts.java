package org.bluewatch.jobs.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.apache.flink.metrics.MetricGroup;
import org.bluewatch.common.model.Alert;

/** Counts the alerts that have not ended, for the metric; read by any thread. */
public final class ActiveAlerts {
  private static final Alert.Priority[] PRIORITIES = Alert.Priority.values();

  private final Map<String, AtomicIntegerArray> byKind = new HashMap<>();

  /**
   * @param kinds every kind of alert there can be
   */
  public ActiveAlerts(MetricGroup group, List<String> kinds) {
    for (String kind : kinds) {
      var counts = new AtomicIntegerArray(PRIORITIES.length);
      byKind.put(kind, counts);
      for (Alert.Priority priority : PRIORITIES) {
        BluewatchMetrics.gauge(
            group,
            BluewatchMetric.ALERTS_ACTIVE,
            Map.of("kind", kind, "priority", priority.name()),
            () -> counts.get(priority.ordinal()));
      }
    }
  }

  /** Counts a revision until it is removed. */
  public void add(Alert alert) {
    byKind.get(alert.kind()).incrementAndGet(alert.priority().ordinal());
  }

  /** Takes one away that was added. */
  public void remove(Alert alert) {
    byKind.get(alert.kind()).decrementAndGet(alert.priority().ordinal());
  }
}

package org.bluewatch.jobs.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.metrics.Metric;

/**
 * All exported metrics that live in Flink, as one collector. Values are read when Prometheus asks.
 * Thread safe.
 */
final class FlinkMetrics implements MultiCollector {
  private final Map<String, Family> families = new TreeMap<>();

  private record Family(ExportedMetric exported, Map<Labels, Series> series) {

    MetricSnapshot snapshot() {
      List<DataPointSnapshot> points =
          series.entrySet().stream()
              .map(e -> e.getValue().read(e.getKey()))
              .flatMap(Optional::stream)
              .toList();
      MetricMetadata metadata = new MetricMetadata(exported.name(), exported.description());
      return switch (exported.kind()) {
        case COUNTER -> new CounterSnapshot(metadata, all(CounterDataPointSnapshot.class, points));
        case HISTOGRAM ->
            new HistogramSnapshot(metadata, all(HistogramDataPointSnapshot.class, points));
        case SUM, HIGHEST, LOWEST ->
            new GaugeSnapshot(metadata, all(GaugeDataPointSnapshot.class, points));
      };
    }

    private static <P> List<P> all(Class<P> type, List<DataPointSnapshot> points) {
      return points.stream().map(type::cast).toList();
    }
  }

  /**
   * A subtask begins to report a metric.
   *
   * @throws IllegalArgumentException if the metric is not of the exported kind
   */
  synchronized void add(ExportedMetric exported, Labels labels, Metric metric, String jobId) {
    families
        .computeIfAbsent(exported.name(), name -> new Family(exported, new TreeMap<>()))
        .series()
        .computeIfAbsent(labels, l -> Series.of(exported.kind()))
        .add(metric, jobId);
  }

  /** A subtask ends. */
  synchronized void remove(ExportedMetric exported, Labels labels, Metric metric) {
    families.get(exported.name()).series().get(labels).remove(metric);
  }

  @Override
  public synchronized MetricSnapshots collect() {
    return new MetricSnapshots(families.values().stream().map(Family::snapshot).toList());
  }
}

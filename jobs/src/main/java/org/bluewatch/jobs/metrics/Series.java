package org.bluewatch.jobs.metrics;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Optional;
import org.apache.flink.metrics.Metric;

/**
 * One combination of labels of one exported metric: what all the subtasks that report it come to.
 * Not thread safe.
 */
interface Series {

  static Series of(MetricKind kind) {
    return switch (kind) {
      case COUNTER -> new CounterSeries();
      case HISTOGRAM -> new HistogramSeries();
      case SUM, HIGHEST, LOWEST -> new GaugeSeries(kind);
    };
  }

  /**
   * A subtask begins to report.
   *
   * @throws IllegalArgumentException if the metric is not of this kind
   */
  void add(Metric metric, String jobId);

  /** A subtask ends, for example because the job restarts. */
  void remove(Metric metric);

  /** The value now; empty if nobody knows it. */
  Optional<DataPointSnapshot> read(Labels labels);
}

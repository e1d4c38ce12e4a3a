package org.bluewatch.jobs.metrics;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;

/** A value that goes up and down. */
final class GaugeSeries implements Series {
  private final MetricKind kind;

  /** Not a set: subtasks may share one stateless lambda. */
  private final List<Gauge<?>> gauges = new ArrayList<>();

  GaugeSeries(MetricKind kind) {
    this.kind = kind;
  }

  @Override
  public void add(Metric metric, String jobId) {
    if (!(metric instanceof Gauge<?> gauge)) {
      throw new IllegalArgumentException("expected a gauge, got " + metric.getClass().getName());
    }
    gauges.add(gauge);
  }

  @Override
  public void remove(Metric metric) {
    gauges.remove(metric);
  }

  @Override
  public Optional<DataPointSnapshot> read(Labels labels) {
    double[] known =
        gauges.stream().mapToDouble(GaugeSeries::read).filter(Double::isFinite).toArray();
    if (known.length == 0) {
      return Optional.empty();
    }
    double value = combined(DoubleStream.of(known));
    return Optional.of(GaugeDataPointSnapshot.builder().labels(labels).value(value).build());
  }

  private double combined(DoubleStream values) {
    return switch (kind) {
      case HIGHEST -> values.max().getAsDouble();
      case LOWEST -> values.min().getAsDouble();
      default -> values.sum();
    };
  }

  /** The value of a gauge; NaN if it has none, or its task is just starting or ending. */
  static double read(Gauge<?> gauge) {
    try {
      return gauge.getValue() instanceof Number number ? number.doubleValue() : Double.NaN;
    } catch (RuntimeException notReady) {
      return Double.NaN;
    }
  }
}

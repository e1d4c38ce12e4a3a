package org.bluewatch.jobs.metrics;

import java.util.Map;
import java.util.Set;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * How an operator registers its metrics, once per label combination and in {@code open()}:
 *
 * <pre>{@code
 * records = BluewatchMetrics.counter(group, RECORDS, Map.of("stream", topic, "outcome", "duplicate"));
 * }</pre>
 *
 * All methods throw {@link IllegalArgumentException} if the metric is of another kind or the labels
 * are not exactly those that {@link BluewatchMetric} declares.
 */
public final class BluewatchMetrics {

  private BluewatchMetrics() {}

  /** A counter that begins at 0 with each attempt of the task. */
  public static Counter counter(
      MetricGroup group, BluewatchMetric metric, Map<String, String> labels) {
    return labelled(group, metric, labels, Set.of(MetricKind.COUNTER)).counter(metric.metricName());
  }

  /** A counter whose value is kept in checkpointed state, see {@link RestoredTotal}. */
  public static RestoredTotal total(
      MetricGroup group, BluewatchMetric metric, Map<String, String> labels) {
    return labelled(group, metric, labels, Set.of(MetricKind.COUNTER))
        .gauge(metric.metricName(), new RestoredTotal());
  }

  /** A value that goes up and down and is read at each scrape, from another thread. */
  public static void gauge(
      MetricGroup group,
      BluewatchMetric metric,
      Map<String, String> labels,
      Gauge<? extends Number> value) {
    labelled(group, metric, labels, Set.of(MetricKind.SUM, MetricKind.HIGHEST, MetricKind.LOWEST))
        .gauge(metric.metricName(), value);
  }

  /** A distribution of durations. */
  public static LatencyHistogram histogram(
      MetricGroup group, BluewatchMetric metric, Map<String, String> labels) {
    return labelled(group, metric, labels, Set.of(MetricKind.HISTOGRAM))
        .histogram(metric.metricName(), new LatencyHistogram());
  }

  private static MetricGroup labelled(
      MetricGroup group,
      BluewatchMetric metric,
      Map<String, String> labels,
      Set<MetricKind> expected) {
    if (!expected.contains(metric.kind())) {
      throw new IllegalArgumentException(
          "metric " + metric.metricName() + " is a " + metric.kind() + ", not one of " + expected);
    }
    if (!labels.keySet().equals(Set.copyOf(metric.labels()))) {
      throw new IllegalArgumentException(
          "metric %s has the labels %s, given were %s"
              .formatted(metric.metricName(), metric.labels(), labels.keySet()));
    }
    MetricGroup labelled = group.addGroup(BluewatchMetric.GROUP);
    for (String label : metric.labels()) {
      labelled = labelled.addGroup(label, labels.get(label));
    }
    return labelled;
  }
}

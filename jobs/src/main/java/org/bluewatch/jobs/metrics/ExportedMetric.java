package org.bluewatch.jobs.metrics;

import java.util.List;

/**
 * How a metric looks from outside.
 *
 * @param name with prefix and unit, without {@code _total}
 * @param labels label names
 */
record ExportedMetric(String name, MetricKind kind, String description, List<String> labels) {

  static ExportedMetric of(BluewatchMetric metric) {
    return new ExportedMetric(
        "bluewatch_" + metric.metricName(), metric.kind(), metric.description(), metric.labels());
  }
}

package org.bluewatch.jobs.metrics;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Makes the {@link BluewatchMetricReporter}; the name of this class stands in Flink's config. */
public final class BluewatchMetricReporterFactory implements MetricReporterFactory {

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return new BluewatchMetricReporter();
  }
}

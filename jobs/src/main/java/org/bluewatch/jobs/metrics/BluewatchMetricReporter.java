package org.bluewatch.jobs.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands Flink's metrics to {@link ProcessMetrics}: those registered through {@link
 * BluewatchMetrics} and the allow-list of {@link EngineMetric}. The values of a process's subtasks
 * are combined; there is no label for the subtask.
 *
 * <pre>
 * metrics.reporters: bluewatch
 * metrics.reporter.bluewatch.factory.class: org.bluewatch.jobs.metrics.BluewatchMetricReporterFactory
 * metrics.reporter.bluewatch.port: 9249        # 0: any free port; absent: the process serves them
 * metrics.reporter.bluewatch.host: 127.0.0.1   # the default
 * </pre>
 */
public final class BluewatchMetricReporter implements MetricReporter {
  private static final Logger LOG = LoggerFactory.getLogger(BluewatchMetricReporter.class);

  private MetricsEndpoint endpoint;

  private record Export(ExportedMetric exported, Labels labels, Metric metric, String jobId) {}

  /** Starts the endpoint; where it cannot, one line says so and the job runs without. */
  @Override
  public void open(MetricConfig config) {
    String port = config.getString("port", "");
    if (port.isEmpty()) {
      return;
    }
    try {
      endpoint =
          ProcessMetrics.serve(config.getString("host", "127.0.0.1"), Integer.parseInt(port));
      LOG.info("Metrics are served on port {}", endpoint.port());
    } catch (IOException e) {
      LOG.error("{}; this process exports no metrics", e.getMessage());
    } catch (IllegalArgumentException e) {
      LOG.error(
          "metrics.reporter.*.port must be a number from 0 to 65535, not '{}'; this process exports no metrics",
          port);
    }
  }

  @Override
  public void close() {
    if (endpoint != null) {
      endpoint.close();
    }
  }

  /** The port it serves on, empty if it does not. */
  public Optional<Integer> port() {
    return Optional.ofNullable(endpoint).map(MetricsEndpoint::port);
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    find(metric, name, group)
        .ifPresent(
            e -> ProcessMetrics.flink().add(e.exported(), e.labels(), e.metric(), e.jobId()));
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    find(metric, name, group)
        .ifPresent(e -> ProcessMetrics.flink().remove(e.exported(), e.labels(), e.metric()));
  }

  private static Optional<Export> find(Metric metric, String name, MetricGroup group) {
    String scope =
        LogicalScopeProvider.castFrom(group).getLogicalScope(component -> component, '.');
    Map<String, String> variables = group.getAllVariables();
    String jobId = variables.getOrDefault("<job_id>", "");
    if ((scope + '.').contains('.' + BluewatchMetric.GROUP + '.')) {
      return BluewatchMetric.ofName(name)
          .map(ExportedMetric::of)
          .map(
              e ->
                  new Export(
                      e, labels(e, label -> variables.get('<' + label + '>')), metric, jobId));
    }
    return EngineMetric.find(scope, name, variables)
        .map(
            e ->
                new Export(
                    e.exported(),
                    labels(e.exported(), label -> variables.get(EngineMetric.LABELS.get(label))),
                    e.scaled(metric),
                    jobId));
  }

  private static Labels labels(ExportedMetric exported, UnaryOperator<String> valueOfLabel) {
    return Labels.of(exported.labels(), exported.labels().stream().map(valueOfLabel).toList());
  }
}

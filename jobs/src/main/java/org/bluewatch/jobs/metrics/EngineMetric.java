package org.bluewatch.jobs.metrics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;

/**
 * The engine's own metrics that are worth a line; everything else that Flink measures stays inside.
 *
 * @param scope Flink's logical scope, for example {@code taskmanager.job.task}
 * @param flinkName Flink's name
 * @param operator the names of the operators it is exported for
 * @param exported what it is exported as
 * @param scale factor to SI base units
 */
record EngineMetric(
    String scope, String flinkName, Pattern operator, ExportedMetric exported, double scale) {

  private static final String JOB = "jobmanager.job";
  private static final String TASK = "taskmanager.job.task";
  private static final String OPERATOR = "taskmanager.job.task.operator";
  private static final Pattern ANY = Pattern.compile(".*");
  private static final Pattern SOURCE = Pattern.compile("Source: .*");
  private static final Pattern SINK = Pattern.compile(".*: Writer");
  private static final double MILLI = 1e-3;

  /** Label name by Flink variable. Not {@code job}: Prometheus sets that one itself. */
  static final Map<String, String> LABELS =
      Map.of("flink_job", "<job_name>", "task", "<task_name>", "operator", "<operator_name>");

  private static final List<EngineMetric> ALLOWED =
      List.of(
          job("numRestarts", MetricKind.COUNTER, "restarts", 1, "Restarts of the job"),
          job(
              "numberOfCompletedCheckpoints",
              MetricKind.COUNTER,
              "checkpoints_completed",
              1,
              "Checkpoints completed"),
          job(
              "numberOfFailedCheckpoints",
              MetricKind.COUNTER,
              "checkpoints_failed",
              1,
              "Checkpoints failed"),
          job(
              "lastCheckpointDuration",
              MetricKind.HIGHEST,
              "checkpoint_duration_seconds",
              MILLI,
              "How long the last checkpoint took"),
          job(
              "lastCheckpointSize",
              MetricKind.HIGHEST,
              "checkpoint_size_bytes",
              1,
              "Bytes written by the last checkpoint"),
          job(
              "lastCheckpointCompletedTimestamp",
              MetricKind.HIGHEST,
              "checkpoint_completed_timestamp_seconds",
              MILLI,
              "When the last checkpoint was completed; its age is time() minus this"),
          task(
              "busyTimeMsPerSecond",
              MetricKind.HIGHEST,
              "busy_ratio",
              "Share of time the busiest subtask works"),
          task(
              "backPressuredTimeMsPerSecond",
              MetricKind.HIGHEST,
              "backpressured_ratio",
              "Share of time the most hindered subtask waits for the next one"),
          task(
              "currentInputWatermark",
              MetricKind.LOWEST,
              "watermark_timestamp_seconds",
              "The knowledge clock of the slowest subtask"),
          operator(
              "pendingRecords",
              SOURCE,
              MetricKind.SUM,
              "source_pending_records",
              "Records in Kafka that are not read yet"),
          operator(
              "numRecordsIn",
              SOURCE,
              MetricKind.COUNTER,
              "source_records",
              "Records read by the source"),
          operator(
              "numRecordsIn",
              SINK,
              MetricKind.COUNTER,
              "sink_records",
              "Records handed to the sink"));

  private static EngineMetric job(
      String flinkName, MetricKind kind, String name, double scale, String description) {
    return new EngineMetric(
        JOB, flinkName, ANY, exported(name, kind, description, "flink_job"), scale);
  }

  private static EngineMetric task(
      String flinkName, MetricKind kind, String name, String description) {
    return new EngineMetric(
        TASK, flinkName, ANY, exported(name, kind, description, "flink_job", "task"), MILLI);
  }

  private static EngineMetric operator(
      String flinkName, Pattern operator, MetricKind kind, String name, String description) {
    return new EngineMetric(
        OPERATOR,
        flinkName,
        operator,
        exported(name, kind, description, "flink_job", "operator"),
        1);
  }

  private static ExportedMetric exported(
      String name, MetricKind kind, String description, String... labels) {
    return new ExportedMetric("bluewatch_flink_" + name, kind, description, List.of(labels));
  }

  /** The entry for a metric of the engine, empty if it stays inside. */
  static Optional<EngineMetric> find(
      String scope, String flinkName, Map<String, String> variables) {
    String operatorName = variables.getOrDefault("<operator_name>", "");
    return ALLOWED.stream()
        .filter(m -> m.scope.equals(scope) && m.flinkName.equals(flinkName))
        .filter(m -> m.operator.matcher(operatorName).matches())
        .findFirst();
  }

  /** What they are exported as, without {@code _total}. */
  static List<String> names() {
    return ALLOWED.stream().map(metric -> metric.exported.name()).toList();
  }

  /** The metric in SI base units; a negative value stands for "not known yet" and is left out. */
  Metric scaled(Metric metric) {
    return metric instanceof Gauge<?> gauge ? new Scaled(gauge, scale) : metric;
  }

  private record Scaled(Gauge<?> gauge, double scale) implements Gauge<Double> {

    @Override
    public Double getValue() {
      double value = gauge.getValue() instanceof Number number ? number.doubleValue() : -1;
      return value >= 0 ? value * scale : Double.NaN;
    }
  }
}

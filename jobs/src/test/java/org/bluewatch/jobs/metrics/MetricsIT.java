package org.bluewatch.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.bluewatch.jobs.metrics.BluewatchMetric.ALERTS_ACTIVE;
import static org.bluewatch.jobs.metrics.BluewatchMetric.ALERT_LATENCY;
import static org.bluewatch.jobs.metrics.BluewatchMetric.RECORDS;
import static org.bluewatch.jobs.metrics.BluewatchMetric.REJECTED;
import static org.bluewatch.jobs.metrics.BluewatchMetric.WATERMARK_LAG;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Prometheus sees of a job with two subtasks. */
class MetricsIT {
  private static final long RECORDS_SENT = 1000;
  private static final String SINK_RECORDS =
      "bluewatch_flink_sink_records_total{flink_job=\"measured\",operator=\"nowhere: Writer\"}";
  private static final String AWKWARD = "a \"b\" \\ c\nd";

  private static JobClient job;
  private static MetricsPage page;

  @BeforeAll
  static void runAndScrape() throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("metrics.reporters", "bluewatch");
    configuration.setString(
        "metrics.reporter.bluewatch.factory.class", BluewatchMetricReporterFactory.class.getName());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
    env.enableCheckpointing(200);
    env.fromSource(
            new DataGeneratorSource<>(
                n -> n, Long.MAX_VALUE, RateLimiterStrategy.perSecond(5000), Types.LONG),
            WatermarkStrategy.noWatermarks(),
            "numbers")
        .map(new Measured())
        .returns(Types.LONG)
        .sinkTo(new DiscardingSink<>())
        .name("nowhere");
    job = env.executeAsync("measured");
    await().atMost(Duration.ofMinutes(2)).untilAsserted(MetricsIT::allIsCounted);
    // The page that saw the last count may have read other series before it.
    page = MetricsPage.ofThisProcess();
  }

  private static void allIsCounted() {
    page = MetricsPage.ofThisProcess();
    assertThat(page.valueOf(seen("observation"))).isEqualTo(RECORDS_SENT);
    assertThat(page.valueOf("bluewatch_flink_checkpoints_completed_total{flink_job=\"measured\"}"))
        .isPositive();
    assertThat(page.valueOf(SINK_RECORDS)).isGreaterThanOrEqualTo(RECORDS_SENT);
  }

  @AfterAll
  static void cancel() throws Exception {
    job.cancel().get();
  }

  @Test
  void countersOfAllSubtasksAddUp() {
    assertThat(page.valueOf(seen("observation"))).isEqualTo(RECORDS_SENT);
    assertThat(page.valueOf("bluewatch_rejected_total{reason=\"BAD_TIME\",stream=\"m\"}"))
        .as("a total restored by each of two subtasks")
        .isEqualTo(2 * 70);
  }

  @Test
  void gaugesAreAddedUpOrTheWorstSpeaksForAll() {
    assertThat(page.valueOf("bluewatch_alerts_active{kind=\"hotspot\",priority=\"P2\"}"))
        .isEqualTo(2 * 3);
    assertThat(page.valueOf("bluewatch_watermark_lag_seconds{stream=\"m\"}")).isEqualTo(11);
  }

  @Test
  void bucketsOfAllSubtasksAddUpAndNeverFall() {
    // Given
    List<Double> buckets =
        page.lines().stream()
            .filter(line -> line.startsWith("bluewatch_alert_latency_seconds_bucket{kind=\"m\""))
            .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
            .toList();

    // Then
    assertThat(buckets).hasSize(LatencyHistogram.BOUNDS_SECONDS.length + 1).isSorted();
    assertThat(buckets.get(buckets.size() - 1)).isEqualTo(RECORDS_SENT);
    assertThat(page.valueOf("bluewatch_alert_latency_seconds_count{kind=\"m\"}"))
        .isEqualTo(RECORDS_SENT);
    assertThat(page.valueOf("bluewatch_alert_latency_seconds_sum{kind=\"m\"}"))
        .isEqualTo(RECORDS_SENT * (RECORDS_SENT + 1) / 2 / 1000.0);
    assertThat(page.valueOf("bluewatch_alert_latency_seconds_bucket{kind=\"m\",le=\"0.1\"}"))
        .isEqualTo(100);
  }

  @Test
  void labelValuesAreEscaped() {
    assertThat(page.samples())
        .containsEntry(
            "bluewatch_records_total{outcome=\"a \\\"b\\\" \\\\ c\\nd\",stream=\"m\"}", 2.0);
  }

  @Test
  void onlyTheListedMetricsOfTheEngineAreExported() {
    assertThat(page.samples().keySet())
        .allMatch(series -> series.startsWith("bluewatch_"))
        .filteredOn(series -> series.contains("flink_job=\"measured\""))
        .extracting(series -> series.substring(0, series.indexOf('{')))
        .containsOnly(
            "bluewatch_flink_restarts_total",
            "bluewatch_flink_checkpoints_completed_total",
            "bluewatch_flink_checkpoints_failed_total",
            "bluewatch_flink_checkpoint_duration_seconds",
            "bluewatch_flink_checkpoint_size_bytes",
            "bluewatch_flink_checkpoint_completed_timestamp_seconds",
            "bluewatch_flink_busy_ratio",
            "bluewatch_flink_backpressured_ratio",
            "bluewatch_flink_source_records_total",
            "bluewatch_flink_sink_records_total");
    assertThat(page.valueOf(SINK_RECORDS)).isGreaterThanOrEqualTo(RECORDS_SENT);
  }

  private static String seen(String outcome) {
    return "bluewatch_records_total{outcome=\"%s\",stream=\"m\"}".formatted(outcome);
  }

  /** Counts the first half thousand records of each subtask, with latencies of 1 to 1000 ms. */
  private static final class Measured extends RichMapFunction<Long, Long> {
    private static final long MEASURED = RECORDS_SENT / 2;

    private transient int subtask;
    private transient Counter seen;
    private transient LatencyHistogram latency;

    @Override
    public void open(OpenContext context) {
      MetricGroup group = getRuntimeContext().getMetricGroup();
      subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
      seen = BluewatchMetrics.counter(group, RECORDS, labels("observation"));
      BluewatchMetrics.counter(group, RECORDS, labels(AWKWARD)).inc();
      BluewatchMetrics.total(group, REJECTED, Map.of("stream", "m", "reason", "BAD_TIME"))
          .setTotal(70);
      BluewatchMetrics.gauge(
          group, ALERTS_ACTIVE, Map.of("kind", "hotspot", "priority", "P2"), () -> 3);
      BluewatchMetrics.gauge(group, WATERMARK_LAG, Map.of("stream", "m"), () -> 10 + subtask);
      latency = BluewatchMetrics.histogram(group, ALERT_LATENCY, Map.of("kind", "m"));
    }

    private static Map<String, String> labels(String outcome) {
      return Map.of("stream", "m", "outcome", outcome);
    }

    @Override
    public Long map(Long number) {
      if (seen.getCount() < MEASURED) {
        // Counted last, so that a full count means that every latency is in.
        latency.update(2 * (seen.getCount() + 1) - subtask);
        seen.inc();
      }
      return number;
    }
  }
}

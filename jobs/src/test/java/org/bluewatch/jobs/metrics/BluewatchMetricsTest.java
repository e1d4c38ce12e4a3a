package org.bluewatch.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class BluewatchMetricsTest {
  private final MetricGroup group = new UnregisteredMetricsGroup();

  @Test
  void labelsMustBeTheDeclaredOnes() {
    assertThatThrownBy(
            () ->
                BluewatchMetrics.counter(
                    group, BluewatchMetric.RECORDS, Map.of("stream", "s", "track", "t")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("records has the labels [stream, outcome]");
  }

  @Test
  void aMetricIsOfOneKind() {
    assertThatThrownBy(
            () -> BluewatchMetrics.counter(group, BluewatchMetric.HOTSPOTS_OPEN, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hotspots_open is a SUM");
  }

  @Test
  void theEndpointListensOnLoopbackOnly() throws IOException {
    try (MetricsEndpoint endpoint = ProcessMetrics.serve("127.0.0.1", 0)) {
      assertThat(endpoint.address().getAddress().isLoopbackAddress()).isTrue();
    }
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (MetricsEndpoint taken = ProcessMetrics.serve("127.0.0.1", 0)) {
      assertThatThrownBy(() -> ProcessMetrics.serve("127.0.0.1", taken.port()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + taken.port());
    }
  }

  @Test
  void aReporterWithoutItsPortLetsTheJobRun() throws IOException {
    try (MetricsEndpoint taken = ProcessMetrics.serve("127.0.0.1", 0)) {
      // When
      BluewatchMetricReporter reporter = reporterOn(String.valueOf(taken.port()));

      // Then
      assertThat(reporter.port()).isEmpty();
    }
    assertThat(reporterOn("ninety").port()).isEmpty();
  }

  @Test
  void aReporterServesOnAFreePort() throws IOException {
    // When
    BluewatchMetricReporter reporter = reporterOn("0");

    // Then
    assertThat(MetricsPage.scrape(reporter.port().orElseThrow()).lines()).isNotNull();
    reporter.close();
  }

  private static BluewatchMetricReporter reporterOn(String port) {
    MetricConfig config = new MetricConfig();
    config.setProperty("port", port);
    BluewatchMetricReporter reporter = new BluewatchMetricReporter();
    reporter.open(config);
    return reporter;
  }
}

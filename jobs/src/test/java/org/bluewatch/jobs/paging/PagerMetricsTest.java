package org.bluewatch.jobs.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PagerMetricsTest {
  @Test
  void everySeriesIsThereFromTheStartUnderItsDocumentedName() throws Exception {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    PagerMetrics metrics = new PagerMetrics(registry);
    metrics.follow(() -> 1, () -> 2, () -> 3, () -> 4, () -> 5);
    var unused = metrics.failures(0);

    String page = registry.scrape();
    String document = Files.readString(Path.of("../docs/metrics.md"));
    for (String name : PagerMetrics.names()) {
      assertThat(page).contains("# HELP " + name);
      assertThat(document).containsPattern("`" + name + "(_total)?`");
    }
    for (PagerMetrics.Outcome outcome : PagerMetrics.Outcome.values()) {
      String label = outcome.name().toLowerCase(Locale.ROOT);
      assertThat(page).contains("bluewatch_pages_total{outcome=\"" + label + "\"} 0");
      assertThat(document).contains("`" + label + "`");
    }
    assertThat(Arrays.stream(page.split("\n")).filter(l -> l.startsWith("# TYPE bluewatch_")))
        .allMatch(
            line ->
                PagerMetrics.names().stream().anyMatch(name -> line.startsWith("# TYPE " + name)));
  }
}

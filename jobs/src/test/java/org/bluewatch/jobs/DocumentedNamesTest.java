package org.bluewatch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.RejectionReason;
import org.bluewatch.common.model.ResultStream;
import org.bluewatch.jobs.metrics.BluewatchMetric;
import org.junit.jupiter.api.Test;

/** Every name that people meet stands in some document, as code. */
class DocumentedNamesTest {
  private final String documents;

  DocumentedNamesTest() throws IOException {
    documents = Documents.text();
  }

  @Test
  void everyAlertKind() {
    assertThat(missing(Alert.KINDS.stream())).isEmpty();
  }

  @Test
  void everyTopic() {
    assertThat(missing(Arrays.stream(RawStream.values()).map(RawStream::topic))).isEmpty();
    assertThat(missing(Arrays.stream(ResultStream.values()).map(ResultStream::topic))).isEmpty();
  }

  @Test
  void everyRejectionReason() {
    assertThat(missing(Arrays.stream(RejectionReason.values()).map(Enum::name))).isEmpty();
  }

  @Test
  void everyMetricAndItsLabels() {
    List<BluewatchMetric> metrics = List.of(BluewatchMetric.values());

    assertThat(missing(metrics.stream().map(DocumentedNamesTest::exportedName))).isEmpty();
    assertThat(missing(metrics.stream().flatMap(metric -> metric.labels().stream()))).isEmpty();
  }

  private static String exportedName(BluewatchMetric metric) {
    return "bluewatch_" + metric.metricName();
  }

  private List<String> missing(Stream<String> names) {
    return names.filter(name -> !isNamed(name)).toList();
  }

  /** Counters may stand with the suffix they are exported with. */
  private boolean isNamed(String name) {
    return documents.contains("`" + name + "`") || documents.contains("`" + name + "_total`");
  }
}

package org.bluewatch.jobs.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.paging.PagerField.nowMs;
import static org.bluewatch.jobs.paging.PagerField.until;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Gauge;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bluewatch.common.model.Notice;
import org.bluewatch.jobs.programs.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What dies is told by something that did not die with it: the sender, watched by the real
 * Prometheus with the shipped rules, which tells the real Alertmanager with the shipped routes.
 */
@Timeout(300)
class DeadManIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SUBJECT = Pattern.compile("(?m)^Subject: \\[(\\w+)] (\\w+)");
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir Path folder;
  private PagerField field;
  private Program prometheus;

  @Test
  void whoeverRunsBluewatchHearsWhatFallsSilent() throws Exception {
    try (PagerField opened = new PagerField(folder)) {
      field = opened;
      field.canary();
      Program unused = field.alertmanager();
      Pager sender = field.start();
      HttpServer metrics = field.metrics();
      streamIsThere();
      prometheus = field.prometheus(metrics.getAddress().getPort());

      // When the stream has told nothing for ten minutes, and no test observation has come back
      until(() -> assertThat(gauge("bluewatch.canary.age")).isNotNaN());
      field.clock.pass(LONG);
      // Then both are told
      until(() -> assertThat(told("BluewatchKnowledgeStalled")).isEqualTo("firing"));
      until(() -> assertThat(told("BluewatchCanaryMissing")).isEqualTo("firing"));

      // When the stream catches up, and a test observation has come back, all is well
      field.tell(Notices.opened("C1", nowMs()).channel(Notice.Channel.CANARY).called(nowMs()));
      untilActive("Watchdog");
      untilTold("BluewatchKnowledgeStalled", "resolved");
      untilTold("BluewatchCanaryMissing", "resolved");
      // ... and the sender hears that Prometheus and Alertmanager live
      until(() -> assertThat(gauge("bluewatch.watchdog.age")).isLessThan(60));

      // When the stream goes on, but test observations do not come back
      field.clock.pass(LONG);
      // Then that alone is told
      untilActive("BluewatchCanaryMissing", "Watchdog");
      untilTold("BluewatchCanaryMissing", "firing");

      // When the sender is gone
      sender.close();
      metrics.stop(0);
      // Then Prometheus, which is not, says so
      until(() -> assertThat(told("BluewatchDown")).isEqualTo("firing"));
    }
  }

  /** As the stream shows that it runs. */
  private void streamIsThere() {
    Gauge.builder("bluewatch.flink.watermark.timestamp", () -> nowMs() / 1000.0)
        .baseUnit("seconds")
        .tag("flink_job", "situation")
        .tag("task", "ingest")
        .register(field.registry);
  }

  /** While the stream goes on, waits until only these rules fire. */
  private void untilActive(String... rules) {
    until(
        () -> {
          field.keepUp();
          assertThat(active()).containsExactly(rules);
        });
  }

  /** While the stream goes on, waits until the newest mail about a rule says so. */
  private void untilTold(String rule, String state) {
    until(
        () -> {
          field.keepUp();
          assertThat(told(rule)).isEqualTo(state);
        });
  }

  /** The rules that fire, or would if it went on. */
  private Set<String> active() throws Exception {
    String answer = prometheus.get("/api/v1/alerts");
    Set<String> names = new TreeSet<>();
    for (JsonNode alert : JSON.readTree(answer.substring(4)).at("/data/alerts")) {
      names.add(alert.at("/labels/alertname").asText());
    }
    return names;
  }

  private double gauge(String name) {
    return field.registry.get(name).gauge().value();
  }

  /** What the newest mail about a rule told whoever runs Bluewatch. */
  private String told(String rule) {
    return field.receivers.mails().stream()
        .filter(mail -> mail.contains("To: bluewatch-operations@"))
        .map(SUBJECT::matcher)
        .filter(subject -> subject.find() && subject.group(2).equals(rule))
        .map(subject -> subject.group(1))
        .reduce("nothing", (earlier, later) -> later);
  }
}

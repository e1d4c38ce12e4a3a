package org.bluewatch.jobs.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bluewatch.jobs.config.AreaFolder;
import org.bluewatch.jobs.metrics.MetricsPage;
import org.bluewatch.jobs.paging.Receivers;
import org.bluewatch.jobs.paging.ShippedFiles;
import org.bluewatch.jobs.programs.FreePort;
import org.bluewatch.jobs.programs.Program;
import org.bluewatch.jobs.programs.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a report to a page and back, with all that is real: Kafka, Flink, Alertmanager. */
class UpPagingIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void aReportPagesTheDutyOfficerWhoAcknowledgesAndTheWayIsTested() throws Exception {
    Path area =
        new AreaFolder(folder.resolve("area"))
            .with("roster.yaml", AreaFolder.ROSTER.substring(0, AreaFolder.ROSTER.indexOf("north")))
            .dir();
    Path data = folder.resolve("data");
    int pagerPort = FreePort.any();
    try (Receivers receivers = new Receivers()) {
      var files =
          ShippedFiles.alertmanager(
              folder.resolve("alertmanager"),
              receivers,
              "http://127.0.0.1:" + pagerPort,
              data.toAbsolutePath().resolve("pager/token"));
      try (Program alertmanager = files.start();
          UpProcess up =
              UpProcess.start(
                  area,
                  data,
                  "--no-feed",
                  "--alertmanager",
                  files.address(),
                  "--pager-port",
                  Integer.toString(pagerPort))) {
        // Given that the way is known to be open: a test observation has come back
        int metrics = URI.create(up.told("metrics")).getPort();
        up.await("a test came back", () -> value(metrics, "bluewatch_canary_seconds_count") >= 1);

        // When a patrol reports an attack with casualties
        report(up.told("Kafka"));

        // Then the watch is paged, once, by an incident's priority
        up.await("the page", () -> !receivers.calls("/desk").isEmpty());
        JsonNode page = receivers.at("/desk").get(0).body();
        assertThat(page.path("commonLabels").path("priority").asText()).isEqualTo("P1");
        assertThat(page.path("commonAnnotations").path("body").asText())
            .contains("attack-on-peacekeepers", "killed 2, injured 3")
            .doesNotContain("EXERCISE");
        assertThat(value(metrics, "bluewatch_page_latency_seconds_count")).isEqualTo(1);

        // When the duty officer acknowledges it by the link of the page
        acknowledge(page.path("commonAnnotations").path("ack_mail_duty_operations").asText());

        // Then the stream knows, and Alertmanager has nothing that stands
        up.await(
            "the stream knows",
            () -> Outcome.values(up.told("Kafka"), "actions").toString().contains("APPLIED"));
        up.await("nothing stands", () -> standing(alertmanager) == 0);
        assertThat(receivers.calls("/desk")).hasSize(1);
        assertThat(up.terminate()).as(up.output()).isZero();
        assertThat(up.output())
            .contains("pages     1 sent, 0 standing")
            .contains("balance   exact");
      }
    }
    // ... and all of it can be proved without any service
    String out = run("audit", "verify", "--data", data.toString());
    assertThat(out).contains("audit     unbroken").contains("head      ");
    Path exported = folder.resolve("audit.jsonl");
    run("audit", "export", "--data", data.toString(), "--output", exported.toString());
    String head = out.substring(out.indexOf("head") + 4).strip();
    assertThat(run("audit", "verify", exported.toString(), "--head", head)).contains("unbroken");
    assertThat(java.nio.file.Files.readString(exported))
        .contains("\"kind\":\"ATTEMPT\"", "\"kind\":\"RECEIPT\"", "\"outcome\":\"APPLIED\"")
        .doesNotContain("canary");
  }

  private static String run(String... command) {
    var out = new java.io.StringWriter();
    int code =
        Bluewatch.commandLine()
            .setOut(new java.io.PrintWriter(out))
            .setErr(new java.io.PrintWriter(out))
            .execute(command);
    assertThat(code).as(out.toString()).isZero();
    return out.toString();
  }

  private static void report(String kafka) throws Exception {
    byte[] report =
        """
        {"id":"r1","patrolId":"P7","time":"%s","lat":5,"lon":24,"accuracyM":100,\
        "event":"attack-on-peacekeepers","severity":5,"killed":2,"injured":3,\
        "reliability":"A","credibility":1}"""
            .formatted(Instant.now())
            .getBytes(UTF_8);
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>("patrol-reports", "P7".getBytes(UTF_8), report))
          .get(30, TimeUnit.SECONDS);
    }
  }

  private static void acknowledge(String link) throws Exception {
    int question = link.indexOf('?');
    var request =
        HttpRequest.newBuilder(URI.create(link.substring(0, question)))
            .POST(HttpRequest.BodyPublishers.ofString(link.substring(question + 1)))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.body()).contains("Acknowledged as duty-operations");
  }

  private static long standing(Program alertmanager) {
    try {
      String alerts =
          Program.run(
                  Path.of("."),
                  List.of(
                      Programs.amtool().toString(),
                      "--alertmanager.url=" + alertmanager.address(),
                      "alert",
                      "query",
                      "alertname=BluewatchPage",
                      "--output=json"))
              .output();
      return JSON.readTree(alerts).size();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static double value(int port, String series) {
    try {
      return MetricsPage.scrape(port).valueOf(series);
    } catch (java.io.IOException gone) {
      return 0;
    }
  }
}

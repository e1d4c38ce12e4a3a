package org.bluewatch.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bluewatch.jobs.config.AreaLoader;
import org.bluewatch.jobs.metrics.MetricsPage;
import org.bluewatch.jobs.replay.Progress;
import org.bluewatch.jobs.replay.Replay;
import org.bluewatch.jobs.replay.ReplayArea;
import org.bluewatch.jobs.replay.ReplaySettings;
import org.bluewatch.jobs.source.Spool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} with a recorded feed, undisturbed and disturbed. */
class UpIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ReplayArea RECORDED = new ReplayArea();

  /** Each record of the area's own files is one more. */
  private static final long RECORDS = RECORDED.records() + 2;

  private static final String POSTGRES_PID = "postgres/data/postmaster.pid";
  private static final String ACTIVE_P2 =
      "bluewatch_alerts_active{kind=\"hotspot\",priority=\"P2\"}";

  @TempDir static Path folder;

  private static Path area;
  private static Path data;

  // What was seen of an undisturbed run
  private static MetricsPage whileOpen;
  private static MetricsPage atTheEnd;
  private static List<String> listening;
  private static String second;
  private static long postgresPid;
  private static int exitCode;
  private static String output;
  private static Outcome undisturbed;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    area = folder.resolve("area");
    data = folder.resolve("undisturbed");
    ReplayArea.area(area);
    RECORDED.write(area.resolve("streams"));
    try (UpProcess up = UpProcess.start(area, data, "--speed", "60000", "--for", "20s")) {
      int port = metricsPort(up);
      up.await(
          "an open hotspot and its alert",
          () -> {
            whileOpen = scrape(port);
            return whileOpen.valueOf("bluewatch_hotspots_open") > 0
                && whileOpen.valueOf(ACTIVE_P2) > 0;
          });
      try (UpProcess intruder = UpProcess.start(area, data)) {
        assertThat(intruder.exitCode()).isEqualTo(1);
        second = intruder.output();
      }
      postgresPid = Long.parseLong(Files.readAllLines(data.resolve(POSTGRES_PID)).get(0));
      listening = ListeningSockets.addresses(Stream.of(up.pid(), postgresPid));
      up.await("all is counted", () -> counted(scrape(port)) == RECORDS);
      atTheEnd = scrape(port);
      exitCode = up.exitCode();
      output = up.output();
    }
    undisturbed = Outcome.in(data);
  }

  @Test
  void endsByItselfWithASummaryThatIsExact() throws Exception {
    Set<String> alerts = new HashSet<>();
    for (String alert : undisturbed.alerts()) {
      alerts.add(JSON.readTree(alert).get("alertId").asText());
    }

    assertThat(exitCode).as(output).isZero();
    assertThat(output)
        .contains("balance   exact: read = observations + duplicates + rejected")
        .contains("hotspots  2, of these open 0")
        .contains("alerts    " + alerts.size() + ", active {")
        .contains("tables    " + undisturbed.tables())
        .doesNotContain("\tat ", "WARN", "ERROR");
    assertThat(summary(output).keySet())
        .contains(
            "sensor-observations",
            "drone-detections",
            "patrol-reports",
            "vehicle-positions",
            "supply-levels",
            "reference",
            "alert-actions");
    assertThat(summary(output).get("total").get(0)).isEqualTo(RECORDS);
  }

  @Test
  void eachAlertIsShownOnceWhenItIsRaised() {
    assertThat(output.lines().filter(line -> line.contains(" EXERCISE A-")))
        .hasSameSizeAs(undisturbed.alerts());
  }

  @Test
  void tablesAgreeWithTheSummary() throws Exception {
    long observations = 0;
    for (String row : undisturbed.balance()) {
      JsonNode balance = JSON.readTree(row);
      long rejected = 0;
      for (JsonNode count : balance.get("rejected")) {
        rejected += count.asLong();
      }
      assertThat(summary(output).get(balance.get("stream").asText()))
          .containsExactly(
              balance.get("read").asLong(),
              balance.get("observations").asLong(),
              balance.get("duplicates").asLong(),
              balance.get("conflicting").asLong(),
              rejected,
              0L);
      if (!List.of("reference", "alert-actions").contains(balance.get("stream").asText())) {
        observations += balance.get("observations").asLong();
      }
    }
    assertThat(undisturbed.observations()).hasSize((int) observations);
    assertThat((long) undisturbed.rejected().size()).isEqualTo(summary(output).get("total").get(4));
    assertThat(undisturbed.tables().get("alerts")).isEqualTo(undisturbed.alerts().size());
    assertThat(undisturbed.tables().get("hotspots")).isEqualTo(undisturbed.hotspots().size());
  }

  @Test
  void theScrapeAgreesWithTheTables() throws Exception {
    for (String row : undisturbed.balance()) {
      JsonNode balance = JSON.readTree(row);
      String stream = balance.get("stream").asText();
      assertThat(records(atTheEnd, stream, "observation"))
          .isEqualTo(balance.get("observations").asDouble());
      assertThat(records(atTheEnd, stream, "duplicate"))
          .isEqualTo(balance.get("duplicates").asDouble());
      assertThat(records(atTheEnd, stream, "conflicting"))
          .isEqualTo(balance.get("conflicting").asDouble());
      for (var reason : balance.get("rejected").properties()) {
        assertThat(atTheEnd.valueOf(rejected(stream, reason.getKey())))
            .isEqualTo(reason.getValue().asDouble());
      }
    }
    assertThat(whileOpen.samples())
        .containsEntry("bluewatch_hotspots_open", 1.0)
        .containsEntry(ACTIVE_P2, 1.0)
        .containsEntry("bluewatch_alerts_active{kind=\"hotspot\",priority=\"P1\"}", 0.0);
    assertThat(atTheEnd.samples())
        .containsEntry("bluewatch_hotspots_open", 0.0)
        .containsEntry(ACTIVE_P2, 0.0);
  }

  @Test
  void whatTheWallClockMeasuresIsNotShownOfARecordedFeed() {
    assertThat(atTheEnd.lines())
        .noneMatch(line -> line.startsWith("bluewatch_watermark_lag"))
        .noneMatch(line -> line.startsWith("bluewatch_alert_latency"));
  }

  @Test
  void listensOnLoopbackOnly() {
    // Kafka and its controller, Flink, PostgreSQL, metrics
    assertThat(listening).hasSizeGreaterThanOrEqualTo(5);
    assertThat(ListeningSockets.LOOPBACK).containsAll(listening);
  }

  @Test
  void aSecondOneOnTheSameFolderIsRefused() {
    assertThat(second)
        .startsWith("bluewatch: data folder " + data + " is in use by process ")
        .hasLineCount(1);
  }

  @Test
  void leavesNothingBehind() {
    assertThat(data.resolve("tmp")).isEmptyDirectory();
    assertThat(data.resolve("pid")).doesNotExist();
    assertThat(ProcessHandle.of(postgresPid)).isEmpty();
  }

  @Test
  void findsWhatAReplayOfTheSameFilesFinds() throws Exception {
    Path replayed = folder.resolve("replayed");
    Replay.run(
        new ReplaySettings(
            AreaLoader.load(area, Optional.empty()),
            area.resolve("streams"),
            Spool.Range.ALL,
            replayed,
            1,
            "hashmap"),
        new Silence());

    assertThat(undisturbed.hotspots())
        .isNotEmpty()
        .isEqualTo(Outcome.ofReplay(replayed.resolve("hotspots.jsonl"), "hotspotId"));
    assertThat(undisturbed.alerts())
        .isEqualTo(Outcome.ofReplay(replayed.resolve("alerts.jsonl"), "alertId"));
  }

  @Test
  void killedAndStoppedAnywhereItCarriesOnAsIfNothingHadHappened() throws Exception {
    Path disturbed = folder.resolve("disturbed");

    // Given an up that was killed while the history was fed
    try (UpProcess up = UpProcess.start(area, disturbed)) {
      up.told("Kafka");
      up.kill();
    }
    // ... killed right after a checkpoint
    try (UpProcess up = UpProcess.start(area, disturbed)) {
      List<Path> before = checkpoints(disturbed);
      up.await("a checkpoint", () -> !before.containsAll(checkpoints(disturbed)));
      up.kill();
    }
    // ... killed while live
    try (UpProcess up = UpProcess.start(area, disturbed)) {
      up.awaitLine("live from here on");
      up.kill();
    }
    // ... and interrupted
    double counted;
    try (UpProcess up = UpProcess.start(area, disturbed, "--speed", "1000")) {
      up.awaitLine("live from here on");
      assertThat(up.interrupt()).as(up.output()).isZero();
      assertThat(up.output()).contains("balance   exact").doesNotContain("\tat ");
      counted = summary(up.output()).get("total").get(0);
    }

    // When it carries on to the end
    try (UpProcess up = UpProcess.start(area, disturbed)) {
      int port = metricsPort(up);
      up.await("the first metrics of the job", () -> counted(scrape(port)) > 0);
      assertThat(counted(scrape(port))).isGreaterThanOrEqualTo(counted);
      up.await("all is counted", () -> counted(scrape(port)) == RECORDS);
      up.await("the alert ended", () -> up.output().contains("RESOLVED"));
      assertThat(up.terminate()).as(up.output()).isZero();
    }

    // Then nothing shows it
    Outcome end = Outcome.in(disturbed);
    assertThat(end.hotspots()).isEqualTo(undisturbed.hotspots());
    assertThat(end.alerts()).isEqualTo(undisturbed.alerts());
    assertThat(end.observations()).isEqualTo(undisturbed.observations());
    assertThat(end.rejected()).isEqualTo(undisturbed.rejected());
    assertThat(end.balance()).isEqualTo(undisturbed.balance());
    assertThat(end.tables()).isEqualTo(undisturbed.tables());
  }

  private static List<Path> checkpoints(Path data) {
    Path folder = data.resolve("flink/checkpoints/situation");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith("_metadata")).toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of(); // One went away while it was looked at.
    }
  }

  // ---- Metrics

  private static int metricsPort(UpProcess up) {
    return URI.create(up.told("metrics")).getPort();
  }

  private static MetricsPage scrape(int port) {
    try {
      return MetricsPage.scrape(port);
    } catch (IOException gone) {
      return new MetricsPage(List.of(), Map.of());
    }
  }

  private static double records(MetricsPage page, String stream, String outcome) {
    return page.valueOf(
        "bluewatch_records_total{outcome=\"%s\",stream=\"%s\"}".formatted(outcome, stream));
  }

  private static String rejected(String stream, String reason) {
    return "bluewatch_rejected_total{reason=\"%s\",stream=\"%s\"}".formatted(reason, stream);
  }

  /** Records that have come to one of their ends. */
  private static double counted(MetricsPage page) {
    return page.samples().entrySet().stream()
        .filter(sample -> sample.getKey().startsWith("bluewatch_records_total"))
        .filter(sample -> !sample.getKey().contains("conflicting"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  // ---- Summary

  private static final Pattern ROW = Pattern.compile("(?m)^([a-z-]+)((?: +\\d+){6})$");

  /** The table at the end: read, observations, duplicates, conflicting, rejected, pending. */
  private static Map<String, List<Long>> summary(String output) {
    var rows = new TreeMap<String, List<Long>>();
    for (Matcher row = ROW.matcher(output); row.find(); ) {
      rows.put(
          row.group(1), Stream.of(row.group(2).strip().split(" +")).map(Long::valueOf).toList());
    }
    return rows;
  }

  private static final class Silence implements Progress {
    @Override
    public void sorting(long recordsRead) {}

    @Override
    public void running(long recordsDone, long recordsInAll) {}
  }
}

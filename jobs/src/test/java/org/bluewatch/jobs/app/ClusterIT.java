package org.bluewatch.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.bluewatch.common.model.ResultStream;
import org.bluewatch.jobs.config.AreaLoader;
import org.bluewatch.jobs.replay.Progress;
import org.bluewatch.jobs.replay.Replay;
import org.bluewatch.jobs.replay.ReplayArea;
import org.bluewatch.jobs.replay.ReplaySettings;
import org.bluewatch.jobs.replay.Summary;
import org.bluewatch.jobs.source.Spool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jobs on a Flink cluster of separate processes. {@code -Dbluewatch.cluster.area=DIR}
 * takes another area than the small one, {@code -Dbluewatch.cluster.speed=N} another speed.
 */
class ClusterIT {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final String SPEED = System.getProperty("bluewatch.cluster.speed", "20000");

  private static final List<String> PARTS =
      List.of(
          "kafka",
          "postgres",
          "jobmanager",
          "taskmanager-1",
          "taskmanager-2",
          "retention",
          "clock");

  private static final String RESTARTS = "bluewatch_flink_restarts_total{flink_job=\"situation\"}";
  private static final String CHECKPOINTS =
      "bluewatch_flink_checkpoints_completed_total{flink_job=\"situation\"}";

  @TempDir Path folder;

  @Test
  void aKilledTaskManagerAndAnotherJarChangeNoResult() throws Exception {
    // Given what a replay says
    Path area = area();
    Summary summary = replay(area);
    Map<String, List<String>> expected = TopicResults.ofReplay(folder.resolve("replay"));
    assertThat(expected.get("alerts")).isNotEmpty();

    try (var cluster = new ScriptedCluster(folder.resolve("data"))) {
      String said = cluster.start("--area", area.toString(), "--speed", SPEED);
      assertThat(said).contains("submitted situation", "submitted delivery");
      keepAllRows(cluster);
      assertThat(PARTS).allSatisfy(part -> assertThat(cluster.process(part)).isPresent());
      assertThat(ListeningSockets.addresses(cluster.processes().stream().map(ProcessHandle::pid)))
          .isNotEmpty()
          .allMatch(ListeningSockets.LOOPBACK::contains);
      String broker = cluster.bootstrapServers();

      // When a TaskManager is lost while there is more to be said
      untilTrue("a hotspot", () -> said(broker, ResultStream.HOTSPOTS) > 0);
      double before = cluster.metrics("jobmanager").valueOf(RESTARTS);
      cluster.kill("taskmanager-1");
      int saidWhenKilled = said(broker, ResultStream.HOTSPOTS);
      untilTrue("a restart", () -> cluster.metrics("jobmanager").valueOf(RESTARTS) > before);
      // and it is started again, and later another jar is put in place
      assertThat(cluster.start("--area", area.toString(), "--speed", SPEED))
          .doesNotContain("submitted");
      double completed = cluster.metrics("jobmanager").valueOf(CHECKPOINTS);
      untilTrue(
          "a checkpoint after it",
          () -> cluster.metrics("jobmanager").valueOf(CHECKPOINTS) > completed);
      assertThat(cluster.upgrade(rebuilt(cluster.file("flink", "bluewatch-job.jar"))))
          .contains("stopped situation with file:", "stopped delivery with file:")
          .contains("submitted situation", "submitted delivery");

      // Then all is said that the replay says, byte for byte, and stored
      untilTrue("all alerts", () -> TopicResults.ofTopics(broker).equals(expected));
      assertThat(saidWhenKilled).isLessThan(expected.get("hotspots").size());
      untilTrue(
          "all rows",
          () ->
              rows(cluster, "observations") == observations(summary)
                  && rows(cluster, "alerts") == expected.get("alerts").size());

      // and nothing is left when it is stopped
      List<ProcessHandle> processes = cluster.processes();
      cluster.stop();
      assertThat(processes).isNotEmpty().noneMatch(ScriptedCluster::runs);
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void untilTrue(String what, Condition condition) {
    await(what).atMost(PATIENCE).pollInterval(LOOK_EVERY).until(condition::holds);
  }

  private Path area() throws Exception {
    String given = System.getProperty("bluewatch.cluster.area");
    if (given != null) {
      return Path.of(given).toAbsolutePath();
    }
    Path area = folder.resolve("area");
    var unused = ReplayArea.area(area);
    new ReplayArea().write(area.resolve("streams"));
    return area;
  }

  private Summary replay(Path area) throws Exception {
    return Replay.run(
        new ReplaySettings(
            AreaLoader.load(area, Optional.empty()),
            area.resolve("streams"),
            Spool.Range.ALL,
            folder.resolve("replay"),
            1,
            "hashmap"),
        Progress.SILENT);
  }

  private static int said(String broker, ResultStream stream) throws IOException {
    return TopicResults.ofTopic(broker, stream).size();
  }

  private static long observations(Summary summary) throws IOException {
    var streams = new ObjectMapper().valueToTree(summary.content()).get("streams");
    return Stream.of(
            "sensor-observations",
            "drone-detections",
            "patrol-reports",
            "vehicle-positions",
            "supply-levels")
        .filter(streams::has)
        .mapToLong(stream -> streams.get(stream).get("observations").asLong())
        .sum();
  }

  /** What is compared here is all that was heard, however long the run takes. */
  private static void keepAllRows(ScriptedCluster cluster) throws IOException, SQLException {
    try (var database = DriverManager.getConnection(cluster.jdbcUrl())) {
      var unused = Outcome.rows(database, "update retention set keep = null returning what");
    }
  }

  private static long rows(ScriptedCluster cluster, String table) throws IOException, SQLException {
    try (var database = DriverManager.getConnection(cluster.jdbcUrl())) {
      return Long.parseLong(Outcome.rows(database, "select count(*) from " + table).get(0));
    }
  }

  /** The same classes in another file. */
  private Path rebuilt(Path jar) throws IOException {
    Path copy = folder.resolve("rebuilt.jar");
    try (var from = new ZipFile(jar.toFile());
        var to = new ZipOutputStream(Files.newOutputStream(copy))) {
      to.setLevel(Deflater.BEST_SPEED);
      for (ZipEntry entry : from.stream().toList()) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        from.getInputStream(entry).transferTo(to);
        to.closeEntry();
      }
    }
    return copy;
  }
}

package org.bluewatch.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bluewatch.jobs.config.AreaLoader;
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
  private static final ReplayArea RECORDED = new ReplayArea();

  @TempDir static Path folder;

  private static Path area;
  private static String output;
  private static int exitCode;
  private static Outcome undisturbed;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    area = folder.resolve("area");
    ReplayArea.area(area);
    RECORDED.write(area.resolve("streams"));
    Path data = folder.resolve("undisturbed");
    try (UpProcess up = UpProcess.start(area, data, "--for", "20s")) {
      exitCode = up.exitCode();
      output = up.output();
    }
    System.out.println(output);
    undisturbed = Outcome.in(data);
  }

  @Test
  void endsByItselfWithASummary() {
    assertThat(exitCode).isZero();
    assertThat(output).contains("balance   exact");
    assertThat(undisturbed.hotspots()).isNotEmpty();
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
        .isEqualTo(Outcome.ofReplay(replayed.resolve("hotspots.jsonl"), "hotspotId"));
    assertThat(undisturbed.alerts())
        .isEqualTo(Outcome.ofReplay(replayed.resolve("alerts.jsonl"), "alertId"));
  }

  @Test
  void killedAndStoppedAnywhereItCarriesOnAsIfNothingHadHappened() throws Exception {
    Path data = folder.resolve("disturbed");

    // Given an up that was killed while the history was fed
    try (UpProcess up = UpProcess.start(area, data)) {
      up.told("Kafka");
      up.kill();
    }
    // ... and killed once its first checkpoint was complete
    try (UpProcess up = UpProcess.start(area, data)) {
      List<Path> before = checkpoints(data);
      up.await("checkpoint", () -> !before.containsAll(checkpoints(data)));
      up.kill();
    }
    // ... and killed while live
    try (UpProcess up = UpProcess.start(area, data)) {
      up.awaitLine("live from here on");
      up.kill();
    }
    // ... and interrupted
    try (UpProcess up = UpProcess.start(area, data)) {
      up.awaitLine("live from here on");
      assertThat(up.interrupt()).as(up.output()).isZero();
      System.out.println(up.output());
    }

    // When it carries on to the end
    try (UpProcess up = UpProcess.start(area, data, "--for", "20s")) {
      assertThat(up.exitCode()).as(up.output()).isZero();
      System.out.println(up.output());
    }

    // Then nothing shows it
    Outcome disturbed = Outcome.in(data);
    assertThat(disturbed.hotspots()).isEqualTo(undisturbed.hotspots());
    assertThat(disturbed.alerts()).isEqualTo(undisturbed.alerts());
    assertThat(disturbed.observations()).isEqualTo(undisturbed.observations());
    assertThat(disturbed.rejected()).isEqualTo(undisturbed.rejected());
    assertThat(disturbed.balance()).isEqualTo(undisturbed.balance());
    assertThat(disturbed.tables()).isEqualTo(undisturbed.tables());
  }

  private static List<Path> checkpoints(Path data) {
    Path folder = data.resolve("flink/checkpoints/situation");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith("_metadata")).toList();
    } catch (IOException e) {
      return List.of(); // A checkpoint went away while it was looked at.
    }
  }

  private static final class Silence implements Progress {
    @Override
    public void sorting(long recordsRead) {}

    @Override
    public void running(long recordsDone, long recordsInAll) {}
  }
}

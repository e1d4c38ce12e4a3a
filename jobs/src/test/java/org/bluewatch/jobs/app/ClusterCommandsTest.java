package org.bluewatch.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.bluewatch.jobs.config.AreaFolder;
import org.bluewatch.jobs.config.AreaProblems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands and main classes of a cluster say before they need one. */
class ClusterCommandsTest {
  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void makeFiles() throws IOException {
    new AreaFolder(folder.resolve("area")).full();
    file =
        Files.writeString(
            folder.resolve("cluster.yaml"),
            """
            area: area
            kafka: {bootstrapServers: ["127.0.0.1:1"]}
            """);
  }

  @Test
  void checkSaysWhatTheClusterFileAndItsAreaHold() {
    assertThat(bluewatch(0, "check", "--area", "nowhere", "--config", file.toString()))
        .contains("cluster file " + file + " is fine", "127.0.0.1:1, PLAINTEXT")
        .contains("area 'Test' is fine");
  }

  @Test
  void checkSaysWhatIsWrongInIt() throws IOException {
    Files.writeString(file, "parallelism: 0\n", StandardOpenOption.APPEND);

    assertThat(bluewatch(1, "check", "--area", "nowhere", "--config", file.toString()))
        .startsWith(file + ":3: parallelism: expected a whole number from 1 to 64, found 0");
  }

  @Test
  void anAuditWhoseClusterFileIsWrongCannotBeRead() throws IOException {
    Files.writeString(file, "parallelism: 0\n", StandardOpenOption.APPEND);

    assertThat(bluewatch(2, "audit", "verify", "--config", file.toString()))
        .startsWith("bluewatch: " + file + ":3: parallelism: expected a whole number");
  }

  @Test
  void upHasASecondWayOnlyBesideTheFirst() {
    assertThat(
            bluewatch(
                2, "up", "--area", folder.resolve("area").toString(), "--fallback", "http://h/x"))
        .startsWith("bluewatch: --fallback: is the second way: expected --alertmanager too");
  }

  @Test
  void recordingsAreNotFedIntoALiveCluster() {
    assertThat(bluewatch(1, "feed", "--config", file.toString()))
        .startsWith("bluewatch: exercise is not true in the cluster file")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"schema", "forget"})
  void tablesNeedADatabaseAndTheirOwner(String command) throws IOException {
    assertThat(bluewatch(1, command, "--config", file.toString()))
        .isEqualTo("bluewatch: database is missing in the cluster file\n");

    Files.writeString(
        file,
        "database: {url: 'jdbc:postgresql://127.0.0.1:1/bluewatch', writer: {role: writer}}\n",
        StandardOpenOption.APPEND);
    assertThat(bluewatch(1, command, "--config", file.toString()))
        .isEqualTo(
            "bluewatch: database.migrations is missing: expected the role that owns the tables\n");
  }

  @Test
  void aJobTakesAClusterFileAndNothingElse() throws Exception {
    assertThat(ClusterJob.of("situation", new String[] {"--config", file.toString()}).run().run())
        .isEqualTo("live");
    assertThatThrownBy(() -> ClusterJob.of("situation", new String[] {"--speed", "1"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected --config FILE, found --speed 1");
    Files.writeString(folder.resolve("area/area.yaml"), "name: Test\n");
    assertThatThrownBy(() -> ClusterJob.of("situation", new String[] {"--config", file.toString()}))
        .isInstanceOf(AreaProblems.class)
        .hasMessageContaining("cellResolution: is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {SituationJob.NAME, DeliveryJob.NAME})
  void aJobOfAClusterNeverGivesUp(String name) throws Exception {
    // Given
    ClusterJob job = ClusterJob.of(name, new String[] {"--config", file.toString()});

    // When
    try (var environment = job.environment(1)) {
      // Then
      assertThat(
              environment
                  .getConfiguration()
                  .get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS))
          .isEqualTo(Integer.MAX_VALUE);
    }
  }

  private static String bluewatch(int exitCode, String... arguments) {
    var output = new StringWriter();
    var commands = Bluewatch.commandLine();
    commands.setOut(new PrintWriter(output));
    commands.setErr(new PrintWriter(output));
    assertThat(commands.execute(arguments)).as(output.toString()).isEqualTo(exitCode);
    return output.toString();
  }
}

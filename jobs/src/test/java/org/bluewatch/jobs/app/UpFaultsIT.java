package org.bluewatch.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bluewatch.jobs.config.AreaFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the way of {@code up} is said in one line. */
class UpFaultsIT {
  @TempDir Path folder;

  private AreaFolder area;
  private Path data;

  private record Ending(int exitCode, String output) {}

  @BeforeEach
  void makeArea() {
    area = new AreaFolder(folder.resolve("area"));
    data = folder.resolve("data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "postgres", "flink", "metrics"})
  void aTakenPort(String service) throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      Ending ending = up("--" + service + "-port", Integer.toString(port));

      assertThat(ending.output())
          .startsWith("bluewatch: port " + port + " is taken, ")
          .containsIgnoringCase(service)
          .hasLineCount(1);
      assertThat(ending.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void aDataFolderThatCannotBeWritten() throws Exception {
    Files.writeString(data, "a file in its place");

    Ending ending = up();

    assertThat(ending.output())
        .startsWith("bluewatch: data folder " + data + " cannot be written: ")
        .hasLineCount(1);
    assertThat(ending.exitCode()).isEqualTo(1);
  }

  @Test
  void recordingsThatChanged() throws Exception {
    // Given a data folder that was fed
    area.with("streams/patrol-reports.jsonl", "{}\n");
    try (UpProcess up = UpProcess.start(area.dir(), data)) {
      up.told("Kafka");
      assertThat(up.terminate()).as(up.output()).isZero();
    }

    // When the recordings are others
    area.with("streams/patrol-reports.jsonl", "{}\n{}\n");
    Ending ending = up();

    assertThat(ending.output())
        .startsWith("bluewatch: recorded streams in ")
        .contains("(patrol-reports.jsonl)")
        .hasLineCount(1);
    assertThat(ending.exitCode()).isEqualTo(1);
  }

  @Test
  void anAreaWithProblems() throws Exception {
    area.with("area.yaml", "name: Test\ncellResolution: 99\ncolour: blue\n");

    Ending ending = up();

    assertThat(ending.output())
        .contains("area.yaml:2: ", "area.yaml:3: ")
        .doesNotContain("\tat ")
        .hasLineCount(2);
    assertThat(ending.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--for=soon", "--for=3", "--speed=0", "--speed=fast", "--quickly"})
  void badUsage(String option) throws Exception {
    Ending ending = up(option);

    assertThat(ending.output())
        .startsWith("bluewatch: ")
        .contains("Try './bluewatch up --help'.")
        .hasLineCount(2);
    assertThat(ending.exitCode()).isEqualTo(2);
    assertThat(data).doesNotExist();
  }

  private Ending up(String... options) throws IOException, InterruptedException {
    try (UpProcess up = UpProcess.start(area.dir(), data, options)) {
      return new Ending(up.exitCode(), up.output());
    }
  }
}

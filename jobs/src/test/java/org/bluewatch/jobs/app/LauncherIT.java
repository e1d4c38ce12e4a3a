package org.bluewatch.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bluewatch.jobs.config.AreaFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher script itself; by now the build has packaged what it runs. */
class LauncherIT {
  private static final Path LAUNCHER = Path.of("..", "bluewatch").toAbsolutePath().normalize();

  private record Outcome(int exitCode, String output) {}

  @TempDir Path dir;

  @BeforeEach
  void makeArea() {
    new AreaFolder(dir.resolve("area")).full();
  }

  @Test
  void runsThroughALinkWithPathsOfTheCaller() throws Exception {
    Path link = Files.createSymbolicLink(dir.resolve("bw"), LAUNCHER);

    Outcome outcome = run(Map.of(), link.toString(), "check", "--area", "area");

    assertThat(outcome.output()).startsWith("area 'Test' is fine");
    assertThat(outcome.exitCode()).isZero();
    Files.delete(link);
  }

  @Test
  void passesExitCodesOn() throws Exception {
    Files.delete(dir.resolve("area/area.yaml"));

    Outcome outcome = run(Map.of(), LAUNCHER.toString(), "check", "--area", "area");

    assertThat(outcome.output()).contains("area/area.yaml:1: the file is missing");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void refusesAnOldJavaInOneLine() throws Exception {
    Path java = Files.createDirectories(dir.resolve("old/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();

    Outcome outcome = run(Map.of("JAVA_HOME", dir + "/old"), LAUNCHER.toString(), "check");

    assertThat(outcome.output())
        .isEqualTo("bluewatch: needs JDK 17 or newer, but " + java + " is 11.\n");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  private Outcome run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(List.of(command));
    builder.directory(dir.toFile()).redirectErrorStream(true).environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}

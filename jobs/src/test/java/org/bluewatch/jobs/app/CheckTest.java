package org.bluewatch.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.bluewatch.jobs.config.AreaFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CheckTest {
  @TempDir Path dir;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void saysWhatIsInASoundArea() {
    new AreaFolder(dir).full();

    int exitCode = run("check", "--area", dir.toString());

    assertThat(out.toString().lines())
        .containsExactly(
            "area 'Test' is fine",
            "  cells    H3 resolution 6",
            "  zones    2: 1 protected-site, 1 sector",
            "  routes   1",
            "  sites    2",
            "  sensors  1",
            "  convoys  1",
            "  rosters  2",
            "  streams  2",
            "           patrol-reports.jsonl, 0.0 kB",
            "           sensor-observations.jsonl.gz, 0.0 kB");
    assertThat(err.toString()).isEmpty();
    assertThat(exitCode).isZero();
  }

  @Test
  void saysEverythingThatIsWrong() {
    new AreaFolder(dir).with("area.yaml", "name: Test\nrings: 3\n").with("streams/other.jsonl", "");

    int exitCode = run("check", "--area", dir.toString());

    assertThat(out.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("warning: " + dir + "/streams/other.jsonl:1: "),
            line -> assertThat(line).endsWith("/area.yaml:1: cellResolution: is missing"),
            line -> assertThat(line).contains("/area.yaml:2: rings: unknown key, expected one of"));
    assertThat(exitCode).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          chek                            | unknown command or option: chek
          check                           | Missing required option: '--area=DIR'
          check --area                    | Missing required parameter for option '--area' (DIR)
          check --area nowhere            | --area: no such folder: nowhere
          check --area . --rules nowhere  | --rules: no such file: nowhere
          check --area . more             | unknown command or option: more
          """)
  void badUsageIsOneLineAndAHint(String arguments, String message) {
    int exitCode = run(arguments.split(" "));

    assertThat(err.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("bluewatch: " + message),
            line -> assertThat(line).startsWith("Try './bluewatch").endsWith("--help'."));
    assertThat(out.toString()).isEmpty();
    assertThat(exitCode).isEqualTo(2);
  }

  @Test
  void noCommandIsBadUsage() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).startsWith("bluewatch: which command?");
  }

  @Test
  void helpIsNoError() {
    assertThat(run("check", "--help")).isZero();
    assertThat(out.toString()).contains("--area=DIR").contains("2   bad usage");
  }

  private int run(String... arguments) {
    CommandLine commandLine = Bluewatch.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}

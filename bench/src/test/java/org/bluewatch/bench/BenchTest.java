package org.bluewatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void listNamesEveryBenchmark() {
    assertThat(bench("list")).isZero();
    assertThat(out.toString().lines().map(line -> line.split(" ")[0]))
        .containsExactly("convoys", "detection", "incidents", "ordering", "paging", "pipeline");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pipelin|no benchmark 'pipelin'; there are: convoys, detection, incidents, ordering, paging, pipeline",
        "pipeline --records=1999|--records: expected 2000 or more, got 1999",
        "pipeline --repetitions=0|--repetitions: expected 1 or more, got 0",
        "detection --world=moon|--world: there is no world 'moon'",
        "detection --trials=0|--trials: expected 1 or more, got 0"
      })
  void badUsageIsOneClearLine(String args, String expected) {
    assertThat(bench(args.split(" "))).isEqualTo(2);
    assertThat(err.toString().lines()).containsExactly("bluewatch bench: " + expected);
  }

  private int bench(String... args) {
    return Bench.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}

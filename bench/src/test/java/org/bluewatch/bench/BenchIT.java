package org.bluewatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Whole benchmarks, so small that their figures mean nothing. */
class BenchIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void thePipelineBenchEndsInOneJsonObject() throws Exception {
    int exitCode = bench("pipeline", "--records", "2000", "--repetitions", "1");

    assertThat(err.toString()).doesNotContain("bluewatch bench:");
    assertThat(exitCode).isZero();
    JsonNode result = lastLine();
    assertThat(result.get("pipelineToFloor").asDouble()).isPositive();
    assertThat(result.get("dutyToFloor").size()).isEqualTo(8);
    assertThat(result.get("records").asInt()).isEqualTo(2000);
  }

  @Test
  void theOrderingBenchEndsInOneJsonObject() throws Exception {
    int exitCode = bench("ordering", "--records", "2000", "--repetitions", "1");

    assertThat(exitCode).as(err.toString()).isZero();
    assertThat(lastLine().get("plainToOrdered")).hasSize(6);
  }

  @Test
  void theConvoyBenchEndsInOneJsonObject() throws Exception {
    int exitCode = bench("convoys", "--records", "2000", "--repetitions", "1");

    assertThat(exitCode).as(err.toString()).isZero();
    assertThat(lastLine().get("manyToFew").isNumber()).isTrue();
  }

  @Test
  void theIncidentBenchEndsInOneJsonObject() throws Exception {
    int exitCode = bench("incidents", "--records", "2000", "--repetitions", "1");

    assertThat(exitCode).as(err.toString()).isZero();
    assertThat(lastLine().get("largeToSmall").isNumber()).isTrue();
  }

  @Test
  void thePagingBenchEndsInOneJsonObject() throws Exception {
    int exitCode = bench("paging", "--records", "2000", "--repetitions", "1");

    assertThat(exitCode).as(err.toString()).isZero();
    assertThat(lastLine().get("pageToBroker").isNumber()).isTrue();
  }

  private int bench(String... args) {
    return Bench.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private JsonNode lastLine() throws Exception {
    String[] lines = out.toString().strip().split("\n");
    return new ObjectMapper().readTree(lines[lines.length - 1]);
  }
}

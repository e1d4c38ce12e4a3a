package org.bluewatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostTest {
  private static final long MS = 1_000_000;

  @Test
  void startingIsTakenOffAndTheMedianCounts() {
    // Given runs of 11,000 records whose first 1,000 and whose start take 50 ms
    var clock = new LoadClock(11_000, 20);
    List<Run> starts = List.of(run(40, 1), run(50, 1), run(60, 1));
    List<Run> runs = List.of(run(70, 3), run(60, 3), run(450, 3));

    // When
    Cost cost = Cost.of(clock, starts, runs);

    // Then the rest is spread over 10,000 records
    assertThat(cost.cpuNs()).containsExactly(2000.0, 1000.0, 40_000.0);
    assertThat(cost.medianNs()).isEqualTo(2000);
    assertThat(cost.checkpointCpuNs()).isEqualTo(200);
    assertThat(cost.medianNsBeforeCheckpoint()).isEqualTo(1800);
  }

  private static Run run(long cpuMs, long checkpointMs) {
    return new Run(cpuMs * MS, checkpointMs * MS, 100 * MS, 1, Map.of("seen", 11_000L), 0);
  }
}

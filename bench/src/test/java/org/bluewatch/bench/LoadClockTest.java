package org.bluewatch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadClockTest {
  private static final int RECORDS = 12_345;

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 200})
  void noRecordComesBehindTheWatermarkAndTheLastOnePassesAll(int perMs) {
    var clock = new LoadClock(RECORDS, perMs);
    long watermarkMs = Long.MIN_VALUE;
    long latestMs = Long.MIN_VALUE;
    for (int i = 0; i < RECORDS; i++) {
      assertThat(clock.receivedMs(i)).isGreaterThan(watermarkMs);
      latestMs = Math.max(latestMs, clock.receivedMs(i));
      if (clock.closesTick(i)) {
        watermarkMs = clock.watermarkMs(i);
      }
    }
    assertThat(watermarkMs).isGreaterThanOrEqualTo(latestMs);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 200})
  void eachPartitionIsInOrderAndTogetherTheyAreNot(int perMs) {
    var clock = new LoadClock(RECORDS, perMs);
    Map<Integer, Long> latestMs = new HashMap<>();
    int backwards = 0;
    for (int i = 0; i < RECORDS; i++) {
      long before = latestMs.getOrDefault(clock.partition(i), Long.MIN_VALUE);
      assertThat(clock.receivedMs(i)).isGreaterThanOrEqualTo(before);
      latestMs.put(clock.partition(i), clock.receivedMs(i));
      backwards += i > 0 && clock.receivedMs(i) < clock.receivedMs(i - 1) ? 1 : 0;
    }
    assertThat(latestMs).hasSize(8);
    assertThat(backwards).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 200})
  void soManyRecordsShareAMillisecond(int perMs) {
    var clock = new LoadClock(RECORDS, perMs);
    Set<Long> stamps = new HashSet<>();
    for (int i = 0; i < perMs * 50; i++) {
      stamps.add(clock.receivedMs(i));
    }
    assertThat(stamps).hasSize(50);
  }
}

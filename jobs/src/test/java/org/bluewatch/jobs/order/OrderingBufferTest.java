package org.bluewatch.jobs.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class OrderingBufferTest {
  private static final long NOON_MS = 1_700_000_000_000L;
  private static final long FIVE_YEARS_MS = 5L * 365 * 24 * 3_600_000;

  private final OrderingBuffer<String> buffer = new OrderingBuffer<>(String::compareTo);

  @Test
  void holdsNothingAtFirst() {
    assertThat(buffer.size()).isZero();
    assertThat(buffer.nextMs()).isEqualTo(Long.MAX_VALUE);
    assertThat(buffer.take(NOON_MS)).isEmpty();
  }

  @Test
  void givesTheRecordsOfOneMillisecondInTheirOrderWhateverTheirArrival() {
    buffer.drainedTo(NOON_MS);
    buffer.add(NOON_MS + 7, "c");
    buffer.add(NOON_MS + 7, "a");
    buffer.add(NOON_MS + 6, "z");
    buffer.add(NOON_MS + 7, "b");

    assertThat(drain(NOON_MS + 7))
        .containsExactly(
            (NOON_MS + 6) + " z", (NOON_MS + 7) + " a", (NOON_MS + 7) + " b", (NOON_MS + 7) + " c");
    assertThat(buffer.size()).isZero();
  }

  @Test
  void lastMillisecondOfTheRingAndFirstBeyondItKeepTheirTimes() {
    buffer.drainedTo(NOON_MS);
    buffer.add(NOON_MS + OrderingBuffer.SPAN_MS + 1, "beyond");
    buffer.add(NOON_MS + OrderingBuffer.SPAN_MS, "last in the ring");
    buffer.add(NOON_MS + 1, "first in the ring");

    assertThat(drain(Long.MAX_VALUE - 1))
        .containsExactly(
            (NOON_MS + 1) + " first in the ring",
            (NOON_MS + OrderingBuffer.SPAN_MS) + " last in the ring",
            (NOON_MS + OrderingBuffer.SPAN_MS + 1) + " beyond");
  }

  @Test
  void whatWaitedBeyondTheRingMeetsWhatCameIntoTheRingAtTheSameMillisecond() {
    long ms = NOON_MS + 5_000;
    buffer.drainedTo(NOON_MS);
    buffer.add(ms, "b beyond");
    buffer.drainedTo(NOON_MS + 2_000);
    buffer.add(ms, "a in the ring");
    buffer.add(ms, "c in the ring");

    assertThat(drain(ms))
        .containsExactly(ms + " a in the ring", ms + " b beyond", ms + " c in the ring");
  }

  @Test
  void quietYearsAreSkippedAtOnce() {
    buffer.drainedTo(NOON_MS);
    buffer.add(NOON_MS + 1, "before");
    buffer.add(NOON_MS + FIVE_YEARS_MS, "after");

    drain(NOON_MS + 1);

    assertThat(buffer.nextMs()).isEqualTo(NOON_MS + FIVE_YEARS_MS);
    assertThat(drain(NOON_MS + FIVE_YEARS_MS))
        .containsExactly((NOON_MS + FIVE_YEARS_MS) + " after");
  }

  @Test
  void theBeginningOfTimeIsNoPlaceInTheRing() {
    // What is said before the first watermark is stamped there.
    buffer.drainedTo(Long.MIN_VALUE + 1);
    buffer.add(NOON_MS, "noon");

    assertThat(buffer.nextMs()).isEqualTo(NOON_MS);
    assertThat(drain(NOON_MS)).containsExactly(NOON_MS + " noon");
  }

  /** One thing that happens to a buffer. */
  record Step(boolean add, long aheadMs, int value) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Long> ahead =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.longs().between(1, 3)),
            Tuple.of(4, Arbitraries.longs().between(1, 4096)),
            Tuple.of(3, Arbitraries.longs().between(4090, 4100)),
            Tuple.of(2, Arbitraries.longs().between(4097, 50_000)),
            Tuple.of(1, Arbitraries.longs().between(1, FIVE_YEARS_MS)));
    Arbitrary<Boolean> add = Arbitraries.integers().between(0, 3).map(i -> i > 0);
    Arbitrary<Integer> value = Arbitraries.integers().between(0, 9);
    return Combinators.combine(add, ahead, value).as(Step::new).list().ofMaxSize(120);
  }

  @Property(tries = 1500)
  void doesWhatASortedMapDoes(
      @ForAll("steps") List<Step> steps, @ForAll boolean watermarkBefore, @ForAll int seconds)
      throws Exception {
    var tested = new OrderingBuffer<Integer>(Integer::compareTo);
    var model = new TreeMap<Long, List<Integer>>();
    long nowMs = seconds * 1000L;
    if (watermarkBefore) {
      tested.drainedTo(nowMs);
    }
    for (Step step : steps) {
      if (step.add()) {
        tested.add(nowMs + step.aheadMs(), step.value());
        model.computeIfAbsent(nowMs + step.aheadMs(), ms -> new ArrayList<>()).add(step.value());
      } else {
        nowMs += step.aheadMs();
        drainBoth(tested, model, nowMs);
      }
      assertThat(tested.size()).isEqualTo(model.values().stream().mapToInt(List::size).sum());
      assertThat(tested.nextMs()).isEqualTo(model.isEmpty() ? Long.MAX_VALUE : model.firstKey());
      assertThat(held(tested)).isEqualTo(sorted(model));
    }
    drainBoth(tested, model, Long.MAX_VALUE - 1);
    assertThat(tested.size()).isZero();
  }

  private static void drainBoth(
      OrderingBuffer<Integer> tested, NavigableMap<Long, List<Integer>> model, long watermarkMs) {
    while (tested.nextMs() <= watermarkMs) {
      long ms = tested.nextMs();
      var expected = model.pollFirstEntry();
      expected.getValue().sort(null);
      assertThat(ms).isEqualTo(expected.getKey());
      assertThat(tested.take(ms)).isEqualTo(expected.getValue());
      tested.drainedTo(ms);
    }
    assertThat(model.floorKey(watermarkMs)).isNull();
    tested.drainedTo(watermarkMs);
  }

  private static Map<Long, List<Integer>> held(OrderingBuffer<Integer> buffer) throws Exception {
    var held = new TreeMap<Long, List<Integer>>();
    buffer.forEach((ms, value) -> held.computeIfAbsent(ms, m -> new ArrayList<>()).add(value));
    return sorted(held);
  }

  private static Map<Long, List<Integer>> sorted(Map<Long, List<Integer>> held) {
    var sorted = new TreeMap<Long, List<Integer>>();
    held.forEach((ms, values) -> sorted.put(ms, values.stream().sorted().toList()));
    return sorted;
  }

  private List<String> drain(long watermarkMs) {
    List<String> taken = new ArrayList<>();
    while (buffer.nextMs() <= watermarkMs) {
      long ms = buffer.nextMs();
      buffer.take(ms).forEach(record -> taken.add(ms + " " + record));
      buffer.drainedTo(ms);
    }
    return taken;
  }
}

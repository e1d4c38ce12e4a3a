package org.bluewatch.jobs.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;

/**
 * Whatever the partitions, the interleaving, the watermarks, the parallelism, the state backend and
 * a failure on the way: what a key is told is the same.
 */
class OrderingPropertiesTest {
  private static final long START_MS = 1_600_000_000_000L;
  private static final int PARTITIONS = 4;

  /** A record, or with a zone as text a version of reference data. */
  record Happening(long ms, String text, boolean reference) {}

  /** How the happenings arrive; the seed decides what is not said. */
  record Arrival(int parallelism, int parallelismAfterFailure, long seed) {}

  @Provide
  Arbitrary<Happening> happenings() {
    Arbitrary<Long> times =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.longs().between(0, 20)),
            Tuple.of(3, Arbitraries.longs().between(0, 9_000)),
            Tuple.of(1, Arbitraries.longs().between(0, 3 * 365 * 86_400_000L)));
    Arbitrary<String> keys = Arbitraries.of("a", "b", "c", "d", "e", "f", "g");
    Arbitrary<String> names = Arbitraries.of("x", "y", "x:1", "y:7", "x:300", "y:5000");
    Arbitrary<Happening> records =
        Combinators.combine(times, keys, names)
            .as((ms, key, name) -> new Happening(START_MS + ms, key + ':' + name, false));
    Arbitrary<Happening> references =
        Combinators.combine(times, Arbitraries.of("v1", "v2", "v3", "gone"))
            .as((ms, version) -> new Happening(START_MS + ms, version, true));
    return Arbitraries.frequencyOf(Tuple.of(12, records), Tuple.of(1, references));
  }

  @Provide
  Arbitrary<Arrival> arrivals() {
    Arbitrary<Integer> parallelism = Arbitraries.integers().between(1, 3);
    return Combinators.combine(parallelism, parallelism, Arbitraries.longs()).as(Arrival::new);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
  void theSameOnHeap(
      @ForAll @Size(max = 80) List<@From("happenings") Happening> happenings,
      @ForAll("arrivals") Arrival arrival)
      throws Exception {
    assertThat(told(happenings, arrival, new HashMapStateBackend()))
        .isEqualTo(toldInOrder(happenings));
  }

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void theSameOnRocksDb(
      @ForAll @Size(min = 20, max = 80) List<@From("happenings") Happening> happenings,
      @ForAll("arrivals") Arrival arrival)
      throws Exception {
    assertThat(told(happenings, arrival, new EmbeddedRocksDBStateBackend()))
        .isEqualTo(toldInOrder(happenings));
  }

  /** The reference: one partition in order, one subtask, one watermark at the end. */
  private static Map<String, List<String>> toldInOrder(List<Happening> happenings)
      throws Exception {
    try (Stage stage = Stage.open(1, new HashMapStateBackend())) {
      long lastMs = START_MS;
      for (Happening happening : happenings) {
        offer(happening, stage);
        lastMs = Math.max(lastMs, happening.ms());
      }
      return byKey(stage.watermark(lastMs).endOfInput().written());
    }
  }

  private static Map<String, List<String>> told(
      List<Happening> happenings, Arrival arrival, StateBackend backend) throws Exception {
    var random = new Random(arrival.seed());
    List<Object> input = interleaved(happenings, random);
    int checkpointAt = random.nextInt(input.size() + 1);
    int failureAt = checkpointAt + random.nextInt(input.size() - checkpointAt + 1);
    List<String> told = new ArrayList<>();
    try (Stage failing = Stage.open(arrival.parallelism(), backend)) {
      offerAll(input.subList(0, checkpointAt), failing);
      told.addAll(failing.written());
      var checkpoint = failing.snapshot();
      offerAll(input.subList(checkpointAt, failureAt), failing);
      try (Stage recovered =
          Stage.restore(checkpoint, arrival.parallelismAfterFailure(), backend)) {
        offerAll(input.subList(checkpointAt, input.size()), recovered);
        told.addAll(recovered.endOfInput().written());
        assertThat(failing.late() + recovered.late()).isZero();
      }
    }
    return byKey(told);
  }

  /** Spreads over partitions, each in order of time; a number is a watermark. */
  private static List<Object> interleaved(List<Happening> happenings, Random random) {
    List<List<Happening>> partitions = new ArrayList<>();
    for (int i = 0; i < PARTITIONS; i++) {
      partitions.add(new ArrayList<>());
    }
    happenings.forEach(h -> partitions.get(random.nextInt(PARTITIONS)).add(h));
    partitions.forEach(p -> p.sort(Comparator.comparingLong(Happening::ms)));
    List<Object> input = new ArrayList<>();
    partitions.removeIf(List::isEmpty);
    while (!partitions.isEmpty()) {
      List<Happening> partition = partitions.get(random.nextInt(partitions.size()));
      input.add(partition.remove(0));
      partitions.removeIf(List::isEmpty);
      long openMs = partitions.stream().mapToLong(p -> p.get(0).ms()).min().orElse(Long.MAX_VALUE);
      if (random.nextInt(3) == 0 && openMs != Long.MAX_VALUE) {
        input.add(openMs - 1);
      }
    }
    input.add(happenings.stream().mapToLong(Happening::ms).max().orElse(START_MS));
    return input;
  }

  private static void offerAll(List<Object> input, Stage stage) throws Exception {
    for (Object item : input) {
      if (item instanceof Happening happening) {
        offer(happening, stage);
      } else {
        stage.watermark((long) item);
      }
    }
  }

  private static void offer(Happening happening, Stage stage) throws Exception {
    if (happening.reference()) {
      String version = happening.text().equals("gone") ? null : happening.text();
      stage.reference("zone/Z", happening.ms(), version);
    } else {
      stage.record(happening.ms(), happening.text());
    }
  }

  private static Map<String, List<String>> byKey(List<String> told) {
    Map<String, List<String>> byKey = new TreeMap<>();
    for (String line : told) {
      String key = line.replaceFirst("\\d+ (.):.*", "$1");
      byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(line);
    }
    return byKey;
  }
}

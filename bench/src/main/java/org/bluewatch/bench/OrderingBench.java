package org.bluewatch.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The ordering stage alone, before a counter, against the same counter without it. */
final class OrderingBench implements Benchmark {
  private static final int[] RECORDS_PER_MS = {1, 20, 200};
  private static final int[] SUBTASKS = {1, 2};
  private static final int KEYS = 1024;

  /** The same graph with and without the stage. */
  private record Pair(int perMs, int subtasks, Variant plain, Variant ordered) {}

  @Override
  public String about() {
    return "the ordering stage against the same graph without it, by records per millisecond";
  }

  @Override
  public int defaultRecords() {
    return 3_000_000;
  }

  @Override
  public void run(
      int records,
      int repetitions,
      Laboratory.Progress progress,
      PrintWriter out,
      ObjectNode result)
      throws Exception {
    List<Pair> pairs = pairs(records);
    List<Variant> variants =
        pairs.stream().flatMap(pair -> List.of(pair.plain, pair.ordered).stream()).toList();
    Map<Variant, Cost> costs = Laboratory.measure(variants, repetitions, progress);
    out.printf(Locale.ROOT, "%,d records of one number each%n%n", records);
    out.printf(
        "%8s %11s %-26s %-26s %13s %10s%n",
        "subtasks",
        "records/ms",
        "plain CPU ns/record",
        "ordered CPU ns/record",
        "plain/ordered",
        "stage, ns");
    var ratios = result.putArray("plainToOrdered");
    for (Pair pair : pairs) {
      Cost plain = costs.get(pair.plain);
      Cost ordered = costs.get(pair.ordered);
      double ratio = plain.medianNs() / ordered.medianNs();
      out.printf(
          Locale.ROOT,
          "%8d %11d %-26s %-26s %13.2f %10.0f%n",
          pair.subtasks,
          pair.perMs,
          plain.text(),
          ordered.text(),
          ratio,
          ordered.medianNs() - plain.medianNs());
      ratios
          .addObject()
          .put("subtasks", pair.subtasks)
          .put("recordsPerMs", pair.perMs)
          .put("ratio", Math.round(ratio * 1000) / 1000.0)
          .put("stageNs", Math.round(ordered.medianNs() - plain.medianNs()));
    }
    out.println();
  }

  private static List<Pair> pairs(int records) {
    List<Pair> pairs = new ArrayList<>();
    for (int subtasks : SUBTASKS) {
      for (int perMs : RECORDS_PER_MS) {
        var clock = new LoadClock(records, perMs);
        String name = " x " + subtasks + ", " + perMs + "/ms";
        pairs.add(
            new Pair(
                perMs,
                subtasks,
                new Variant("plain" + name, subtasks, clock, OrderingBench::plain),
                new Variant("ordered" + name, subtasks, clock, OrderingBench::ordered)));
      }
    }
    return pairs;
  }

  private static void plain(StreamExecutionEnvironment environment, LoadClock clock) {
    CountGraphs.plain(keyed(environment, clock));
  }

  private static void ordered(StreamExecutionEnvironment environment, LoadClock clock) {
    CountGraphs.ordered(keyed(environment, clock), Integer::compare);
  }

  private static KeyedStream<Integer, Integer> keyed(
      StreamExecutionEnvironment environment, LoadClock clock) {
    return IndexSource.attach(environment, clock).keyBy(index -> index % KEYS, Types.INT);
  }
}

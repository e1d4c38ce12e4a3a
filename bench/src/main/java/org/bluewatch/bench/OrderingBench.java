package org.bluewatch.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bluewatch.jobs.order.OrderedStreams;

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
    return 1_000_000;
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
    Map<Variant, List<Run>> runs;
    try (var laboratory = new Laboratory(2, progress)) {
      runs = laboratory.measure(variants, repetitions);
    }
    out.printf("%d records of one number each%n%n", records);
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
      Cost plain = Cost.cpu(runs.get(pair.plain));
      Cost ordered = Cost.cpu(runs.get(pair.ordered));
      double ratio = plain.median() / ordered.median();
      out.printf(
          Locale.ROOT,
          "%8d %11d %-26s %-26s %13.2f %10.0f%n",
          pair.subtasks,
          pair.perMs,
          plain.text(),
          ordered.text(),
          ratio,
          ordered.median() - plain.median());
      ratios
          .addObject()
          .put("subtasks", pair.subtasks)
          .put("recordsPerMs", pair.perMs)
          .put("ratio", Math.round(ratio * 1000) / 1000.0)
          .put("stageNs", Math.round(ordered.median() - plain.median()));
    }
    out.println();
  }

  private static List<Pair> pairs(int records) {
    Consumer<Run> everyRecord =
        run -> {
          if (run.records() != records) {
            throw new IllegalStateException(
                "expected %,d records, found %,d".formatted(records, run.records()));
          }
        };
    List<Pair> pairs = new ArrayList<>();
    for (int subtasks : SUBTASKS) {
      for (int perMs : RECORDS_PER_MS) {
        var clock = new LoadClock(records, perMs);
        String name = " x " + subtasks + ", " + perMs + "/ms";
        pairs.add(
            new Pair(
                perMs,
                subtasks,
                new Variant("plain" + name, subtasks, e -> plain(e, clock), everyRecord),
                new Variant("ordered" + name, subtasks, e -> ordered(e, clock), everyRecord)));
      }
    }
    return pairs;
  }

  private static void plain(StreamExecutionEnvironment environment, LoadClock clock) {
    var counts =
        keyed(environment, clock).map(new RunningCount<>()).returns(Types.LONG).uid("count");
    Ledger.close(counts, "counted", count -> 1, count -> count);
  }

  private static void ordered(StreamExecutionEnvironment environment, LoadClock clock) {
    var counts =
        OrderedStreams.apply(
            keyed(environment, clock), "count", Integer::compare, new OrderedCount<>(), Types.LONG);
    Ledger.close(counts, "counted", count -> 1, count -> count);
  }

  private static KeyedStream<Integer, Integer> keyed(
      StreamExecutionEnvironment environment, LoadClock clock) {
    return IndexSource.attach(environment, clock).keyBy(index -> index % KEYS, Types.INT);
  }
}

package org.bluewatch.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bluewatch.common.model.Convoy;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.jobs.detect.logistics.LogisticsEvent;
import org.bluewatch.jobs.detect.logistics.LogisticsFunction;
import org.bluewatch.jobs.order.OrderedStreams;

/** The logistics stage, with a hundred convoys on the road and with ten thousand. */
final class ConvoyBench implements Benchmark {
  private static final int RECORDS_PER_MS = 1;
  private static final int FEW = 100;
  private static final int MANY = 10_000;

  /** Roads and plans are in force from the beginning; what comes later is of no concern. */
  private static final ReferenceUpdate NEWS = new ReferenceUpdate("sensor/S", 0, "{}");

  @Override
  public String about() {
    return "the logistics stage: a fix with 100 convoys under way, and with 10,000";
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
    List<Variant> variants = new ArrayList<>();
    for (int convoys : new int[] {FEW, MANY}) {
      variants.add(variant(convoys, Math.max(records / 2, 2 * Cost.RECORDS_OF_START)));
      variants.add(variant(convoys, records));
    }
    Map<Variant, Cost> costs = Laboratory.measure(variants, repetitions, progress);
    out.printf(Locale.ROOT, "%,d fixes, three vehicles in each convoy%n%n", records);
    out.printf("%10s %-26s %-26s %14s%n", "convoys", "all, CPU ns/fix", "2nd half", "records/s");
    double fewNs = show(FEW, costs.get(variants.get(0)), costs.get(variants.get(1)), out);
    double manyNs = show(MANY, costs.get(variants.get(2)), costs.get(variants.get(3)), out);
    double ratio = manyNs / fewNs;
    out.printf(Locale.ROOT, "%nmany / few, second half: %.2f%n%n", ratio);
    result.put("manyToFew", Math.round(ratio * 1000) / 1000.0);
  }

  /**
   * Prints a line and returns what a fix of the second half costs: what each convoy costs once,
   * when it is heard first and departs, lies in the first half.
   */
  private static double show(int convoys, Cost half, Cost all, PrintWriter out) {
    double secondHalfNs = 2 * all.medianNsBeforeCheckpoint() - half.medianNsBeforeCheckpoint();
    out.printf(
        Locale.ROOT,
        "%,10d %-26s %,-26.0f %,14.0f%n",
        convoys,
        all.text(),
        secondHalfNs,
        all.recordsPerSecond());
    return secondHalfNs;
  }

  private static Variant variant(int convoys, int records) {
    var clock = new LoadClock(records, RECORDS_PER_MS);
    var load = new ConvoyLoad(convoys);
    return new Variant(
        String.format(Locale.ROOT, "%,d convoys, %,d fixes", convoys, records),
        1,
        clock,
        (environment, loadClock) -> build(environment, loadClock, load));
  }

  private static void build(
      StreamExecutionEnvironment environment, LoadClock clock, ConvoyLoad load) {
    List<ReferenceUpdate> reference = load.reference();
    var updates =
        environment
            .fromData(TypeInformation.of(ReferenceUpdate.class), new ReferenceUpdate[] {NEWS})
            .uid("reference")
            .setParallelism(1);
    var events =
        IndexSource.attach(environment, clock)
            .map(index -> load.fix(index, clock))
            .returns(LogisticsEvent.class)
            .uid("fixes");
    var convoys =
        OrderedStreams.apply(
            events.keyBy(unused -> 0, Types.INT),
            updates,
            reference,
            "logistics",
            LogisticsEvent.order(),
            new LogisticsFunction(load.settings()),
            TypeInformation.of(Convoy.class));
    Ledger.close(events, "heard", (event, ledger) -> ledger.add("heard", 1, 1));
    Ledger.close(convoys, "told", (convoy, ledger) -> ledger.add("told", 0, convoy.revision()));
  }
}

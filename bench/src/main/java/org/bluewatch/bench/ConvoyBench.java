package org.bluewatch.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
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
    Variant few = variant(FEW, records);
    Variant many = variant(MANY, records);
    Map<Variant, Cost> costs = Laboratory.measure(List.of(few, many), repetitions, progress);
    out.printf(Locale.ROOT, "%,d fixes, three vehicles in each convoy%n%n", records);
    out.printf("%10s %-26s %14s%n", "convoys", "CPU ns/fix", "records/s");
    for (Variant variant : List.of(few, many)) {
      Cost cost = costs.get(variant);
      out.printf(
          Locale.ROOT,
          "%10s %-26s %,14.0f%n",
          variant.name(),
          cost.text(),
          cost.recordsPerSecond());
    }
    double ratio =
        costs.get(many).medianNsBeforeCheckpoint() / costs.get(few).medianNsBeforeCheckpoint();
    out.printf(Locale.ROOT, "%nmany / few: %.2f (without the checkpoint)%n%n", ratio);
    result.put("manyToFew", Math.round(ratio * 1000) / 1000.0);
  }

  private static Variant variant(int convoys, int records) {
    var clock = new LoadClock(records, RECORDS_PER_MS);
    var load = new ConvoyLoad(convoys);
    return new Variant(
        String.format(Locale.ROOT, "%,d", convoys),
        1,
        clock,
        (environment, loadClock) -> build(environment, loadClock, load));
  }

  private static void build(
      StreamExecutionEnvironment environment, LoadClock clock, ConvoyLoad load) {
    List<ReferenceUpdate> reference = load.reference();
    var updates =
        environment
            .fromData(
                TypeInformation.of(ReferenceUpdate.class),
                reference.toArray(ReferenceUpdate[]::new))
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

package org.bluewatch.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The pipeline against the floor under it, and what each of its duties costs. */
final class PipelineBench implements Benchmark {
  /** As many as a live system is meant to stand: 20,000 records per second. */
  private static final int RECORDS_PER_MS = 20;

  /**
   * Something the pipeline does.
   *
   * @param key its name in the JSON object
   * @param ns its CPU nanoseconds per record, from the costs of all graphs
   */
  private record Duty(String name, String key, ToDoubleFunction<Map<Variant, Cost>> ns) {

    /** What one graph costs before its checkpoint. */
    static Duty of(String name, String key, Variant graph) {
      return new Duty(name, key, costs -> costs.get(graph).medianNsBeforeCheckpoint());
    }

    /** What a graph costs more than the one without this duty. */
    static Duty between(String name, String key, Variant without, Variant with) {
      return new Duty(
          name,
          key,
          costs ->
              costs.get(with).medianNsBeforeCheckpoint()
                  - costs.get(without).medianNsBeforeCheckpoint());
    }
  }

  @Override
  public String about() {
    return "the pipeline and each of its duties against source, keyBy, count";
  }

  @Override
  public int defaultRecords() {
    return 500_000;
  }

  @Override
  public void run(
      int records,
      int repetitions,
      Laboratory.Progress progress,
      PrintWriter out,
      ObjectNode result)
      throws Exception {
    var clock = new LoadClock(records, RECORDS_PER_MS);
    var graphs = new PipelineGraphs(LoadArea.area());
    var noHotspots = new PipelineGraphs(LoadArea.areaWithoutHotspots());
    var floor = new Variant("floor: source, keyBy, count", 1, clock, graphs::floor);
    var pipeline = exact("pipeline", clock, graphs::pipeline);
    var source = new Variant("source", 1, clock, graphs::source);
    var parse = new Variant("+ strict parse", 1, clock, graphs::parse);
    var shuffle = new Variant("+ keyBy, count", 1, clock, graphs::shuffle);
    var order = new Variant("+ ordering", 1, clock, graphs::order);
    var ingest = exact("+ deduplication, cells", clock, graphs::ingest);
    var results = exact("+ balance, results", clock, noHotspots::pipeline);
    List<Duty> duties =
        List.of(
            Duty.of("source", "source", source),
            Duty.between("strict parse", "strictParse", source, parse),
            Duty.between("shuffle of observations", "shuffle", parse, shuffle),
            Duty.between("ordering", "ordering", shuffle, order),
            Duty.between("deduplication, cells", "deduplication", order, ingest),
            Duty.between("balance, results", "results", ingest, results),
            Duty.between("hotspots, alerts", "hotspots", results, pipeline),
            new Duty("checkpoint", "checkpoint", costs -> costs.get(pipeline).checkpointCpuNs()));

    Map<Variant, Cost> costs =
        Laboratory.measure(
            List.of(floor, pipeline, source, parse, shuffle, order, ingest, results),
            repetitions,
            progress);
    describe(Load.of(clock), out);
    double floorNs = costs.get(floor).medianNs();
    printGraphs(out, costs, floorNs);
    printDuties(out, duties, costs, floorNs);
    putRatio(result, costs.get(floor), costs.get(pipeline));
    var ratios = result.putObject("dutyToFloor");
    duties.forEach(duty -> ratios.put(duty.key, rounded(duty.ns.applyAsDouble(costs) / floorNs)));
  }

  /** A graph that tells which records are duplicates and which are refused. */
  private static Variant exact(String name, LoadClock clock, Variant.Graph graph) {
    return new Variant(
        name,
        1,
        clock,
        graph,
        (run, loadClock) -> {
          run.checkAccount("duplicates", Load.of(loadClock).duplicates());
          run.checkAccount("rejected", Load.of(loadClock).rejections());
        });
  }

  private static void describe(Load load, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%,d records of %d bytes, %,d of them duplicates, %,d refused; parallelism 1%n%n",
        load.records(),
        load.bytesPerRecord(),
        load.duplicates(),
        load.rejections());
  }

  private static void printGraphs(PrintWriter out, Map<Variant, Cost> costs, double floorNs) {
    out.printf(
        "%-28s %-26s %11s %11s %11s %10s%n",
        "graph", "CPU ns/record [min..max]", "floor/this", "records/s", "checkpoint", "start, ms");
    costs.forEach(
        (graph, cost) ->
            out.printf(
                Locale.ROOT,
                "%-28s %-26s %11.2f %,11.0f %,11.0f %,10.0f%n",
                graph.name(),
                cost.text(),
                floorNs / cost.medianNs(),
                cost.recordsPerSecond(),
                cost.checkpointCpuNs(),
                cost.startCpuNs() / 1e6));
  }

  private static void printDuties(
      PrintWriter out, List<Duty> duties, Map<Variant, Cost> costs, double floorNs) {
    double whole = duties.stream().mapToDouble(duty -> duty.ns.applyAsDouble(costs)).sum();
    out.printf("%n%-28s %13s %11s %8s%n", "duty", "CPU ns/record", "this/floor", "share");
    for (Duty duty : duties) {
      double ns = duty.ns.applyAsDouble(costs);
      out.printf(
          Locale.ROOT,
          "%-28s %,13.0f %11.2f %7.0f%%%n",
          duty.name,
          ns,
          ns / floorNs,
          100 * ns / whole);
    }
    out.println();
  }

  /** The ratio of the medians, and how far it went up and down from round to round. */
  private static void putRatio(ObjectNode result, Cost floor, Cost pipeline) {
    double[] ratios =
        IntStream.range(0, floor.cpuNs().size())
            .mapToDouble(round -> floor.cpuNs().get(round) / pipeline.cpuNs().get(round))
            .sorted()
            .toArray();
    result.put("pipelineToFloor", rounded(floor.medianNs() / pipeline.medianNs()));
    result
        .putArray("pipelineToFloorRange")
        .add(rounded(ratios[0]))
        .add(rounded(ratios[ratios.length - 1]));
    result.put("floorNs", Math.round(floor.medianNs()));
    result.put("pipelineNs", Math.round(pipeline.medianNs()));
  }

  private static double rounded(double ratio) {
    return Math.round(ratio * 1000) / 1000.0;
  }
}

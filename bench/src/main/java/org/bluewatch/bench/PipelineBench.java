package org.bluewatch.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The pipeline against the floor under it, and what each of its duties costs. */
final class PipelineBench implements Benchmark {
  /** A mission's busiest hour, many times over: 20,000 records per second. */
  private static final int RECORDS_PER_MS = 20;

  private static final long SEED = 20260302;

  /**
   * What a duty costs is the difference between the graph that does it and the graph that does not.
   *
   * @param without null where there is nothing before it
   */
  private record Duty(String name, String key, Variant with, Variant without) {}

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
    var spec = new Load.Spec(new LoadClock(records, RECORDS_PER_MS), SEED);
    Load load = spec.load();
    var graphs = new PipelineGraphs(spec, LoadArea.area());
    Consumer<Run> everyRecord = run -> check(run, run.records(), records);
    Consumer<Run> exactly = everyRecord.andThen(run -> checkBalance(run, load));
    var floor = new Variant("floor: source, keyBy, count", 1, graphs::floor, everyRecord);
    var pipeline = new Variant("pipeline", 1, graphs::pipeline, exactly);
    var source = new Variant("source", 1, graphs::source, everyRecord);
    var parse = new Variant("+ strict parse", 1, graphs::parse, everyRecord);
    var shuffle = new Variant("+ keyBy, count", 1, graphs::shuffle, everyRecord);
    var order = new Variant("+ ordering", 1, graphs::order, everyRecord);
    var ingest = new Variant("+ deduplication, cells", 1, graphs::ingest, exactly);
    var noHotspots = new PipelineGraphs(spec, LoadArea.areaWithoutHotspots());
    var results = new Variant("+ balance, results", 1, noHotspots::pipeline, exactly);
    List<Duty> duties =
        List.of(
            new Duty("source", "source", source, null),
            new Duty("strict parse", "strictParse", parse, source),
            new Duty("shuffle of observations", "shuffle", shuffle, parse),
            new Duty("ordering", "ordering", order, shuffle),
            new Duty("deduplication, cells", "deduplication", ingest, order),
            new Duty("balance, results", "results", results, ingest),
            new Duty("hotspots, alerts", "hotspots", pipeline, results));

    List<Variant> variants =
        List.of(floor, pipeline, source, parse, shuffle, order, ingest, results);
    Map<Variant, List<Run>> runs;
    try (var laboratory = new Laboratory(1, progress)) {
      runs = laboratory.measure(variants, repetitions);
    }

    Map<Variant, Cost> costs = new LinkedHashMap<>();
    runs.forEach((variant, measured) -> costs.put(variant, Cost.cpu(measured)));
    out.printf(
        Locale.ROOT,
        "%,d records of %d bytes: %,d duplicates, %,d rejections%n%n",
        records,
        load.bytesPerRecord(),
        load.duplicates(),
        load.rejections());
    double floorNs = costs.get(floor).median();
    printVariants(out, runs, costs, floorNs);
    printDuties(out, duties, costs, floorNs);

    result.put("pipelineToFloor", rounded(floorNs / costs.get(pipeline).median()));
    putRange(result, runs.get(floor), runs.get(pipeline));
    result.put("floorNs", Math.round(floorNs));
    result.put("pipelineNs", Math.round(costs.get(pipeline).median()));
    var ratios = result.putObject("dutyToFloor");
    duties.forEach(duty -> ratios.put(duty.key(), rounded(ns(duty, costs) / floorNs)));
  }

  private static void printVariants(
      PrintWriter out, Map<Variant, List<Run>> runs, Map<Variant, Cost> costs, double floorNs) {
    out.printf(
        "%-28s %-26s %11s %11s %6s%n",
        "", "CPU ns/record [min..max]", "floor/this", "records/s", "ckpts");
    costs.forEach(
        (variant, cost) ->
            out.printf(
                Locale.ROOT,
                "%-28s %-26s %11.2f %,11.0f %6d%n",
                variant.name(),
                cost.text(),
                floorNs / cost.median(),
                1e9 / Cost.wall(runs.get(variant)).median(),
                runs.get(variant).get(0).checkpoints()));
  }

  private static void printDuties(
      PrintWriter out, List<Duty> duties, Map<Variant, Cost> costs, double floorNs) {
    double whole = duties.stream().mapToDouble(duty -> ns(duty, costs)).sum();
    out.printf("%n%-28s %13s %11s %8s%n", "duty", "CPU ns/record", "this/floor", "share");
    for (Duty duty : duties) {
      double ns = ns(duty, costs);
      out.printf(
          Locale.ROOT,
          "%-28s %,13.0f %11.2f %7.0f%%%n",
          duty.name(),
          ns,
          ns / floorNs,
          100 * ns / whole);
    }
    out.println();
  }

  private static double ns(Duty duty, Map<Variant, Cost> costs) {
    double without = duty.without() == null ? 0 : costs.get(duty.without()).median();
    return costs.get(duty.with()).median() - without;
  }

  /** The ratio in each round, where floor and pipeline ran one after the other. */
  private static void putRange(ObjectNode result, List<Run> floors, List<Run> pipelines) {
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int i = 0; i < floors.size(); i++) {
      double ratio = (double) floors.get(i).cpuNs() / pipelines.get(i).cpuNs();
      least = Math.min(least, ratio);
      most = Math.max(most, ratio);
    }
    result.putArray("pipelineToFloorRange").add(rounded(least)).add(rounded(most));
  }

  private static double rounded(double ratio) {
    return Math.round(ratio * 1000) / 1000.0;
  }

  private static void checkBalance(Run run, Load load) {
    check(run, run.accounts().getOrDefault("duplicates", 0L), load.duplicates());
    check(run, run.accounts().getOrDefault("rejected", 0L), load.rejections());
  }

  private static void check(Run run, long found, long expected) {
    if (found != expected) {
      throw new IllegalStateException(
          "expected %,d records, found %,d in %s".formatted(expected, found, run.accounts()));
    }
  }
}

package org.bluewatch.bench;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What the runs of a graph cost. Starting, which costs the same for any number of records, is
 * measured apart, by runs that stop early, and taken off.
 *
 * @param cpuNs CPU nanoseconds per record, one figure per run in the order of the runs
 * @param checkpointCpuNs the part of it that the checkpoint takes, median
 * @param startCpuNs CPU nanoseconds of starting, median
 * @param recordsPerSecond on the wall clock, median, starting included
 */
record Cost(
    List<Double> cpuNs, double checkpointCpuNs, double startCpuNs, double recordsPerSecond) {

  /** Number of records in a run that measures only the start. */
  static final int RECORDS_OF_START = 1000;

  static Cost of(LoadClock clock, List<Run> starts, List<Run> runs) {
    double records = clock.records() - RECORDS_OF_START;
    double startNs = median(starts, Run::cpuNs);
    // The CPU clock ticks every 10 ms: in a very short run nothing may be left.
    List<Double> cpuNs =
        runs.stream().map(run -> Math.max(1, (run.cpuNs() - startNs) / records)).toList();
    double checkpointNs = median(runs, Run::checkpointCpuNs) - median(starts, Run::checkpointCpuNs);
    double perSecond = clock.records() * 1e9 / median(runs, Run::wallNs);
    return new Cost(cpuNs, checkpointNs / records, startNs, perSecond);
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
    return median(runs.stream().mapToDouble(figure).boxed().toList());
  }

  /** CPU nanoseconds per record. */
  double medianNs() {
    return median(cpuNs);
  }

  /** The same without the checkpoint. */
  double medianNsBeforeCheckpoint() {
    return medianNs() - checkpointCpuNs;
  }

  private static double median(List<Double> numbers) {
    List<Double> sorted = numbers.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Median, least and most, for a table. */
  String text() {
    return String.format(
        Locale.ROOT,
        "%,7.0f [%,.0f..%,.0f]",
        medianNs(),
        Collections.min(cpuNs),
        Collections.max(cpuNs));
  }
}

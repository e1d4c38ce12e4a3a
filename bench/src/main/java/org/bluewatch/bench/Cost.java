package org.bluewatch.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What several runs cost per record.
 *
 * @param median of the runs, in nanoseconds
 * @param min the cheapest run
 * @param max the dearest run
 */
record Cost(double median, double min, double max) {

  /** CPU time per record. */
  static Cost cpu(List<Run> runs) {
    return of(runs, run -> (double) run.cpuNs() / run.records());
  }

  /** Wall time per record. */
  static Cost wall(List<Run> runs) {
    return of(runs, run -> (double) run.wallNs() / run.records());
  }

  private static Cost of(List<Run> runs, ToDoubleFunction<Run> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    return new Cost(median(sorted), sorted[0], sorted[sorted.length - 1]);
  }

  /** The median of numbers in any order. */
  static double median(double... numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** For the table. */
  String text() {
    return String.format(Locale.ROOT, "%,7.0f [%,.0f..%,.0f]", median, min, max);
  }
}

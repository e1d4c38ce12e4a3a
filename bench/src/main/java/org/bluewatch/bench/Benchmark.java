package org.bluewatch.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;

/** Something that {@code ./bluewatch bench NAME} measures. */
interface Benchmark {
  /** What it measures, in a line. */
  String about();

  /** Number of records if nobody says otherwise. */
  int defaultRecords();

  /**
   * Measures and prints a table.
   *
   * @param repetitions number of measured runs of each graph, 1 or more
   * @param result takes the figures, as ratios and nanoseconds per record
   * @throws IllegalStateException if a run did not do all of its work
   */
  void run(
      int records,
      int repetitions,
      Laboratory.Progress progress,
      PrintWriter out,
      ObjectNode result)
      throws Exception;
}

package org.bluewatch.bench;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A graph to measure.
 *
 * @param name what the table calls it
 * @param parallelism of all but its source
 * @param clock of its load
 * @param check of each run, beyond that every record is accounted for
 */
record Variant(String name, int parallelism, LoadClock clock, Graph graph, Check check) {
  /** For a graph whose accounts are only to be complete. */
  Variant(String name, int parallelism, LoadClock clock, Graph graph) {
    this(name, parallelism, clock, graph, (run, load) -> {});
  }

  /** Builds a graph over a load. */
  interface Graph {
    void build(StreamExecutionEnvironment environment, LoadClock clock);
  }

  /** Throws {@link IllegalStateException} if a run did not do its work. */
  interface Check {
    void check(Run run, LoadClock clock);
  }
}

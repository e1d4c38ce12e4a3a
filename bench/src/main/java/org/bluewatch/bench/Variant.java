package org.bluewatch.bench;

import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A graph to measure.
 *
 * @param name what the table calls it
 * @param parallelism of all but its source
 * @param graph builds it
 * @param check throws {@link IllegalStateException} if a run did not do all of its work
 */
record Variant(
    String name,
    int parallelism,
    Consumer<StreamExecutionEnvironment> graph,
    Consumer<Run> check) {}

package org.bluewatch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bluewatch.jobs.pipeline.LocalFlink;
import org.bluewatch.jobs.pipeline.PipelineEnvironment;

/**
 * Runs graphs one after the other in one Flink cluster of this process: state on heap, object reuse
 * on, checkpoints on. Every run makes exactly one checkpoint, of the state that all its records
 * leave, after the last of them.
 */
final class Laboratory implements AutoCloseable {
  /** Longer than any run: when a slow machine made more checkpoints, it would seem slower still. */
  private static final Duration CHECKPOINT_EVERY = Duration.ofDays(1);

  private final Path work;
  private final Configuration configuration;
  private final LocalFlink flink;
  private final Progress progress;

  /** Is told which run begins. */
  interface Progress {
    void running(String variant, int round, int rounds);
  }

  private Laboratory(int parallelism, Progress progress) throws Exception {
    this.progress = progress;
    work = Files.createTempDirectory("bluewatch-bench-");
    configuration = PipelineEnvironment.configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, work.toUri().toString());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(CoreOptions.TMP_DIRS, work.toString());
    flink = LocalFlink.start(configuration, parallelism);
  }

  /**
   * Measures variants in rounds: each round runs all of them, so that a machine that is slow for a
   * while is slow for all. A first round warms up and does not count.
   */
  static Map<Variant, Cost> measure(List<Variant> variants, int rounds, Progress progress)
      throws Exception {
    int parallelism = variants.stream().mapToInt(Variant::parallelism).max().orElseThrow();
    try (var laboratory = new Laboratory(parallelism, progress)) {
      return laboratory.measure(variants, rounds);
    }
  }

  private Map<Variant, Cost> measure(List<Variant> variants, int rounds) throws Exception {
    Map<Variant, List<Run>> runs = new LinkedHashMap<>();
    Map<Variant, List<Run>> starts = new LinkedHashMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (Variant variant : variants) {
        progress.running(variant.name(), round, rounds);
        Run start = run(variant, variant.clock().first(Cost.RECORDS_OF_START));
        Run run = run(variant, variant.clock());
        if (round > 0) {
          starts.computeIfAbsent(variant, unused -> new ArrayList<>()).add(start);
          runs.computeIfAbsent(variant, unused -> new ArrayList<>()).add(run);
        }
      }
    }
    Map<Variant, Cost> costs = new LinkedHashMap<>();
    for (Variant variant : variants) {
      checkDigests(variant, runs.get(variant));
      costs.put(variant, Cost.of(variant.clock(), starts.get(variant), runs.get(variant)));
    }
    return costs;
  }

  private Run run(Variant variant, LoadClock clock) throws Exception {
    // What an earlier run left behind is not billed to this one.
    System.gc();
    try (var environment = new StreamExecutionEnvironment(configuration)) {
      environment.setParallelism(variant.parallelism());
      variant.graph().build(environment, clock);
      var job = flink.submit(environment, variant.name());
      JobExecutionResult result =
          flink.result(job).get().toJobExecutionResult(Laboratory.class.getClassLoader());
      Run run = Run.of(result.getAllAccumulatorResults(), RunMeter.cpuNs());
      run.checkRecords(clock.records());
      variant.check().check(run, clock);
      return run;
    }
  }

  private static void checkDigests(Variant variant, List<Run> runs) {
    if (runs.stream().mapToLong(Run::digest).distinct().count() != 1) {
      throw new IllegalStateException(variant.name() + ": two runs gave different results");
    }
  }

  @Override
  public void close() throws Exception {
    flink.close();
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new IOException("cannot clear " + work + ": " + e.getMessage(), e);
    }
  }
}

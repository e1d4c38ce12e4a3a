package org.bluewatch.jobs.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bluewatch.jobs.alert.RunInfo;
import org.bluewatch.jobs.pipeline.OperatorUids;
import org.bluewatch.jobs.pipeline.PipelineEnds;
import org.bluewatch.jobs.pipeline.PipelineEnvironment;
import org.bluewatch.jobs.pipeline.SituationPipeline;
import org.bluewatch.jobs.source.Spool;
import org.bluewatch.jobs.source.SpoolSource;
import org.bluewatch.jobs.source.StreamFile;

/** Runs recorded streams through the graph as fast as it goes and writes what it said. */
public final class Replay {
  private static final long PROGRESS_EVERY_MS = 500;
  private static final long TELL_SORTING_EVERY = 10_000;

  private final ReplaySettings settings;
  private final Progress progress;

  private Replay(ReplaySettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Replays, and writes the result files.
   *
   * @throws StreamFile.BadInput if the input cannot be used
   * @throws IOException if the output cannot be written
   */
  public static Summary run(ReplaySettings settings, Progress progress)
      throws IOException, InterruptedException {
    return new Replay(settings, progress).run();
  }

  private Summary run() throws IOException, InterruptedException {
    List<StreamFile> files = StreamFile.find(settings.input());
    Files.createDirectories(settings.output());
    Path work = Files.createTempDirectory(settings.output(), ".work-");
    try {
      Spool spool = Spool.of(files, settings.range(), work, this::sorting);
      execute(spool, work);
      ResultFiles.Written written = ResultFiles.assemble(work, settings.output());
      var summary = Summary.of(settings, files, spool, written);
      summary.write(settings.output().resolve("summary.json"));
      return summary;
    } finally {
      deleteRecursively(work);
    }
  }

  private void sorting(long recordsRead) {
    if (recordsRead % TELL_SORTING_EVERY == 0) {
      progress.sorting(recordsRead);
    }
  }

  private void execute(Spool spool, Path work) throws IOException, InterruptedException {
    try (var environment =
        StreamExecutionEnvironment.createLocalEnvironment(
            settings.parallelism(), configuration(work))) {
      SituationPipeline.build(
          environment,
          settings.area(),
          new PipelineEnds(
              env -> env.fromSource(new SpoolSource(spool), WatermarkStrategy.noWatermarks(), OperatorUids.SOURCE)
                      .uid(OperatorUids.SOURCE)
                      .setParallelism(1),
              results ->
                  results
                      .sinkTo(new ResultParts(work))
                      .name(OperatorUids.RESULTS)
                      .uid(OperatorUids.RESULTS),
              new RunInfo("replay", true),
              false));
      await(environment.executeAsync("bluewatch replay"), spool.count());
    } catch (IOException | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the replay failed: " + e.getMessage(), e);
    }
  }

  private Configuration configuration(Path work) {
    Configuration configuration = PipelineEnvironment.configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, settings.stateBackend());
    configuration.set(CoreOptions.TMP_DIRS, work.toString());
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(RestOptions.ADDRESS, "localhost");
    configuration.set(RestOptions.BIND_ADDRESS, "localhost");
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, settings.parallelism());
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
    return configuration;
  }

  private void await(JobClient job, long records) throws InterruptedException, ExecutionException {
    long before = SpoolSource.recordsReadInThisProcess();
    var result = job.getJobExecutionResult();
    while (true) {
      try {
        result.get(PROGRESS_EVERY_MS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException stillRunning) {
        progress.running(SpoolSource.recordsReadInThisProcess() - before, records);
      }
    }
  }

  private static void deleteRecursively(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

package org.bluewatch.jobs.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.jobs.pipeline.LocalFlink;
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
    Configuration configuration = PipelineEnvironment.configuration();
    // It would begin at the beginning, and fail at the same place.
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(StateBackendOptions.STATE_BACKEND, settings.stateBackend());
    configuration.set(CoreOptions.TMP_DIRS, work.toString());
    try (var environment = new StreamExecutionEnvironment(configuration);
        var flink = LocalFlink.start(configuration, settings.parallelism())) {
      environment.setParallelism(settings.parallelism());
      SituationPipeline.build(environment, settings.area(), ends(spool, work));
      JobID job = flink.submit(environment, "bluewatch replay");
      await(flink.result(job), spool.count());
    } catch (IOException | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the replay failed: " + e.getMessage(), e);
    }
  }

  private PipelineEnds ends(Spool spool, Path work) {
    return new PipelineEnds(
        environment ->
            environment
                .fromSource(
                    new SpoolSource(spool), WatermarkStrategy.noWatermarks(), OperatorUids.SOURCE)
                .uid(OperatorUids.SOURCE)
                .setParallelism(1),
        (stream, results) ->
            results
                .sinkTo(new ResultParts(work))
                .name(OperatorUids.results(stream))
                .uid(OperatorUids.results(stream))
                .setParallelism(results.getParallelism()),
        new RunInfo("replay", settings.area().settings().name(), true),
        false);
  }

  private void await(CompletableFuture<JobResult> result, long records) throws Exception {
    long before = SpoolSource.recordsReadInThisProcess();
    while (true) {
      try {
        JobResult ended = result.get(PROGRESS_EVERY_MS, TimeUnit.MILLISECONDS);
        ended.toJobExecutionResult(Replay.class.getClassLoader());
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

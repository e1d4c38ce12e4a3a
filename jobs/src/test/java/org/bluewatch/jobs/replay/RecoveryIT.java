package org.bluewatch.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.pipeline.LocalFlink;
import org.bluewatch.jobs.pipeline.OperatorUids;
import org.bluewatch.jobs.pipeline.PipelineEnds;
import org.bluewatch.jobs.pipeline.PipelineEnvironment;
import org.bluewatch.jobs.pipeline.Restarts;
import org.bluewatch.jobs.pipeline.SituationPipeline;
import org.bluewatch.jobs.source.Spool;
import org.bluewatch.jobs.source.SpoolSource;
import org.bluewatch.jobs.source.StreamFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The graph fails in the middle and goes on from its last checkpoint. */
class RecoveryIT {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1, hashmap", "3, rocksdb"})
  void aFailureChangesNoResult(int parallelism, String backend) throws Exception {
    // Given what an undisturbed run says
    Area area = ReplayArea.area(folder.resolve("area"));
    new ReplayArea().write(folder.resolve("in"));
    var undisturbed =
        new ReplaySettings(
            area, folder.resolve("in"), Spool.Range.ALL, folder.resolve("undisturbed"), 1, backend);
    Summary summary = Replay.run(undisturbed, Progress.SILENT);
    // When a run fails after a checkpoint
    Path work = Files.createDirectory(folder.resolve("work"));
    Path disturbed = Files.createDirectory(folder.resolve("disturbed"));
    Spool spool =
        Spool.of(StreamFile.find(folder.resolve("in")), Spool.Range.ALL, work, count -> {});
    FailsOnce.FAILED.set(false);
    run(area, spool, work, parallelism, backend);
    var written = ResultFiles.assemble(work, disturbed);
    // Then it has failed indeed, and its results are the same to the byte
    assertThat(FailsOnce.FAILED).isTrue();
    assertThat(files("disturbed")).isEqualTo(without("summary.json", files("undisturbed")));
    assertThat(
            Summary.of(undisturbed, StreamFile.find(folder.resolve("in")), spool, written)
                .content())
        .isEqualTo(summary.content());
  }

  private static void run(Area area, Spool spool, Path work, int parallelism, String backend)
      throws Exception {
    Configuration configuration = PipelineEnvironment.configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, backend);
    configuration.set(CoreOptions.TMP_DIRS, work.toString());
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(20));
    configuration.addAll(Restarts.atMost(1));
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(10));
    try (var environment = new StreamExecutionEnvironment(configuration);
        var flink = LocalFlink.start(configuration, parallelism)) {
      environment.setParallelism(parallelism);
      var ends =
          new PipelineEnds(
              env ->
                  env.fromSource(
                          new SpoolSource(spool),
                          WatermarkStrategy.noWatermarks(),
                          OperatorUids.SOURCE)
                      .uid(OperatorUids.SOURCE)
                      .setParallelism(1)
                      .map(new FailsOnce())
                      .uid("fails-once")
                      .setParallelism(1),
              (stream, results) ->
                  results.sinkTo(new ResultParts(work)).uid(OperatorUids.results(stream)),
              new RunInfo("replay", area.settings().name(), true),
              false);
      SituationPipeline.build(environment, area, ends);
      flink
          .result(flink.submit(environment, "recovery"))
          .get()
          .toJobExecutionResult(RecoveryIT.class.getClassLoader());
    }
  }

  /** Passes everything on; fails once, some records after a checkpoint. */
  private static final class FailsOnce extends RichMapFunction<RawRecord, RawRecord>
      implements CheckpointListener {
    private static final long serialVersionUID = 1L;
    static final AtomicBoolean FAILED = new AtomicBoolean();
    private static final int RECORDS_BEFORE_CHECKPOINT = 1_000;
    private static final int RECORDS_AFTER_CHECKPOINT = 100;
    private static final long PACE_NS = 1_000_000;

    private int records;
    private int recordsSince;
    private boolean checkpoint;

    @Override
    public RawRecord map(RawRecord record) {
      if (++records > RECORDS_BEFORE_CHECKPOINT && !FAILED.get()) {
        // Slow enough for a checkpoint to come while records do.
        LockSupport.parkNanos(PACE_NS);
        if (checkpoint && ++recordsSince > RECORDS_AFTER_CHECKPOINT) {
          FAILED.set(true);
          throw new IllegalStateException("fails once, as it should");
        }
      }
      return record;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      checkpoint = records > RECORDS_BEFORE_CHECKPOINT;
    }
  }

  private Map<String, String> files(String name) throws Exception {
    Map<String, String> files = new TreeMap<>();
    try (var paths = Files.list(folder.resolve(name))) {
      for (Path path : paths.toList()) {
        files.put(path.getFileName().toString(), Files.readString(path));
      }
    }
    return files;
  }

  private static Map<String, String> without(String name, Map<String, String> files) {
    files.keySet().removeAll(List.of(name));
    return files;
  }
}

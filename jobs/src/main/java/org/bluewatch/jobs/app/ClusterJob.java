package org.bluewatch.jobs.app;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.AreaLoader;
import org.bluewatch.jobs.config.AreaProblems;
import org.bluewatch.jobs.config.ClusterSettings;
import org.bluewatch.jobs.pipeline.PipelineEnvironment;
import org.bluewatch.jobs.pipeline.Restarts;
import org.bluewatch.jobs.pipeline.RestorePoint;

/**
 * What the jobs of a Flink cluster have in common: {@code --config FILE}, the area that it names,
 * and an environment that carries on from the newest checkpoint or savepoint.
 *
 * @param name of the job, and of its folder below {@code stateFolder}
 */
record ClusterJob(String name, ClusterSettings settings, Area area) {

  /**
   * Reads what the arguments name.
   *
   * @throws AreaProblems with everything that is wrong in the cluster file, or in the area
   * @throws IllegalArgumentException if there are other arguments
   */
  static ClusterJob of(String name, String[] args) throws AreaProblems {
    if (args.length != 2 || !args[0].equals("--config")) {
      throw new IllegalArgumentException("expected --config FILE, found " + String.join(" ", args));
    }
    ClusterSettings settings = ClusterSettings.load(Path.of(args[1]));
    return new ClusterJob(
        name, settings, AreaLoader.load(Path.of(settings.area()), Optional.empty()));
  }

  RunInfo run() {
    return new RunInfo(settings.run(), area.settings().name(), settings.exercise());
  }

  /** The environment of the cluster that this is submitted to. */
  StreamExecutionEnvironment environment(int parallelism) {
    var environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration());
    environment.setParallelism(parallelism);
    return environment;
  }

  private Configuration configuration() {
    Configuration configuration = PipelineEnvironment.configuration();
    configuration.addAll(Restarts.withoutEnd());
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointEvery());
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    if (settings.stateFolder() != null) {
      keepState(configuration, Path.of(settings.stateFolder(), name));
    }
    return configuration;
  }

  private static void keepState(Configuration configuration, Path folder) {
    Path checkpoints = folder.resolve("checkpoints");
    Path savepoints = folder.resolve("savepoints");
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    configuration.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, savepoints.toUri().toString());
    RestorePoint.newest(checkpoints, savepoints)
        .ifPresent(
            point -> {
              configuration.set(
                  StateRecoveryOptions.SAVEPOINT_PATH, point.path().toUri().toString());
              configuration.set(
                  StateRecoveryOptions.RESTORE_MODE,
                  point.isSavepoint() ? RecoveryClaimMode.NO_CLAIM : RecoveryClaimMode.CLAIM);
            });
  }
}

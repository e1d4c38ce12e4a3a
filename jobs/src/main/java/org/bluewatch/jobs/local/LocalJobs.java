package org.bluewatch.jobs.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bluewatch.jobs.metrics.BluewatchMetricReporterFactory;
import org.bluewatch.jobs.pipeline.LocalFlink;
import org.bluewatch.jobs.pipeline.PipelineEnvironment;
import org.bluewatch.jobs.pipeline.Restarts;

/** The Flink jobs of this process, each risen from its newest checkpoint or savepoint. */
final class LocalJobs implements AutoCloseable {
  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(5);
  private static final long LOOK_EVERY_MS = 50;

  /** Under two minutes of trouble, then whoever sits before it is told. */
  private static final int RESTARTS_IN_A_ROW = 10;

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

  private final DataFolder folder;
  private final LocalFlink flink;
  private final Map<String, JobID> jobs = new LinkedHashMap<>();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> failure = new CompletableFuture<>();

  private LocalJobs(DataFolder folder, LocalFlink flink) {
    this.folder = folder;
    this.flink = flink;
  }

  /** What builds a job's graph. */
  interface Graph {
    void build(StreamExecutionEnvironment environment);
  }

  /**
   * Starts the cluster.
   *
   * @param port of the web UI, free
   * @param slots how many subtasks of one operator can run
   */
  static LocalJobs start(DataFolder folder, int port, int slots) throws Exception {
    var configuration = new Configuration();
    configuration.set(CoreOptions.TMP_DIRS, folder.tmp().toString());
    configuration.setString("rest.bind-port", Integer.toString(port));
    configuration.setString("rest.port", Integer.toString(port));
    configuration.setString("metrics.reporters", "bluewatch");
    configuration.setString(
        "metrics.reporter.bluewatch.factory.class", BluewatchMetricReporterFactory.class.getName());
    return new LocalJobs(folder, LocalFlink.start(configuration, slots));
  }

  URI address() throws ExecutionException, InterruptedException {
    return flink.address();
  }

  /**
   * Submits a job and waits until it runs or has failed; it carries on from its newest restore
   * point if there is one.
   */
  void submit(String name, int parallelism, Graph graph) throws Exception {
    Configuration configuration = PipelineEnvironment.configuration();
    configuration.addAll(Restarts.atMost(RESTARTS_IN_A_ROW));
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY);
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.checkpoints(name).toUri().toString());
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    Optional<Path> restorePoint = folder.newestRestorePoint(name);
    restorePoint.ifPresent(
        path -> {
          configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString());
          configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        });
    try (var environment = new StreamExecutionEnvironment(configuration)) {
      environment.setParallelism(parallelism);
      graph.build(environment);
      JobID job = flink.submit(environment, name);
      jobs.put(name, job);
      flink.result(job).whenComplete((result, error) -> ended(name, result, error));
      while (!failure.isDone() && !flink.isRunning(job)) {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
      }
    }
  }

  private void ended(String name, JobResult result, Throwable error) {
    if (!asked.contains(name)) {
      Throwable cause =
          result == null
              ? error
              : result.getSerializedThrowable().<Throwable>map(t -> t).orElse(null);
      failure.completeExceptionally(
          new LocalFault("job " + name + " ended by itself: " + rootOf(cause), cause));
    }
  }

  /** Flink wraps what went wrong many times over; the innermost says it. */
  private static Throwable rootOf(Throwable cause) {
    return cause == null || cause.getCause() == null ? cause : rootOf(cause.getCause());
  }

  /** Completes with a {@link LocalFault} when a job has ended without being asked to. */
  CompletableFuture<Void> failure() {
    return failure;
  }

  /** Stops a job with a savepoint, from which the next start carries on. */
  void stop(String name) throws Exception {
    JobID job = jobs.get(name);
    asked.add(name);
    try {
      flink
          .stopWithSavepoint(job, folder.savepoints(name).toUri().toString())
          .get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw notStopped(name, STOP_PATIENCE.toSeconds() + " s were not enough", e);
    } catch (ExecutionException e) {
      throw notStopped(name, String.valueOf(rootOf(e)), e);
    }
  }

  private static LocalFault notStopped(String job, String why, Exception cause) {
    return new LocalFault(
        "job %s did not stop with a savepoint (%s); the next start carries on from its last checkpoint"
            .formatted(job, why),
        cause);
  }

  @Override
  public void close() throws Exception {
    flink.close();
  }
}

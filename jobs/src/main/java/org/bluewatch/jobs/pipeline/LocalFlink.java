package org.bluewatch.jobs.pipeline;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster in this process, listening on loopback only. */
public final class LocalFlink implements AutoCloseable {
  private final MiniCluster cluster;

  private LocalFlink(MiniCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Starts a cluster.
   *
   * @param configuration changed: addresses and sizes that every local cluster has are set unless
   *     they are there
   * @param slots how many subtasks of one operator can run
   */
  public static LocalFlink start(Configuration configuration, int slots) throws Exception {
    configuration.set(RestOptions.ADDRESS, "localhost");
    configuration.set(RestOptions.BIND_ADDRESS, "localhost");
    configuration.set(JobManagerOptions.BIND_HOST, "localhost"); // else its blob server is for all
    if (!configuration.contains(RestOptions.BIND_PORT)) {
      configuration.set(RestOptions.BIND_PORT, "0");
    }
    // Whoever can open the web UI must not be able to run or stop anything through it.
    configuration.set(WebOptions.SUBMIT_ENABLE, false);
    configuration.set(WebOptions.CANCEL_ENABLE, false);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
    var cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setCommonBindAddress("localhost")
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
    cluster.start();
    return new LocalFlink(cluster);
  }

  /** Where the REST interface and, if it is on the class path, the web UI listen. */
  public URI address() throws ExecutionException, InterruptedException {
    return cluster.getRestAddress().get();
  }

  /** Submits the graph built in an environment. */
  public JobID submit(StreamExecutionEnvironment environment, String jobName)
      throws ExecutionException, InterruptedException {
    var graph = environment.getStreamGraph();
    graph.setJobName(jobName);
    return cluster.submitJob(graph.getJobGraph()).get().getJobID();
  }

  /** True if every subtask of a job runs; before that no savepoint can be taken. */
  public boolean isRunning(JobID job) throws ExecutionException, InterruptedException {
    var graph = cluster.getExecutionGraph(job).get();
    boolean running = graph.getState() == JobStatus.RUNNING;
    for (var subtask : graph.getAllExecutionVertices()) {
      running &= subtask.getExecutionState() == ExecutionState.RUNNING;
    }
    return running;
  }

  /** Completes when the job has ended, in whatever way. */
  public CompletableFuture<JobResult> result(JobID job) {
    return cluster.requestJobResult(job);
  }

  /** Stops a job with a savepoint below a folder; the answer is the savepoint's path. */
  public CompletableFuture<String> stopWithSavepoint(JobID job, String folder) {
    return cluster.stopWithSavepoint(job, folder, false, SavepointFormatType.CANONICAL);
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}

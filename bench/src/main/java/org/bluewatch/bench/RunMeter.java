package org.bluewatch.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/**
 * Stands right behind the source and notes the clocks as the first record is about to come, so that
 * submitting and deploying a job is not billed to its records.
 */
final class RunMeter extends RichMapFunction<Long, Integer> implements CheckpointListener {
  private static final long serialVersionUID = 1L;

  static final String CPU_AT_START = "cpu-ns-at-start";
  static final String WALL_AT_START = "wall-ns-at-start";
  static final String CHECKPOINTS = "checkpoints";

  private transient LongCounter checkpoints;

  /** CPU time of this process so far, in nanoseconds: all threads, of the JVM's own too. */
  static long cpuNs() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  @Override
  public void open(OpenContext context) {
    checkpoints = getRuntimeContext().getLongCounter(CHECKPOINTS);
    getRuntimeContext().addAccumulator(CPU_AT_START, new LongMaximum(cpuNs()));
    getRuntimeContext().addAccumulator(WALL_AT_START, new LongMaximum(System.nanoTime()));
  }

  @Override
  public Integer map(Long index) {
    return index.intValue();
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    checkpoints.add(1);
  }
}

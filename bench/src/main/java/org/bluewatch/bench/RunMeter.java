package org.bluewatch.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.accumulators.LongMinimum;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.CheckpointListener;

/**
 * Stands right behind the source and notes the clocks before the first record, so that submitting a
 * job is not billed to its records; the {@link Ledger}s note them after the last, before the
 * checkpoint that Flink makes of a job that has read its input.
 */
final class RunMeter extends RichMapFunction<Long, Integer> implements CheckpointListener {
  private static final long serialVersionUID = 1L;

  static final String CPU_AT_START = "cpu-ns-at-start";
  static final String WALL_AT_START = "wall-ns-at-start";
  static final String CPU_AFTER_LAST = "cpu-ns-after-last";
  static final String WALL_AFTER_LAST = "wall-ns-after-last";
  static final String CHECKPOINTS = "checkpoints";
  static final String DIGEST = "digest";

  /** Prefix of what counts raw records by what became of them. */
  static final String ACCOUNT = "account/";

  private transient LongCounter checkpoints;

  /** CPU time of this process so far, in nanoseconds: all threads, of the JVM's own too. */
  static long cpuNs() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  @Override
  public void open(OpenContext context) {
    checkpoints = getRuntimeContext().getLongCounter(CHECKPOINTS);
    getRuntimeContext().addAccumulator(CPU_AT_START, new LongMinimum(cpuNs()));
    getRuntimeContext().addAccumulator(WALL_AT_START, new LongMinimum(System.nanoTime()));
  }

  /** Notes the clocks at one of the ends of a graph; the last of them counts. */
  static void noteEnd(RuntimeContext context) {
    note(context, CPU_AFTER_LAST, cpuNs());
    note(context, WALL_AFTER_LAST, System.nanoTime());
  }

  private static void note(RuntimeContext context, String name, long value) {
    if (context.<Long, Long>getAccumulator(name) == null) {
      context.addAccumulator(name, new LongMaximum(value));
    } else {
      context.<Long, Long>getAccumulator(name).add(value);
    }
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

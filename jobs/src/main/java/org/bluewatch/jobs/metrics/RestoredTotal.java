package org.bluewatch.jobs.metrics;

import org.apache.flink.metrics.Gauge;

/**
 * A total that outlives restarts: the operator keeps the number in its state and sets it here,
 * after a restore too. It is exported as a counter, which never goes back: while the records since
 * the last checkpoint are read again, the exported value waits at what it had reached.
 *
 * <p>Set by the task's thread, read by any.
 */
public final class RestoredTotal implements Gauge<Long> {
  private volatile long total;

  /** Sets the total of this subtask; 0 or higher. */
  public void setTotal(long total) {
    this.total = total;
  }

  @Override
  public Long getValue() {
    return total;
  }
}

package org.bluewatch.jobs.metrics;

import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;

/**
 * A histogram of durations in fixed buckets, so that those of several subtasks and processes can be
 * added up. Updated by the task's thread, read by any.
 *
 * <p>The buckets reach the reporter as {@link HistogramStatistics#getValues()}: the number of
 * updates in each bucket of {@link #BOUNDS_SECONDS}, the number above the last bound, and the sum
 * of all updates in milliseconds.
 */
public final class LatencyHistogram implements Histogram {

  /** Inclusive upper bounds in seconds. */
  static final double[] BOUNDS_SECONDS = {
    0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600
  };

  private static final int OVERFLOW = BOUNDS_SECONDS.length;
  private static final int SUM_MS = OVERFLOW + 1;

  /** Length of the array that {@link HistogramStatistics#getValues()} gives. */
  static final int VALUES = SUM_MS + 1;

  private final AtomicLongArray values = new AtomicLongArray(VALUES);

  /** Adds one duration in milliseconds; a negative one counts as 0. */
  @Override
  public void update(long durationMs) {
    long ms = Math.max(0, durationMs);
    int bucket = 0;
    while (bucket < OVERFLOW && ms > BOUNDS_SECONDS[bucket] * 1000) {
      bucket++;
    }
    values.incrementAndGet(bucket);
    values.addAndGet(SUM_MS, ms);
  }

  /** How many durations were added. */
  @Override
  public long getCount() {
    return new Buckets(snapshot()).count();
  }

  @Override
  public HistogramStatistics getStatistics() {
    return new Buckets(snapshot());
  }

  private long[] snapshot() {
    long[] copy = new long[VALUES];
    for (int i = 0; i < VALUES; i++) {
      copy[i] = values.get(i);
    }
    return copy;
  }

  /** One reading. All figures but count, sum and mean are only as fine as the buckets. */
  private static final class Buckets extends HistogramStatistics {
    private final long[] values;

    Buckets(long[] values) {
      this.values = values;
    }

    long count() {
      long count = 0;
      for (int i = 0; i <= OVERFLOW; i++) {
        count += values[i];
      }
      return count;
    }

    /** The upper bound, in milliseconds, of the bucket in which the quantile lies. */
    @Override
    public double getQuantile(double quantile) {
      double rank = quantile * count();
      long seen = 0;
      for (int i = 0; i < OVERFLOW; i++) {
        seen += values[i];
        if (seen > 0 && seen >= rank) {
          return BOUNDS_SECONDS[i] * 1000;
        }
      }
      return seen == count() ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public long[] getValues() {
      return values.clone();
    }

    @Override
    public int size() {
      return (int) Math.min(Integer.MAX_VALUE, count());
    }

    @Override
    public double getMean() {
      long count = count();
      return count == 0 ? 0 : (double) values[SUM_MS] / count;
    }

    /** Not known from buckets. */
    @Override
    public double getStdDev() {
      return Double.NaN;
    }

    @Override
    public long getMax() {
      return (long) getQuantile(1);
    }

    @Override
    public long getMin() {
      return (long) getQuantile(0);
    }
  }
}

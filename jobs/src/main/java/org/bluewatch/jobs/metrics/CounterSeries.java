package org.bluewatch.jobs.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;

/**
 * A counter that never goes back while the process lives, although tasks come and go: what ended
 * {@link Counter}s had reached is kept, and totals restored from state are held at the highest sum
 * seen until they have caught up. Otherwise Prometheus would take each restart for a burst.
 */
final class CounterSeries implements Series {
  private final List<Counter> counters = new ArrayList<>();
  private final List<Gauge<?>> totals = new ArrayList<>();
  private long retired;
  private double highestTotal;
  private String jobId = "";

  @Override
  public void add(Metric metric, String jobId) {
    if (metric instanceof Counter counter) {
      counters.add(counter);
    } else if (metric instanceof Gauge<?> total) {
      boolean anotherJob = totals.isEmpty() && !jobId.equals(this.jobId);
      if (anotherJob) {
        highestTotal = 0;
      }
      this.jobId = jobId;
      totals.add(total);
    } else {
      throw new IllegalArgumentException("expected a counter, got " + metric.getClass().getName());
    }
  }

  @Override
  public void remove(Metric metric) {
    if (metric instanceof Counter counter && counters.remove(counter)) {
      retired += counter.getCount();
    } else if (metric instanceof Gauge<?> total) {
      rememberTotal();
      totals.remove(total);
    }
  }

  @Override
  public Optional<DataPointSnapshot> read(Labels labels) {
    rememberTotal();
    double value = highestTotal + retired;
    for (Counter counter : counters) {
      value += counter.getCount();
    }
    return Optional.of(CounterDataPointSnapshot.builder().labels(labels).value(value).build());
  }

  private void rememberTotal() {
    double sum = totals.stream().mapToDouble(GaugeSeries::read).filter(Double::isFinite).sum();
    highestTotal = Math.max(highestTotal, sum);
  }
}

package org.bluewatch.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.function.Predicate;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static final String JOB = "job-1";

  @Test
  void aCounterKeepsWhatEndedTasksHaveCounted() {
    // Given
    Series series = Series.of(MetricKind.COUNTER);
    Counter ended = new SimpleCounter();
    series.add(ended, JOB);
    ended.inc(5);

    // When
    series.remove(ended);
    Counter next = new SimpleCounter();
    series.add(next, JOB);
    next.inc(2);

    // Then
    assertThat(total(series)).isEqualTo(7);
  }

  @Test
  void aRestoredTotalWaitsUntilItHasCaughtUp() {
    // Given
    Series series = Series.of(MetricKind.COUNTER);
    RestoredTotal before = totalOf(100);
    series.add(before, JOB);
    assertThat(total(series)).isEqualTo(100);

    // When
    series.remove(before);
    RestoredTotal restored = totalOf(80);
    series.add(restored, JOB);

    // Then
    assertThat(total(series)).isEqualTo(100);
    restored.setTotal(101);
    assertThat(total(series)).isEqualTo(101);
  }

  @Test
  void aRestartOfOneOfTwoSubtasksIsNotSeen() {
    // Given
    Series series = Series.of(MetricKind.COUNTER);
    RestoredTotal one = totalOf(10);
    series.add(one, JOB);
    series.add(totalOf(20), JOB);

    // When
    series.remove(one);

    // Then
    assertThat(total(series)).isEqualTo(30);
  }

  @Test
  void anotherJobBeginsAnew() {
    // Given
    Series series = Series.of(MetricKind.COUNTER);
    RestoredTotal first = totalOf(100);
    series.add(first, JOB);
    series.remove(first);

    // When
    series.add(totalOf(3), "job-2");

    // Then
    assertThat(total(series)).isEqualTo(3);
  }

  @Test
  void aGaugeWithoutValueIsLeftOut() {
    // Given
    Series series = Series.of(MetricKind.HIGHEST);
    series.add((Gauge<Double>) () -> Double.NaN, JOB);
    series.add(
        (Gauge<Double>)
            () -> {
              throw new IllegalStateException("not started");
            },
        JOB);

    // Then
    assertThat(series.read(Labels.EMPTY)).isEmpty();
  }

  @Test
  void aBucketIncludesItsBound() {
    // Given
    LatencyHistogram latency = new LatencyHistogram();
    Series series = Series.of(MetricKind.HISTOGRAM);
    series.add(latency, JOB);

    // When
    latency.update(10);
    latency.update(11);
    latency.update(Long.MAX_VALUE / 2);

    // Then
    var buckets =
        ((HistogramDataPointSnapshot) series.read(Labels.EMPTY).orElseThrow()).getClassicBuckets();
    assertThat(buckets.getCount(0)).isEqualTo(1);
    assertThat(buckets.getCount(1)).isEqualTo(1);
    assertThat(buckets.getCount(buckets.size() - 1)).isEqualTo(1);
    assertThat(latency.getCount()).isEqualTo(3);
    assertThat(latency.getStatistics().getQuantile(0.5)).isEqualTo(25);
  }

  /** On a cluster the reporter and the job each load their own copy of this package. */
  @Test
  void bucketsCrossClassLoaders() throws Exception {
    // Given
    URL classes = LatencyHistogram.class.getProtectionDomain().getCodeSource().getLocation();
    ClassLoader flinkOnly =
        new FilteringLoader(getClass().getClassLoader(), name -> !name.startsWith("org.bluewatch"));
    try (URLClassLoader job = new URLClassLoader(new URL[] {classes}, flinkOnly)) {
      Class<?> foreign = job.loadClass(LatencyHistogram.class.getName());
      assertThat(foreign).isNotSameAs(LatencyHistogram.class);
      Histogram latency = (Histogram) foreign.getConstructor().newInstance();
      Series series = Series.of(MetricKind.HISTOGRAM);

      // When
      series.add(latency, JOB);
      latency.update(1500);

      // Then
      var point = (HistogramDataPointSnapshot) series.read(Labels.EMPTY).orElseThrow();
      assertThat(point.getCount()).isEqualTo(1);
      assertThat(point.getSum()).isEqualTo(1.5);
    }
  }

  private static final class FilteringLoader extends ClassLoader {
    private final Predicate<String> visible;

    FilteringLoader(ClassLoader parent, Predicate<String> visible) {
      super(parent);
      this.visible = visible;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!visible.test(name)) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  @Test
  void aMetricOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> Series.of(MetricKind.HISTOGRAM).add(new SimpleCounter(), JOB))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LatencyHistogram");
  }

  private static RestoredTotal totalOf(long value) {
    RestoredTotal total = new RestoredTotal();
    total.setTotal(value);
    return total;
  }

  private static double total(Series series) {
    return ((CounterDataPointSnapshot) series.read(Labels.EMPTY).orElseThrow()).getValue();
  }
}

package org.bluewatch.jobs.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;

/** Buckets of {@link LatencyHistogram}s added up; those of ended tasks are kept. */
final class HistogramSeries implements Series {
  private static final int BUCKETS = LatencyHistogram.BOUNDS_SECONDS.length;

  private final List<Histogram> histograms = new ArrayList<>();
  private final long[] retired = new long[LatencyHistogram.VALUES];

  @Override
  public void add(Metric metric, String jobId) {
    if (!(metric instanceof Histogram histogram)
        || histogram.getStatistics().getValues().length != LatencyHistogram.VALUES) {
      throw new IllegalArgumentException(
          "expected a LatencyHistogram of the same release as the reporter, got "
              + metric.getClass().getName());
    }
    histograms.add(histogram);
  }

  @Override
  public void remove(Metric metric) {
    if (metric instanceof Histogram histogram && histograms.remove(histogram)) {
      addTo(retired, histogram);
    }
  }

  @Override
  public Optional<DataPointSnapshot> read(Labels labels) {
    long[] values = retired.clone();
    for (Histogram histogram : histograms) {
      addTo(values, histogram);
    }
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    for (int i = 0; i < BUCKETS; i++) {
      buckets.bucket(LatencyHistogram.BOUNDS_SECONDS[i], values[i]);
    }
    buckets.bucket(Double.POSITIVE_INFINITY, values[BUCKETS]);
    double sumSeconds = values[BUCKETS + 1] / 1000.0;
    return Optional.of(
        HistogramDataPointSnapshot.builder()
            .labels(labels)
            .classicHistogramBuckets(buckets.build())
            .sum(sumSeconds)
            .build());
  }

  private static void addTo(long[] values, Histogram histogram) {
    long[] more = histogram.getStatistics().getValues();
    for (int i = 0; i < values.length; i++) {
      values[i] += more[i];
    }
  }
}

package org.bluewatch.jobs.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.MetricGroup;
import org.bluewatch.common.model.RawStream;

/**
 * How far the knowledge clock of each live stream is behind the wall clock. The wall clock is read
 * for the metric and for nothing else.
 */
public final class WatermarkLag {
  private static final double MS_PER_S = 1000;

  private final Map<RawStream, Map<Integer, Long>> lastTickMs = new EnumMap<>(RawStream.class);

  /** Registers the metric of every stream. */
  public WatermarkLag(MetricGroup group) {
    for (RawStream stream : RawStream.values()) {
      lastTickMs.put(stream, new ConcurrentHashMap<>());
      BluewatchMetrics.gauge(
          group,
          BluewatchMetric.WATERMARK_LAG,
          Map.of("stream", stream.topic()),
          () -> lagSeconds(stream));
    }
  }

  /** A partition was ticked at a time, milliseconds since 1970 UTC. */
  public void ticked(RawStream stream, int partition, long ms) {
    lastTickMs.get(stream).put(partition, ms);
  }

  /** Of the slowest partition that this subtask reads; NaN if it reads none. */
  private double lagSeconds(RawStream stream) {
    return lastTickMs.get(stream).values().stream()
        .min(Long::compare)
        .map(ms -> Math.max(0, System.currentTimeMillis() - ms) / MS_PER_S)
        .orElse(Double.NaN);
  }
}

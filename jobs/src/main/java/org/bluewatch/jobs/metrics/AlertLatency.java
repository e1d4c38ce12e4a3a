package org.bluewatch.jobs.metrics;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.MetricGroup;

/**
 * Measures by the wall clock how long an alert took from the receipt of its newest evidence. It is
 * chained to the alerts and told of each right after the sink got it.
 */
public final class AlertLatency implements Sink<AlertCause> {
  private static final long serialVersionUID = 1L;

  @Override
  public SinkWriter<AlertCause> createWriter(WriterInitContext context) {
    return new Writer(context.metricGroup());
  }

  private static final class Writer implements SinkWriter<AlertCause> {
    private final MetricGroup group;
    private final Map<String, LatencyHistogram> byKind = new HashMap<>();

    Writer(MetricGroup group) {
      this.group = group;
    }

    @Override
    public void write(AlertCause cause, Context context) {
      byKind
          .computeIfAbsent(cause.kind(), this::histogram)
          .update(System.currentTimeMillis() - cause.receivedMs());
    }

    private LatencyHistogram histogram(String kind) {
      return BluewatchMetrics.histogram(group, BluewatchMetric.ALERT_LATENCY, Map.of("kind", kind));
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}

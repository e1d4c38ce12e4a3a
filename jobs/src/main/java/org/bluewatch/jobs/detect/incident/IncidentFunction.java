package org.bluewatch.jobs.detect.incident;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.util.Collector;
import org.bluewatch.jobs.config.IncidentSettings;
import org.bluewatch.jobs.metrics.BluewatchMetric;
import org.bluewatch.jobs.metrics.BluewatchMetrics;
import org.bluewatch.jobs.order.KeyedModel;
import org.bluewatch.jobs.order.KnowledgeFunction;
import org.bluewatch.jobs.order.OrderedStreams;

/**
 * Runs the {@link IncidentFusion} in one instance: it lives on heap, and what changed of it is
 * written to keyed state before each checkpoint, from where it rises again after a restart.
 */
public final class IncidentFunction
    extends KnowledgeFunction<Integer, IncidentChange, IncidentReport> {
  private static final long serialVersionUID = 1L;

  private final String area;
  private final IncidentSettings settings;

  private transient MapState<String, IncidentMember> members;
  private transient MapState<String, IncidentMemory> incidents;
  private transient MapState<String, Opening> openings;
  private transient ValueState<Long> began;
  private transient IncidentFusion fusion;
  private transient long scheduledMs;
  private transient volatile int open;

  /**
   * @param area name of the area of operations
   */
  public IncidentFunction(String area, IncidentSettings settings) {
    this.area = area;
    this.settings = settings;
  }

  @Override
  public Integer soleKey() {
    return OrderedStreams.SOLE_KEY;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    members = KeyedModel.map(getRuntimeContext(), "incident-members", IncidentMember.class);
    incidents = KeyedModel.map(getRuntimeContext(), "incidents", IncidentMemory.class);
    openings = KeyedModel.map(getRuntimeContext(), "incident-openings", Opening.class);
    began =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("began", BasicTypeInfo.LONG_TYPE_INFO));
    fusion = new IncidentFusion(area, settings);
    if (began.value() != null) {
      fusion.restore(
          new IncidentsMemory(began.value(), copy(members), copy(incidents), copy(openings)));
    }
    open = fusion.open();
    scheduledMs = Long.MAX_VALUE;
    BluewatchMetrics.gauge(
        getRuntimeContext().getMetricGroup(), BluewatchMetric.INCIDENTS_OPEN, Map.of(), () -> open);
  }

  private static <V> Map<String, V> copy(MapState<String, V> state) throws Exception {
    Map<String, V> copy = new HashMap<>();
    for (var entry : state.entries()) {
      copy.put(entry.getKey(), entry.getValue());
    }
    return copy;
  }

  @Override
  public void onRecord(
      IncidentChange change, Context<Integer> context, Collector<IncidentReport> out) {
    fusion.on(change, context.knownMs());
    schedule(context);
  }

  /** What is to be said is said when all of the millisecond was heard: once for each incident. */
  private void schedule(Context<Integer> context) {
    long nextMs = Math.max(context.knownMs(), fusion.nextMs());
    if (fusion.nextMs() != Long.MAX_VALUE && nextMs < scheduledMs) {
      scheduledMs = nextMs;
      context.callAt(nextMs);
    }
  }

  @Override
  public void onTimer(Context<Integer> context, Collector<IncidentReport> out) {
    scheduledMs = Long.MAX_VALUE;
    fusion.take(context.knownMs()).forEach(out::collect);
    open = fusion.open();
    schedule(context);
  }

  @Override
  public void onFlush(Context<Integer> context, Collector<IncidentReport> out) throws Exception {
    IncidentsMemory changes = fusion.takeChanges();
    KeyedModel.write(members, changes.members());
    KeyedModel.write(incidents, changes.incidents());
    KeyedModel.write(openings, changes.openings());
    if (changes.beganMs() != Long.MAX_VALUE) {
      began.update(changes.beganMs());
    }
  }
}

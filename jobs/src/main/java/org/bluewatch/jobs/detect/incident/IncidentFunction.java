package org.bluewatch.jobs.detect.incident;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.bluewatch.jobs.config.IncidentSettings;
import org.bluewatch.jobs.metrics.BluewatchMetric;
import org.bluewatch.jobs.metrics.BluewatchMetrics;
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
    members = map("incident-members", IncidentMember.class);
    incidents = map("incidents", IncidentMemory.class);
    openings = map("incident-openings", Opening.class);
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

  private <V> MapState<String, V> map(String name, Class<V> type) {
    return getRuntimeContext()
        .getMapState(
            new MapStateDescriptor<>(
                name, BasicTypeInfo.STRING_TYPE_INFO, TypeInformation.of(type)));
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
    write(members, changes.members());
    write(incidents, changes.incidents());
    write(openings, changes.openings());
    if (changes.beganMs() != Long.MAX_VALUE) {
      began.update(changes.beganMs());
    }
  }

  private static <V> void write(MapState<String, V> state, Map<String, V> changes)
      throws Exception {
    for (Map.Entry<String, V> change : changes.entrySet()) {
      if (change.getValue() == null) {
        state.remove(change.getKey());
      } else {
        state.put(change.getKey(), change.getValue());
      }
    }
  }
}

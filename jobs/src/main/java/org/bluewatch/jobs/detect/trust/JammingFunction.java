package org.bluewatch.jobs.detect.trust;

import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.bluewatch.jobs.config.TrustSettings;
import org.bluewatch.jobs.order.KnowledgeFunction;
import org.bluewatch.jobs.order.OrderedStreams;

/** Runs the {@link JammingMonitor} in one instance; displacements are rare. */
public final class JammingFunction extends KnowledgeFunction<Integer, Displacement, JammingReport> {
  private static final long serialVersionUID = 1L;

  private final String area;
  private final TrustSettings settings;

  private transient MapState<String, Displacement> alone;
  private transient MapState<String, JammingEpisode> episodes;
  private transient MapState<String, JammedReceiver> receivers;
  private transient JammingMonitor monitor;
  private transient long scheduledMs;

  /**
   * @param area name of the area of operations
   */
  public JammingFunction(String area, TrustSettings settings) {
    this.area = area;
    this.settings = settings;
  }

  @Override
  public Integer soleKey() {
    return OrderedStreams.SOLE_KEY;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    alone = map("displaced-receivers", Displacement.class);
    episodes = map("jammings", JammingEpisode.class);
    receivers = map("jammed-receivers", JammedReceiver.class);
    monitor = new JammingMonitor(area, settings);
    alone.values().forEach(monitor::restore);
    episodes.values().forEach(monitor::restore);
    receivers.values().forEach(monitor::restore);
    scheduledMs = Long.MAX_VALUE;
  }

  private <V> MapState<String, V> map(String name, Class<V> type) {
    return getRuntimeContext()
        .getMapState(
            new MapStateDescriptor<>(
                name, BasicTypeInfo.STRING_TYPE_INFO, TypeInformation.of(type)));
  }

  @Override
  public void onRecord(
      Displacement displacement, Context<Integer> context, Collector<JammingReport> out)
      throws Exception {
    monitor.on(displacement).forEach(out::collect);
    persist(context);
  }

  @Override
  public void onTimer(Context<Integer> context, Collector<JammingReport> out) throws Exception {
    scheduledMs = Long.MAX_VALUE;
    monitor.due(context.knownMs()).forEach(out::collect);
    persist(context);
  }

  private void persist(Context<Integer> context) throws Exception {
    JammingMonitor.Changes changes = monitor.takeChanges();
    write(alone, changes.alone);
    write(episodes, changes.episodes);
    write(receivers, changes.receivers);
    if (monitor.nextMs() < scheduledMs) {
      scheduledMs = monitor.nextMs();
      context.callAt(scheduledMs);
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

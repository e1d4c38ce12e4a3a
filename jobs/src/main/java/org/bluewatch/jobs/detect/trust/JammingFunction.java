package org.bluewatch.jobs.detect.trust;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.Collector;
import org.bluewatch.jobs.config.TrustSettings;
import org.bluewatch.jobs.order.KeyedModel;
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
    alone = KeyedModel.map(getRuntimeContext(), "displaced-receivers", Displacement.class);
    episodes = KeyedModel.map(getRuntimeContext(), "jammings", JammingEpisode.class);
    receivers = KeyedModel.map(getRuntimeContext(), "jammed-receivers", JammedReceiver.class);
    monitor = new JammingMonitor(area, settings);
    alone.values().forEach(monitor::restore);
    episodes.values().forEach(monitor::restore);
    receivers.values().forEach(monitor::restore);
    scheduledMs = Long.MAX_VALUE;
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
    KeyedModel.write(alone, changes.alone);
    KeyedModel.write(episodes, changes.episodes);
    KeyedModel.write(receivers, changes.receivers);
    if (monitor.nextMs() < scheduledMs) {
      scheduledMs = monitor.nextMs();
      context.callAt(scheduledMs);
    }
  }
}

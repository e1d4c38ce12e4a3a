package org.bluewatch.jobs.detect.trust;

import java.util.List;
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
  private transient JammingMonitor monitor;

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
    monitor = new JammingMonitor(area, settings);
    alone.values().forEach(monitor::restore);
    episodes.values().forEach(monitor::restore);
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
    List<JammingReport> reports = monitor.expire(context.knownMs());
    reports.forEach(out::collect);
    persist(context);
  }

  private void persist(Context<Integer> context) throws Exception {
    alone.clear();
    for (Displacement displacement : monitor.alone()) {
      alone.put(displacement.vehicleId(), displacement);
    }
    episodes.clear();
    for (JammingEpisode episode : monitor.episodes()) {
      episodes.put(episode.id(), episode);
    }
    if (monitor.nextMs() != Long.MAX_VALUE) {
      context.callAt(monitor.nextMs());
    }
  }
}

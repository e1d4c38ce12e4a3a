package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.bluewatch.common.model.Convoy;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.common.model.RouteCondition;
import org.bluewatch.jobs.config.AreaSettings;
import org.bluewatch.jobs.metrics.BluewatchMetric;
import org.bluewatch.jobs.metrics.BluewatchMetrics;
import org.bluewatch.jobs.order.KeyedModel;
import org.bluewatch.jobs.order.KnowledgeFunction;
import org.bluewatch.jobs.order.OrderedStreams;

/**
 * Runs {@link Logistics} in one instance: it lives on heap, and what changed is written to keyed
 * state before each checkpoint, from where it rises again after a restart.
 */
public final class LogisticsFunction extends KnowledgeFunction<Integer, LogisticsEvent, Convoy> {
  private static final long serialVersionUID = 1L;

  public static final OutputTag<RouteCondition> ROUTES =
      new OutputTag<>("route-conditions", TypeInformation.of(RouteCondition.class));
  public static final OutputTag<ConvoyDisruption> DISRUPTIONS =
      new OutputTag<>("convoy-disruptions", TypeInformation.of(ConvoyDisruption.class));
  public static final OutputTag<RouteBlockage> BLOCKAGES =
      new OutputTag<>("route-blockages", TypeInformation.of(RouteBlockage.class));
  public static final OutputTag<SupplyShortfall> SHORTFALLS =
      new OutputTag<>("supply-shortfalls", TypeInformation.of(SupplyShortfall.class));

  private final AreaSettings settings;

  private transient MapState<String, ConvoyMemory> convoys;
  private transient MapState<String, Obstacle> obstacles;
  private transient MapState<String, RouteMemory> routes;
  private transient MapState<String, StretchSpeeds> speeds;
  private transient MapState<String, TrafficTrack> traffic;
  private transient MapState<String, Stock> stocks;
  private transient MapState<String, RoadPace> roads;
  private transient ValueState<PaceHistory> history;
  private transient ValueState<Long> began;

  private transient Logistics logistics;
  private transient LogisticsMemory toRestore;
  private transient long scheduledMs;

  public LogisticsFunction(AreaSettings settings) {
    this.settings = settings;
  }

  @Override
  public Integer soleKey() {
    return OrderedStreams.SOLE_KEY;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    convoys = KeyedModel.map(getRuntimeContext(), "convoys", ConvoyMemory.class);
    obstacles = KeyedModel.map(getRuntimeContext(), "obstacles", Obstacle.class);
    routes = KeyedModel.map(getRuntimeContext(), "routes", RouteMemory.class);
    speeds = KeyedModel.map(getRuntimeContext(), "stretch-speeds", StretchSpeeds.class);
    traffic = KeyedModel.map(getRuntimeContext(), "traffic", TrafficTrack.class);
    stocks = KeyedModel.map(getRuntimeContext(), "stocks", Stock.class);
    roads = KeyedModel.map(getRuntimeContext(), "road-paces", RoadPace.class);
    history =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("pace-history", TypeInformation.of(PaceHistory.class)));
    began =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("began", BasicTypeInfo.LONG_TYPE_INFO));
    logistics = new Logistics(settings);
    scheduledMs = Long.MAX_VALUE;
    toRestore = began.value() == null ? null : saved();
    registerCounts();
  }

  private LogisticsMemory saved() throws Exception {
    List<RoadPace> paces = new ArrayList<>();
    roads.values().forEach(paces::add);
    return new LogisticsMemory(
        began.value(),
        copy(convoys),
        copy(obstacles),
        copy(routes),
        copy(speeds),
        copy(traffic),
        copy(stocks),
        paces,
        history.value());
  }

  private static <V> Map<String, V> copy(MapState<String, V> state) throws Exception {
    Map<String, V> copy = new HashMap<>();
    for (var entry : state.entries()) {
      copy.put(entry.getKey(), entry.getValue());
    }
    return copy;
  }

  private void registerCounts() {
    for (Convoy.Status status : Convoy.Status.values()) {
      CountByStatus counts = logistics.counts();
      BluewatchMetrics.gauge(
          getRuntimeContext().getMetricGroup(),
          BluewatchMetric.CONVOYS,
          Map.of("status", status.name()),
          () -> counts.of(status));
    }
  }

  @Override
  public void onReference(List<ReferenceUpdate> updates) {
    logistics.onReference(updates);
    if (toRestore != null) {
      logistics.restore(toRestore);
      toRestore = null;
    }
  }

  @Override
  public void onReferenceInForce(Context<Integer> context, Collector<Convoy> out) {
    logistics.begin(context.knownMs());
    schedule(context);
  }

  @Override
  public void onRecord(LogisticsEvent event, Context<Integer> context, Collector<Convoy> out) {
    logistics.on(event, context.knownMs());
    schedule(context);
  }

  @Override
  public void onAdvance(Context<Integer> context, Collector<Convoy> out) {
    logistics.begin(context.knownMs());
    // What is said at the watermark itself would come behind it.
    schedule(context, context.knownMs() + 1);
  }

  /** What is to be said is said when all of the millisecond was heard: once for each object. */
  private void schedule(Context<Integer> context) {
    schedule(context, context.knownMs());
  }

  private void schedule(Context<Integer> context, long earliestMs) {
    long nextMs = logistics.hasNews() ? earliestMs : Math.max(earliestMs, logistics.nextMs());
    if (nextMs < scheduledMs) {
      scheduledMs = nextMs;
      context.callAt(nextMs);
    }
  }

  @Override
  public void onTimer(Context<Integer> context, Collector<Convoy> out) {
    scheduledMs = Long.MAX_VALUE;
    Reports reports = logistics.take(context.knownMs());
    reports.convoys.forEach(out::collect);
    reports.routes.forEach(route -> context.output(ROUTES, route));
    reports.disruptions.forEach(disruption -> context.output(DISRUPTIONS, disruption));
    reports.blockages.forEach(blockage -> context.output(BLOCKAGES, blockage));
    reports.shortfalls.forEach(shortfall -> context.output(SHORTFALLS, shortfall));
    schedule(context);
  }

  @Override
  public void onFlush(Context<Integer> context, Collector<Convoy> out) throws Exception {
    LogisticsMemory changes = logistics.takeChanges();
    KeyedModel.write(convoys, changes.convoys());
    KeyedModel.write(obstacles, changes.obstacles());
    KeyedModel.write(routes, changes.routes());
    KeyedModel.write(speeds, changes.speeds());
    KeyedModel.write(traffic, changes.traffic());
    KeyedModel.write(stocks, changes.stocks());
    for (RoadPace road : changes.roads()) {
      roads.put(road.key(), road);
    }
    if (changes.history() != null) {
      history.update(changes.history());
    }
    if (changes.beganMs() != Long.MIN_VALUE) {
      began.update(changes.beganMs());
    }
  }
}

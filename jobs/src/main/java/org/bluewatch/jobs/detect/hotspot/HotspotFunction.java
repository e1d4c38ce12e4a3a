package org.bluewatch.jobs.detect.hotspot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.jobs.config.HotspotSettings;
import org.bluewatch.jobs.metrics.BluewatchMetric;
import org.bluewatch.jobs.metrics.BluewatchMetrics;
import org.bluewatch.jobs.order.KnowledgeFunction;
import org.bluewatch.jobs.order.OrderedStreams;

/**
 * Runs the {@link HotspotDetector} in one instance: it lives on heap, and what it knows is written
 * through to keyed state, from where it rises again after a restart.
 */
public final class HotspotFunction extends KnowledgeFunction<Integer, HotspotInput, HotspotReport> {
  private static final long serialVersionUID = 1L;

  private final String area;
  private final HotspotSettings settings;
  private final int cellResolution;
  private final String boundaryGeoJson;

  private transient MapState<String, ViolenceEvent> events;
  private transient MapState<String, TrackedHotspot> open;
  private transient MapState<Long, DayPanes> days;
  private transient MapState<String, CellEffort> efforts;
  private transient ValueState<DetectorMemory> memory;
  private transient HotspotDetector detector;
  private transient Counter untested;
  private transient volatile int openHotspots;

  /**
   * @param area name of the area of operations
   * @param boundaryGeoJson its geometry
   */
  public HotspotFunction(
      String area, HotspotSettings settings, int cellResolution, String boundaryGeoJson) {
    this.area = area;
    this.settings = settings;
    this.cellResolution = cellResolution;
    this.boundaryGeoJson = boundaryGeoJson;
  }

  @Override
  public Integer soleKey() {
    return OrderedStreams.SOLE_KEY;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    var runtime = getRuntimeContext();
    events =
        runtime.getMapState(
            new MapStateDescriptor<>(
                "violence-events",
                BasicTypeInfo.STRING_TYPE_INFO,
                TypeInformation.of(ViolenceEvent.class)));
    open =
        runtime.getMapState(
            new MapStateDescriptor<>(
                "open-hotspots",
                BasicTypeInfo.STRING_TYPE_INFO,
                TypeInformation.of(TrackedHotspot.class)));
    days =
        runtime.getMapState(
            new MapStateDescriptor<>(
                "days", BasicTypeInfo.LONG_TYPE_INFO, TypeInformation.of(DayPanes.class)));
    efforts =
        runtime.getMapState(
            new MapStateDescriptor<>(
                "effort", BasicTypeInfo.STRING_TYPE_INFO, TypeInformation.of(CellEffort.class)));
    memory =
        runtime.getState(
            new ValueStateDescriptor<>("memory", TypeInformation.of(DetectorMemory.class)));
    detector = risenFromState();
    openHotspots = detector.open().size();
    untested =
        BluewatchMetrics.counter(
            runtime.getMetricGroup(), BluewatchMetric.HOTSPOT_EVENTS_UNTESTED, Map.of());
    BluewatchMetrics.gauge(
        runtime.getMetricGroup(), BluewatchMetric.HOTSPOTS_OPEN, Map.of(), () -> openHotspots);
  }

  private HotspotDetector risenFromState() throws Exception {
    var grid = new CellGrid(cellResolution);
    var risen = new HotspotDetector(area, settings, grid, grid.cellsCovering(boundaryGeoJson));
    if (memory.value() != null) {
      risen.restore(
          memory.value(),
          listOf(days.values()),
          listOf(efforts.values()),
          listOf(events.values()),
          listOf(open.values()));
    }
    return risen;
  }

  private static <T> List<T> listOf(Iterable<T> values) {
    List<T> list = new ArrayList<>();
    values.forEach(list::add);
    return list;
  }

  @Override
  public void onRecord(HotspotInput input, Context<Integer> context, Collector<HotspotReport> out)
      throws Exception {
    scheduleEvaluation(context);
    if (input.effort() != null) {
      detector.apply(input.effort());
      return;
    }
    ViolenceChange change = input.violence();
    detector.apply(change);
    if (change.added() && !detector.canTest(change.event())) {
      untested.inc();
    }
    String key = change.event().key();
    if (detector.keeps(key)) {
      events.put(key, change.event());
    } else {
      events.remove(key);
    }
  }

  @Override
  public void onTimer(Context<Integer> context, Collector<HotspotReport> out) throws Exception {
    for (HotspotReport report : detector.evaluate(context.knownMs())) {
      out.collect(report);
    }
    for (String key : detector.forget(context.knownMs())) {
      events.remove(key);
    }
    openHotspots = detector.open().size();
    if (!detector.idle()) {
      scheduleEvaluation(context);
    }
  }

  /** Events go to state as they come; the rest before each checkpoint. */
  @Override
  public void onFlush(Context<Integer> context, Collector<HotspotReport> out) throws Exception {
    if (detector.isNew()) {
      return;
    }
    memory.update(detector.memory());
    persist(open, detector.open(), tracked -> tracked.last().hotspotId());
    persist(efforts, detector.efforts(), CellEffort::key);
    persist(days, detector.days(), DayPanes::dayMs);
  }

  private static <K, V> void persist(MapState<K, V> state, Iterable<V> values, Function<V, K> key)
      throws Exception {
    var gone = new HashSet<K>();
    state.keys().forEach(gone::add);
    for (V value : values) {
      gone.remove(key.apply(value));
      if (!value.equals(state.get(key.apply(value)))) {
        state.put(key.apply(value), value);
      }
    }
    for (K each : gone) {
      state.remove(each);
    }
  }

  private void scheduleEvaluation(Context<Integer> context) {
    long everyMs = settings.evaluateEvery().toMillis();
    context.callAt((Math.floorDiv(context.knownMs(), everyMs) + 1) * everyMs);
  }
}

package org.bluewatch.bench.detection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.jobs.config.HotspotSettings;
import org.bluewatch.jobs.detect.hotspot.EffortChange;
import org.bluewatch.jobs.detect.hotspot.HotspotDetector;
import org.bluewatch.jobs.detect.hotspot.HotspotReport;
import org.bluewatch.jobs.detect.hotspot.ViolenceChange;
import org.bluewatch.jobs.detect.hotspot.ViolenceEvent;

/** Bluewatch's own detector, with the settings an area has by default. */
final class BluewatchAlarm implements Alarm {
  private static final HotspotSettings SETTINGS = HotspotSettings.DEFAULTS;
  private static final long KEPT_MS = SETTINGS.history().plus(Duration.ofDays(2)).toMillis();

  private final CellSpace space;
  private final HotspotDetector detector;
  private final ArrayDeque<ViolenceEvent> learnt;

  BluewatchAlarm(CellSpace space) {
    this(space, new ArrayDeque<>());
  }

  private BluewatchAlarm(CellSpace space, ArrayDeque<ViolenceEvent> learnt) {
    this.space = space;
    this.learnt = learnt;
    this.detector = new HotspotDetector("bench", SETTINGS, space.grid(), space.cells());
    learnt.forEach(this::apply);
  }

  @Override
  public String name() {
    return "bluewatch";
  }

  @Override
  public void learn(ViolenceEvent event) {
    learnt.add(event);
    apply(event);
  }

  private void apply(ViolenceEvent event) {
    detector.apply(new ViolenceChange(true, 1, event));
  }

  @Override
  public void looked(EffortChange effort) {
    // EFFORT: detector.apply(effort);
  }

  @Override
  public List<Hotspot> evaluate(long nowMs) {
    while (!learnt.isEmpty() && learnt.peek().receivedMs() < nowMs - KEPT_MS) {
      learnt.remove();
    }
    detector.forget(nowMs);
    return detector.evaluate(nowMs).stream().map(HotspotReport::hotspot).toList();
  }

  @Override
  public Alarm fork() {
    return new BluewatchAlarm(space, learnt.clone());
  }
}

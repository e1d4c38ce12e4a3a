package org.bluewatch.bench.detection;

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

  private final CellSpace space;
  private final HotspotDetector detector;

  BluewatchAlarm(CellSpace space) {
    this.space = space;
    this.detector = new HotspotDetector("bench", SETTINGS, space.grid(), space.cells());
  }

  @Override
  public String name() {
    return "bluewatch";
  }

  @Override
  public void learn(ViolenceEvent event) {
    detector.apply(new ViolenceChange(true, 1, event));
  }

  @Override
  public void looked(EffortChange effort) {
    detector.apply(effort);
  }

  @Override
  public List<Hotspot> evaluate(long nowMs) {
    List<HotspotReport> reports = detector.evaluate(nowMs);
    detector.forget(nowMs);
    return reports.stream().map(HotspotReport::hotspot).toList();
  }

  @Override
  public Alarm fork() {
    var fork = new BluewatchAlarm(space);
    fork.detector.restore(
        detector.memory(), detector.days(), detector.efforts(), detector.events(), detector.open());
    return fork;
  }
}

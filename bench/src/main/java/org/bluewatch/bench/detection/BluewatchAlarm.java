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
    if (System.getProperty("dbg") != null && nowMs / 3600000 % (24 * 7 * 4) == 0) {
      System.err.println((nowMs - Playback.START_MS) / 86400000 + " " + detector.threshold());
    }
    if (System.getProperty("dbg") != null && (nowMs - Playback.START_MS) / 3600000 == 24 * 400) {
      StringBuilder b = new StringBuilder("PEAKS");
      detector.memory().endedEpisodes().forEach(e -> b.append(' ').append(e.peak()));
      System.err.println(b);
    }
    if (System.getProperty("dbg") != null)
      for (var r : reports)
        if (r.hotspot().revision() == 1)
          System.err.println(
              (nowMs - Playback.START_MS) / 86400000
                  + " OPEN "
                  + r.hotspot().observed()
                  + " exp "
                  + r.hotspot().expected()
                  + " dur "
                  + (r.hotspot().toMs() - r.hotspot().fromMs()) / 3600000
                  + " cells "
                  + r.hotspot().cells().size()
                  + " rec "
                  + r.hotspot().recurrenceDays());
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

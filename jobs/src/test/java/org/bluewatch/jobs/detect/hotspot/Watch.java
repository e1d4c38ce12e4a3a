package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.jobs.config.HotspotSettings;

/** A detector and what is told to it; it looks each step as the operator makes it look. */
final class Watch {
  private final String area;
  private final HotspotSettings settings;
  private final CellGrid grid;
  private final long[] cells;
  private HotspotDetector detector;

  Watch() {
    this("Test", Events.SETTINGS, Events.CELLS);
  }

  Watch(String area, HotspotSettings settings, long[] cells) {
    this.area = area;
    this.settings = settings;
    this.cells = cells;
    this.grid = Events.GRID;
    this.detector = fresh();
  }

  private HotspotDetector fresh() {
    return new HotspotDetector(area, settings, grid, cells);
  }

  HotspotDetector detector() {
    return detector;
  }

  Watch given(Collection<ViolenceEvent> events) {
    events.forEach(event -> detector.apply(new ViolenceChange(true, 1, event)));
    return this;
  }

  Watch given(EffortChange effort) {
    detector.apply(effort);
    return this;
  }

  Watch retracted(Collection<ViolenceEvent> events) {
    events.forEach(event -> detector.apply(new ViolenceChange(false, 2, event)));
    return this;
  }

  /** What one look tells. */
  List<Hotspot> at(long nowMs) {
    List<Hotspot> told = detector.evaluate(nowMs).stream().map(HotspotReport::hotspot).toList();
    detector.forget(nowMs);
    return told;
  }

  /** What the looks at each step from one instant to another tell, both included. */
  List<Hotspot> each(long stepMs, long fromMs, long toMs) {
    List<Hotspot> told = new ArrayList<>();
    for (long ms = fromMs; ms <= toMs; ms += stepMs) {
      told.addAll(at(ms));
    }
    return told;
  }

  List<Hotspot> hourly(long fromMs, long toMs) {
    return each(Events.HOUR_MS, fromMs, toMs);
  }

  /** Goes on with a new detector that knows what this one kept. */
  Watch restart() {
    return takeOver(this);
  }

  /** Goes on from what another watch kept. */
  Watch takeOver(Watch other) {
    HotspotDetector known = other.detector;
    HotspotDetector risen = fresh();
    risen.restore(
        known.memory(),
        List.copyOf(known.days()),
        List.copyOf(known.efforts()),
        List.copyOf(known.events()),
        List.copyOf(known.open()));
    detector = risen;
    return this;
  }

  static Hotspot only(List<Hotspot> hotspots) {
    assertThat(hotspots).hasSize(1);
    return hotspots.get(0);
  }
}

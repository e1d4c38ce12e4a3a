package org.bluewatch.jobs.detect.hotspot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.jobs.config.HotspotSettings;

/** A small area and events in it. Days are counted from its beginning. */
final class Events {
  static final long START_MS = 1_700_006_400_000L; // a full hour
  static final long HOUR_MS = Duration.ofHours(1).toMillis();
  static final long DAY_MS = Duration.ofDays(1).toMillis();
  static final String BOUNDARY =
      """
      {"type":"Polygon","coordinates":[[[22,4],[23,4],[23,5],[22,5],[22,4]]]}""";
  static final int RESOLUTION = 6;
  static final CellGrid GRID = new CellGrid(RESOLUTION);
  static final long[] CELLS = GRID.cellsCovering(BOUNDARY);
  static final HotspotSettings SETTINGS = HotspotSettings.DEFAULTS;
  static final long TOWN = GRID.cellOf(4.5, 22.5);
  static final long FAR_TOWN = GRID.cellOf(4.05, 22.05);

  private Events() {}

  static long day(double days) {
    return START_MS + Math.round(days * DAY_MS);
  }

  static ViolenceEvent event(String id, long cell, long timeMs) {
    return event(id, cell, timeMs, 0, 50);
  }

  static ViolenceEvent event(String id, long cell, long timeMs, long spanMs, double accuracyM) {
    return new ViolenceEvent(
        RawStream.SENSOR_OBSERVATIONS,
        id,
        "A" + id,
        cell,
        timeMs,
        spanMs,
        timeMs,
        accuracyM,
        EventCode.GUNFIRE,
        3,
        null,
        false);
  }

  /** The same event, known only later. */
  static ViolenceEvent known(ViolenceEvent e, long receivedMs) {
    return new ViolenceEvent(
        e.stream(),
        e.evidenceId(),
        e.source(),
        e.cell(),
        e.timeMs(),
        e.spanMs(),
        receivedMs,
        e.accuracyM(),
        e.event(),
        e.severity(),
        e.grade(),
        e.satellite());
  }

  /** The same event at another time and place, told by a revision. */
  static ViolenceEvent moved(ViolenceEvent e, long cell, long timeMs) {
    return new ViolenceEvent(
        e.stream(),
        e.evidenceId(),
        e.source(),
        cell,
        timeMs,
        e.spanMs(),
        e.receivedMs(),
        e.accuracyM(),
        e.event(),
        e.severity(),
        e.grade(),
        e.satellite());
  }

  /** The same event, told by a patrol. */
  static ViolenceEvent byPatrol(ViolenceEvent e) {
    return new ViolenceEvent(
        RawStream.PATROL_REPORTS,
        e.evidenceId(),
        e.source(),
        e.cell(),
        e.timeMs(),
        e.spanMs(),
        e.receivedMs(),
        e.accuracyM(),
        e.event(),
        e.severity(),
        "B2",
        false);
  }

  static EffortChange patrolled(long cell, long paneMs, int looks) {
    return new EffortChange(RawStream.PATROL_REPORTS, cell, paneMs, looks);
  }

  /** One event a week over {@code days} somewhere far from the town: the area is known and calm. */
  static List<ViolenceEvent> calm(int days) {
    List<ViolenceEvent> events = new ArrayList<>();
    for (int day = 0; day < days; day += 7) {
      events.add(event("calm-" + day, FAR_TOWN, day(day)));
    }
    return events;
  }

  /** {@code n} events in a cell within the {@code minutes} before an instant. */
  static List<ViolenceEvent> burst(String name, int n, long cell, long untilMs, int minutes) {
    List<ViolenceEvent> events = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      events.add(event(name + '-' + i, cell, untilMs - 60_000L * minutes * i / n));
    }
    return events;
  }
}

package org.bluewatch.jobs.detect.incident;

import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.RawStream;

/** Reports of violence for tests, at a place and a minute; what is not said is ordinary. */
final class Reports {
  static final long NOON_MS = 1_700_000_000_000L;
  static final long MINUTE_MS = 60_000;
  static final long HOUR_MS = 3_600_000;
  static final long DAY_MS = 24 * HOUR_MS;

  private static final double METRES_PER_DEGREE = 110_610;
  private static final double LAT = 4.5;
  private static final double LON = 22.5;

  private RawStream stream = RawStream.SENSOR_OBSERVATIONS;
  private final String id;
  private String source = "A1";
  private double lat = LAT;
  private Double accuracyM = 50.0;
  private long timeMs = NOON_MS;
  private long spanMs;
  private Long receivedMs;
  private EventCode event = EventCode.GUNFIRE;
  private Integer severity;
  private Integer killed;
  private Integer injured;
  private String grade;
  private String party;
  private boolean satellite;

  private Reports(String id) {
    this.id = id;
  }

  static Reports sensor(String id) {
    return new Reports(id);
  }

  static Reports patrol(String id) {
    var report = new Reports(id);
    report.stream = RawStream.PATROL_REPORTS;
    report.source = "P1";
    report.event = EventCode.CLASH;
    report.severity = 3;
    return report;
  }

  Reports by(String name) {
    source = name;
    return this;
  }

  /** Metres north of where all others are. */
  Reports north(double metres) {
    lat = LAT + metres / METRES_PER_DEGREE;
    return this;
  }

  Reports accuracyM(Double metres) {
    accuracyM = metres;
    return this;
  }

  /** Minutes after noon; unless said otherwise it became known at its end. */
  Reports minute(double minutes) {
    timeMs = NOON_MS + Math.round(minutes * MINUTE_MS);
    return this;
  }

  Reports lasting(long minutes) {
    spanMs = minutes * MINUTE_MS;
    return this;
  }

  Reports received(long ms) {
    receivedMs = ms;
    return this;
  }

  Reports event(EventCode code) {
    event = code;
    return this;
  }

  Reports severity(Integer number) {
    severity = number;
    return this;
  }

  Reports killed(Integer number) {
    killed = number;
    return this;
  }

  Reports injured(Integer number) {
    injured = number;
    return this;
  }

  Reports grade(String admiralty) {
    grade = admiralty;
    return this;
  }

  Reports party(String name) {
    party = name;
    return this;
  }

  Reports satellite() {
    satellite = true;
    return this;
  }

  IncidentEvent event() {
    return new IncidentEvent(
        stream,
        id,
        source,
        600_000_000_000_000_000L,
        lat,
        LON,
        accuracyM,
        timeMs,
        timeMs + spanMs,
        receivedMs == null ? timeMs + spanMs : receivedMs,
        event,
        severity,
        killed,
        injured,
        grade,
        party,
        satellite);
  }
}

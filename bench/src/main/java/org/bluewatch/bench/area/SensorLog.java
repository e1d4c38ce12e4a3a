package org.bluewatch.bench.area;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bluewatch.bench.Draw;
import org.bluewatch.bench.area.Sensors.Burst;
import org.bluewatch.bench.area.Sensors.Sensor;
import org.bluewatch.bench.area.Sensors.SensorType;
import org.bluewatch.common.model.EventCode;

/**
 * What one simulated sensor reports: a heartbeat an hour, shots and blasts of real events within
 * range, false alarms or sightings, and nothing during its outages.
 */
final class SensorLog {
  static final Duration HEARTBEAT = Duration.ofHours(1);
  private static final double FALSE_ALARMS = 14;
  private static final int SIGHTINGS = 70;
  private static final List<EventCode> SEEN =
      List.of(EventCode.VEHICLE_GROUP, EventCode.VEHICLE_GROUP, EventCode.CROWD, EventCode.PROTEST);

  private record Outage(Instant from, Instant until) {
    boolean holds(Instant time) {
      return !time.isBefore(from) && time.isBefore(until);
    }
  }

  private final Sensor sensor;
  private final Draw draw;
  private final List<Outage> outages = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  SensorLog(Sensor sensor) {
    this.sensor = sensor;
    this.draw = Draw.of(CentralAfrica.SEED, "sensor", sensor.sensorId());
    for (int i = draw.between(0, 2); i > 0; i--) {
      silence(moment(), Duration.ofHours(draw.between(3, 12)));
    }
  }

  /** Nothing is heard from the sensor for this long. */
  void silence(Instant from, Duration duration) {
    outages.add(new Outage(from, from.plus(duration)));
  }

  /** The log of the simulated days. */
  List<Line> write(List<Burst> bursts) {
    heartbeats();
    if (sensor.type() == SensorType.CAMERA) {
      sightings();
    } else {
      bursts.stream().filter(sensor::hears).forEach(this::detections);
      falseAlarms();
    }
    return lines;
  }

  private Instant moment() {
    double seconds = Duration.between(Script.FROM, Script.UNTIL).toSeconds();
    return Script.FROM.plusSeconds((long) draw.between(0.0, seconds));
  }

  private void heartbeats() {
    int offsetS = draw.between(0, 3_500);
    for (Instant hour = Script.FROM; hour.isBefore(Script.UNTIL); hour = hour.plus(HEARTBEAT)) {
      Instant time = hour.plusSeconds(offsetS + draw.between(0, 9));
      int hourOfDay = hour.atZone(ZoneOffset.UTC).getHour();
      boolean charging = hourOfDay >= 6 && hourOfDay < 17;
      add(
          "h" + hour.getEpochSecond() / HEARTBEAT.toSeconds(),
          time,
          EventCode.HEARTBEAT,
          Json.object("battery", Json.decimals(charging ? 1.0 : 0.85, 2)));
    }
  }

  private void detections(Burst burst) {
    for (int i = draw.between(3, 12); i > 0; i--) {
      Instant time = burst.time().plusSeconds(draw.between(0, 3_600));
      boolean blast = sensor.type() == SensorType.SEISMIC || draw.chance(0.2);
      add(
          "d" + burst.eventId() + "-" + i,
          time,
          blast ? EventCode.EXPLOSION : EventCode.GUNFIRE,
          heard(0.6, 0.95));
    }
  }

  private void falseAlarms() {
    EventCode code = sensor.type() == SensorType.SEISMIC ? EventCode.EXPLOSION : EventCode.GUNFIRE;
    long number = StrictMath.round(FALSE_ALARMS * draw.between(0.7, 1.3));
    for (int i = 0; i < number; i++) {
      add("n" + i, moment(), code, heard(0.2, 0.5));
    }
  }

  private void sightings() {
    for (int i = 0; i < SIGHTINGS; i++) {
      EventCode code = draw.pick(SEEN);
      Map<String, Object> seen = heard(0.5, 0.9);
      seen.put(
          "count", code == EventCode.VEHICLE_GROUP ? draw.between(2, 8) : draw.between(20, 200));
      add("s" + i, moment(), code, seen);
    }
  }

  private Map<String, Object> heard(double leastConfidence, double mostConfidence) {
    return Json.object(
        "accuracyM",
        sensor.type().rangeM() / 4,
        "confidence",
        Json.decimals(draw.between(leastConfidence, mostConfidence), 2));
  }

  private void add(String suffix, Instant time, EventCode code, Map<String, Object> further) {
    Instant received = time.plusSeconds(draw.between(1, 5));
    if (outages.stream().anyMatch(o -> o.holds(time))) {
      return;
    }
    Map<String, Object> record =
        Json.object(
            "id", sensor.sensorId() + "-" + suffix,
            "sensorId", sensor.sensorId(),
            "sensorType", sensor.type().wire(),
            "time", time.toString(),
            "received", received.toString(),
            "lat", Json.degrees(sensor.spot().lat()),
            "lon", Json.degrees(sensor.spot().lon()),
            "event", code.wire());
    record.putAll(further);
    record.put("attributes", Json.object("simulated", true));
    lines.add(Line.of(received, record));
  }
}

package org.bluewatch.bench.area;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bluewatch.bench.Draw;
import org.bluewatch.bench.area.Sources.UcdpEvent;

/** Simulated ground sensors around the places that saw most events in the simulated days. */
final class Sensors {
  private static final int PLACES = 8;
  private static final double AROUND_M = 25_000;
  private static final double APART_M = 60_000;
  private static final List<SensorType> TYPES =
      List.of(SensorType.ACOUSTIC, SensorType.ACOUSTIC, SensorType.CAMERA, SensorType.SEISMIC);

  /** All sensors of the first place fall silent together, at these times, for this long. */
  private static final List<Instant> BLACKOUTS =
      List.of(Instant.parse("2022-11-18T21:00:00Z"), Instant.parse("2022-12-31T19:40:00Z"));

  private static final Duration BLACKOUT = Duration.ofHours(9);

  enum SensorType {
    ACOUSTIC(8_000),
    CAMERA(1_500),
    SEISMIC(10_000);

    private final int rangeM;

    SensorType(int rangeM) {
      this.rangeM = rangeM;
    }

    int rangeM() {
      return rangeM;
    }

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  record Sensor(String sensorId, SensorType type, String place, Spot spot) {
    boolean hears(Burst burst) {
      return type != SensorType.CAMERA && spot.distanceM(burst.spot()) <= type.rangeM();
    }

    private Map<String, Object> feature() {
      return Json.feature(
          Json.point(spot),
          Json.object(
              "sensorId",
              sensorId,
              "sensorType",
              type.wire(),
              "heartbeatEvery",
              SensorLog.HEARTBEAT.toHours() + "h",
              "rangeM",
              type.rangeM(),
              "simulated",
              true));
    }
  }

  /** A real event put to one moment and one place within what is known of it. */
  record Burst(Instant time, Spot spot, String eventId) {}

  private final List<Sensor> sensors = new ArrayList<>();
  private final List<Burst> bursts;
  private final List<String> places = new ArrayList<>();

  Sensors(List<UcdpEvent> events, Diary diary) {
    List<UcdpEvent> recent = events.stream().filter(Sensors::inSimulatedDays).toList();
    this.bursts = recent.stream().map(Sensors::burst).toList();
    busiest(recent, events).forEach(e -> place(e.place(), e.spot()));
    for (Instant blackout : BLACKOUTS) {
      diary.note(
          "sensor-loss",
          places.get(0),
          blackout,
          blackout.plus(BLACKOUT),
          "the four sensors of the place fall silent together");
    }
  }

  private static boolean inSimulatedDays(UcdpEvent event) {
    Instant day = event.start().atStartOfDay(ZoneOffset.UTC).toInstant();
    return event.wherePrecision() <= 3
        && event.datePrecision() <= 3
        && !day.isBefore(Script.FROM)
        && day.isBefore(Script.UNTIL);
  }

  /** The places with most events around them, none near another one. */
  private static List<UcdpEvent> busiest(List<UcdpEvent> recent, List<UcdpEvent> all) {
    List<UcdpEvent> candidates = new ArrayList<>(recent);
    candidates.removeIf(e -> e.wherePrecision() > 2);
    candidates.sort(
        Comparator.comparing((UcdpEvent e) -> around(e.spot(), recent))
            .thenComparing(e -> around(e.spot(), all))
            .reversed()
            .thenComparing(UcdpEvent::id));
    List<UcdpEvent> chosen = new ArrayList<>();
    for (UcdpEvent event : candidates) {
      if (chosen.size() < PLACES
          && chosen.stream().allMatch(c -> c.spot().distanceM(event.spot()) > APART_M)) {
        chosen.add(event);
      }
    }
    return chosen;
  }

  private static long around(Spot spot, List<UcdpEvent> events) {
    return events.stream().filter(e -> e.spot().distanceM(spot) <= AROUND_M).count();
  }

  private static Burst burst(UcdpEvent event) {
    Draw draw = Draw.of(CentralAfrica.SEED, "burst", event.id());
    double days = ChronoUnit.DAYS.between(event.start(), event.end()) + 1;
    Instant day = event.start().atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant time = day.plusSeconds((long) draw.between(0.0, days * 86_400));
    double withinM = Math.min(25_000, UcdpReports.accuracyM(event));
    return new Burst(time, event.spot().scattered(withinM, draw), event.id());
  }

  private void place(String place, Spot centre) {
    places.add(place);
    Draw draw = Draw.of(CentralAfrica.SEED, "sensors", place);
    for (int i = 0; i < TYPES.size(); i++) {
      String id = "SIM-S-" + Routes.id(place) + "-" + (i + 1);
      double distanceM = draw.between(1_500.0, 4_000.0);
      Spot spot = centre.at(distanceM, 90.0 * i + draw.between(0.0, 60.0));
      sensors.add(new Sensor(id, TYPES.get(i), place, spot));
    }
  }

  /** The places with sensors, the one with most events first. */
  List<String> places() {
    return places;
  }

  List<Sensor> sensors() {
    return sensors;
  }

  /** How many real events at least one sensor hears. */
  long heardEvents() {
    return bursts.stream().filter(b -> sensors.stream().anyMatch(s -> s.hears(b))).count();
  }

  String geoJson() {
    return Json.collection(sensors.stream().map(Sensor::feature).toList());
  }

  /** Everything all sensors report. */
  List<Line> observations() {
    List<Line> lines = new ArrayList<>();
    for (Sensor sensor : sensors) {
      SensorLog log = new SensorLog(sensor);
      if (sensor.place().equals(places.get(0))) {
        BLACKOUTS.forEach(b -> log.silence(b, BLACKOUT));
      }
      lines.addAll(log.write(bursts));
    }
    return lines;
  }
}

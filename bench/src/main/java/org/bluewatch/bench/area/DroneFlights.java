package org.bluewatch.bench.area;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bluewatch.bench.Draw;
import org.bluewatch.bench.area.Sources.UcdpEvent;
import org.bluewatch.common.model.EventCode;

/**
 * Simulated drone sorties: from a base to where a real event was reported lately (or a random
 * place), a circle there, and back; a footprint every three minutes and what was seen below.
 */
final class DroneFlights {
  private static final List<String> BASES = List.of("Bambari", "Kaga Bandoro", "Rubkona");
  private static final double FLIES_PER_DAY = 0.7;
  private static final int STEP_S = 180;
  private static final int LEG_STEPS = 16;
  private static final int CIRCLE_STEPS = 14;
  private static final double CIRCLE_M = 6_000;
  private static final double REACH_M = 80_000;
  private static final Duration RECENT = Duration.ofDays(45);
  private static final double SEEN_PER_STEP = 0.025;
  private static final List<EventCode> SEEN =
      List.of(
          EventCode.ARMED_GROUP,
          EventCode.VEHICLE_GROUP,
          EventCode.VEHICLE_GROUP,
          EventCode.FIRE,
          EventCode.FIRE,
          EventCode.CROWD,
          EventCode.DISPLACEMENT);

  private final List<UcdpEvent> events;
  private final Towns towns;
  private final Territory territory;
  private final List<Line> lines = new ArrayList<>();

  DroneFlights(List<UcdpEvent> events, Towns towns, Territory territory) {
    this.events = events;
    this.towns = towns;
    this.territory = territory;
  }

  List<Line> observations(Diary diary) {
    for (int base = 0; base < BASES.size(); base++) {
      String droneId = "SIM-D" + (base + 1);
      for (Instant day = Script.FROM;
          day.isBefore(Script.UNTIL);
          day = day.plus(Duration.ofDays(1))) {
        Draw draw = Draw.of(CentralAfrica.SEED, "sortie", droneId, day);
        if (draw.chance(FLIES_PER_DAY)) {
          fly(droneId, towns.spot(BASES.get(base)), day, draw);
        }
      }
    }
    scripted(diary);
    return lines;
  }

  private void fly(String droneId, Spot base, Instant day, Draw draw) {
    Instant start = day.plusSeconds(draw.between(6 * 3_600, 13 * 3_600));
    String sortie = "SIM-" + droneId.substring(4) + "-" + day.toString().substring(0, 10);
    List<Spot> flight = flight(base, target(base, day, draw), draw);
    for (int i = 0; i < flight.size(); i++) {
      Spot below = flight.get(i);
      Instant time = start.plusSeconds((long) i * STEP_S);
      if (territory.covers(below)) {
        add(droneId, sortie, "f" + i, time, below, footprint(below));
        if (draw.chance(SEEN_PER_STEP)) {
          add(
              droneId,
              sortie,
              "d" + i,
              time.plusSeconds(20),
              below.scattered(1_500, draw),
              seen(draw));
        }
      }
    }
  }

  /** A place of a real event of the last weeks within reach, else any place within reach. */
  private Spot target(Spot base, Instant day, Draw draw) {
    List<Spot> recent =
        events.stream()
            .filter(e -> e.wherePrecision() <= 2 && base.distanceM(e.spot()) < REACH_M)
            .filter(e -> isRecent(e, day))
            .map(UcdpEvent::spot)
            .toList();
    return recent.isEmpty() || draw.chance(0.3) ? base.scattered(REACH_M, draw) : draw.pick(recent);
  }

  private static boolean isRecent(UcdpEvent event, Instant day) {
    Instant end = event.end().atStartOfDay(ZoneOffset.UTC).toInstant();
    return end.isBefore(day) && end.isAfter(day.minus(RECENT));
  }

  private static List<Spot> flight(Spot base, Spot target, Draw draw) {
    List<Spot> flight = new ArrayList<>();
    double bearingDeg = base.bearingDeg(target);
    double legM = Math.max(1_000, base.distanceM(target) - CIRCLE_M);
    double asideM = draw.between(3_000.0, 6_000.0);
    for (int i = 1; i <= LEG_STEPS; i++) {
      flight.add(base.at(legM * i / LEG_STEPS, bearingDeg));
    }
    for (int i = 0; i < CIRCLE_STEPS; i++) {
      flight.add(target.at(CIRCLE_M, bearingDeg + 180 + 360.0 * i / CIRCLE_STEPS));
    }
    for (int i = LEG_STEPS; i >= 1; i--) {
      flight.add(base.at(legM * i / LEG_STEPS, bearingDeg).at(asideM, bearingDeg + 90));
    }
    return flight;
  }

  /** Five by four kilometres, as seen from three kilometres up. */
  private static Map<String, Object> footprint(Spot below) {
    return Json.object(
        "altitudeM", 3_000,
        "event", EventCode.FOOTPRINT.wire(),
        "footprint",
            Json.ring(
                List.of(
                    below.moved(-2_500, -2_000),
                    below.moved(2_500, -2_000),
                    below.moved(2_500, 2_000),
                    below.moved(-2_500, 2_000))));
  }

  private static Map<String, Object> seen(Draw draw) {
    EventCode code = draw.pick(SEEN);
    Map<String, Object> seen =
        Json.object(
            "accuracyM",
            50,
            "altitudeM",
            3_000,
            "event",
            code.wire(),
            "confidence",
            Json.decimals(draw.between(0.5, 0.95), 2));
    switch (code) {
      case ARMED_GROUP -> seen.put("count", draw.between(4, 30));
      case VEHICLE_GROUP -> seen.put("vehicles", draw.between(2, 9));
      case CROWD, DISPLACEMENT -> seen.put("count", draw.between(20, 400));
      default -> {}
    }
    return seen;
  }

  private void scripted(Diary diary) {
    Spot buffer = Zones.bufferCentre(towns);
    for (String time : List.of("2022-11-20T09:30:00Z", "2022-12-31T08:30:00Z")) {
      Instant at = Instant.parse(time);
      Map<String, Object> weapon =
          Json.object(
              "accuracyM",
              30,
              "event",
              EventCode.HEAVY_WEAPON.wire(),
              "count",
              2,
              "confidence",
              0.9);
      add("SIM-D2", "SIM-D2-X" + at.getEpochSecond(), "d1", at, buffer, weapon);
      diary.note(
          "ceasefire-violation",
          Zones.BUFFER_ZONE,
          at,
          at,
          "heavy weapons in the exercise buffer zone");
    }
    Instant approach = Instant.parse("2022-12-31T10:00:00Z");
    Spot camp =
        towns.sites().stream()
            .filter(s -> s.siteId().equals("SIM-CAMP-BRIA"))
            .findFirst()
            .orElseThrow()
            .spot();
    for (int i = 0; i < 6; i++) {
      Spot group = camp.at(7_000 - 900 * i, 70);
      Map<String, Object> armed =
          Json.object(
              "accuracyM",
              30,
              "event",
              EventCode.ARMED_GROUP.wire(),
              "count",
              25,
              "confidence",
              0.9);
      Instant time = approach.plusSeconds(600L * i);
      add("SIM-D1", "SIM-D1-X" + approach.getEpochSecond(), "d" + i, time, group, armed);
    }
    diary.note(
        "approach",
        "X-PROTECTED-BRIA",
        approach,
        approach.plusSeconds(3_000),
        "an armed group comes from 7 km to 2.5 km from the centre of the camp");
  }

  private void add(
      String droneId,
      String sortie,
      String suffix,
      Instant time,
      Spot spot,
      Map<String, Object> further) {
    Instant received = time.plusSeconds(4);
    Map<String, Object> record =
        Json.object(
            "id", sortie + "-" + suffix,
            "droneId", droneId,
            "sortie", sortie,
            "time", time.toString(),
            "received", received.toString(),
            "lat", Json.degrees(spot.lat()),
            "lon", Json.degrees(spot.lon()));
    record.putAll(further);
    lines.add(Line.of(received, record));
  }
}

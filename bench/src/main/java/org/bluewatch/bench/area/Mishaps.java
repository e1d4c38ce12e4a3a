package org.bluewatch.bench.area;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bluewatch.bench.Draw;
import org.bluewatch.bench.area.Line.Fate;
import org.bluewatch.common.model.RawStream;

/**
 * The small disorder of real feeds, put into simulated records only: copies delivered again, copies
 * with other content, and records that must be rejected, one or more of most reasons.
 */
final class Mishaps {
  private static final Map<RawStream, Double> DELIVERED_AGAIN =
      Map.of(
          RawStream.VEHICLE_POSITIONS, 0.005,
          RawStream.SENSOR_OBSERVATIONS, 0.002,
          RawStream.DRONE_DETECTIONS, 0.003,
          RawStream.SUPPLY_LEVELS, 0.003,
          RawStream.PATROL_REPORTS, 0.01);

  private static final String SENSOR =
      "{\"id\":\"SIM-S-LAB-%s\",\"sensorId\":\"SIM-S-LAB\",\"sensorType\":\"acoustic\"";
  private static final String VEHICLE =
      "{\"vehicleId\":\"SIM-V99\",\"time\":\"%s\",\"received\":\"%s\"";

  private Mishaps() {}

  /** The lines of a stream with what goes wrong in it. */
  static List<Line> in(RawStream stream, List<Line> lines) {
    List<Line> all = new ArrayList<>(lines);
    Draw draw = Draw.of(CentralAfrica.SEED, "again", stream.topic());
    for (Line line : lines) {
      boolean simulated = line.text().contains("\"SIM-");
      if (simulated
          && line.fate() == Fate.OBSERVATION
          && draw.chance(DELIVERED_AGAIN.get(stream))) {
        all.add(line.again(line.received().plusSeconds(draw.between(60, 3_600))));
      }
    }
    switch (stream) {
      case VEHICLE_POSITIONS -> vehicles(all);
      case SENSOR_OBSERVATIONS -> sensors(all);
      case DRONE_DETECTIONS -> drones(all);
      case SUPPLY_LEVELS -> supplies(all);
      default -> {}
    }
    return all;
  }

  /** Cut off by the link, no fix yet, outside, and a tracker that sends its device number. */
  private static void vehicles(List<Line> all) {
    for (int day = 1; day <= 5; day++) {
      Instant at = Instant.parse("2022-11-0" + day + "T06:00:00Z");
      String head = VEHICLE.formatted(at, at);
      all.add(new Line(at, head + ",\"lat\":4.37", Fate.MALFORMED_JSON));
      String cold = head.replace("06:00:00Z", "06:01:00Z");
      all.add(new Line(at.plusSeconds(60), cold + ",\"lat\":0,\"lon\":0}", Fate.BAD_POSITION));
    }
    Instant abroad = Instant.parse("2022-11-08T06:00:00Z");
    all.add(
        new Line(
            abroad,
            VEHICLE.formatted(abroad, abroad) + ",\"lat\":2.1,\"lon\":22.4}",
            Fate.OUTSIDE_AREA));
    Instant telling = Instant.parse("2022-11-09T06:00:00Z");
    all.add(
        new Line(
            telling,
            VEHICLE.formatted(telling, telling)
                + ",\"lat\":4.4,\"lon\":18.5,\"imei\":\"000000000000000\"}",
            Fate.FORBIDDEN_FIELD));
  }

  /** An unknown code, a confidence in per cent, no position, a time without zone, noise. */
  private static void sensors(List<Line> all) {
    Instant at = Instant.parse("2022-10-20T12:00:00Z");
    String when = ",\"time\":\"" + at + "\",\"received\":\"" + at + "\"";
    String where = ",\"lat\":6.54,\"lon\":21.99";
    String simulated = ",\"attributes\":{\"simulated\":true}}";
    String shots = ",\"event\":\"gunfire\"";
    all.add(
        new Line(
            at,
            SENSOR.formatted(1) + when + where + ",\"event\":\"thunder\"" + simulated,
            Fate.UNKNOWN_EVENT));
    all.add(
        new Line(
            at,
            SENSOR.formatted(2) + when + where + shots + ",\"confidence\":87" + simulated,
            Fate.BAD_VALUE));
    all.add(new Line(at, SENSOR.formatted(3) + when + shots + simulated, Fate.MISSING_FIELD));
    String noZone = when.replaceFirst("Z", "");
    all.add(new Line(at, SENSOR.formatted(4) + noZone + where + shots + simulated, Fate.BAD_TIME));
    all.add(new Line(at, "\\x7e\\x7e" + SENSOR.formatted(5), Fate.MALFORMED_JSON));
  }

  private static void drones(List<Line> all) {
    Instant at = Instant.parse("2022-12-14T08:00:00Z");
    all.add(
        Line.of(
                at,
                Json.object(
                    "id",
                    "SIM-D3-abroad-d1",
                    "droneId",
                    "SIM-D3",
                    "sortie",
                    "SIM-D3-abroad",
                    "time",
                    at.toString(),
                    "received",
                    at.toString(),
                    "lat",
                    Json.degrees(13.2),
                    "lon",
                    Json.degrees(29.9),
                    "event",
                    "vehicle-group",
                    "vehicles",
                    4))
            .as(Fate.OUTSIDE_AREA));
  }

  /** Three levels sent again with another quantity. */
  private static void supplies(List<Line> all) {
    for (Line line : List.copyOf(all.subList(0, 3))) {
      Line again = line.again(line.received().plusSeconds(7_200));
      String other = again.text().replace("\"quantity\":", "\"quantity\":1");
      all.add(new Line(again.received(), other, Fate.CONFLICTING));
    }
  }
}

package org.bluewatch.bench;

import java.util.Locale;
import java.util.Random;
import org.bluewatch.common.codec.WireTime;
import org.bluewatch.common.model.RawStream;

/**
 * Writes one raw record after the other: half of them from fixed sensors, the others from vehicles,
 * drones and patrols. 90 % lie anywhere, 10 % in 20 clusters; 2 % repeat an earlier record and 1 %
 * are such that a strict reader refuses them.
 */
final class RecordWriter {
  private static final int CLUSTERS = 20;
  private static final double CLUSTERED = 0.1;
  private static final double CLUSTER_RADIUS_DEG = 0.1;
  private static final double REPEATED = 0.02;
  private static final double REFUSED = 0.01;

  private static final int SENSORS = 2000;
  private static final int VEHICLES = 5000;
  private static final int DRONES = 50;
  private static final int PATROLS = 300;

  /** Repeated are records among so many before. */
  private static final int REMEMBERED = 50_000;

  private final Random random;
  private final Spot[] clusters = new Spot[CLUSTERS];
  private final Spot[] sensors = new Spot[SENSORS];
  private final Written[] remembered = new Written[REMEMBERED];
  private int accepted;
  private int vehicleFixes;

  private record Spot(double lat, double lon) {}

  /** What becomes of a record. */
  enum Fate {
    OBSERVATION,
    DUPLICATE,
    REJECTED
  }

  /**
   * A record.
   *
   * @param key its Kafka key
   */
  record Written(RawStream stream, String key, String json, Fate fate) {}

  RecordWriter(long seed) {
    random = new Random(seed);
    for (int i = 0; i < CLUSTERS; i++) {
      clusters[i] = around(LoadArea.CENTRE_LAT, LoadArea.CENTRE_LON, clusterRangeDeg());
    }
    for (int i = 0; i < SENSORS; i++) {
      sensors[i] = anywhere();
    }
  }

  private static double clusterRangeDeg() {
    return LoadArea.INNER_RADIUS_DEG - CLUSTER_RADIUS_DEG;
  }

  /**
   * The next record.
   *
   * @param number unique
   * @param receivedMs when it is received, milliseconds since 1970 UTC
   */
  Written next(int number, long receivedMs) {
    if (accepted > 0 && random.nextDouble() < REPEATED) {
      Written earlier = remembered[random.nextInt(Math.min(accepted, REMEMBERED))];
      return new Written(earlier.stream, earlier.key, earlier.json, Fate.DUPLICATE);
    }
    Written sound = sound(number, receivedMs);
    if (random.nextDouble() < REFUSED) {
      return new Written(sound.stream, sound.key, spoilt(sound.json), Fate.REJECTED);
    }
    remembered[accepted++ % REMEMBERED] = sound;
    return sound;
  }

  private Written sound(int number, long receivedMs) {
    double kind = random.nextDouble();
    if (kind < 0.5) {
      return sensor(number, receivedMs);
    } else if (kind < 0.75) {
      return vehicle(receivedMs);
    } else if (kind < 0.9) {
      return drone(number, receivedMs);
    }
    return patrol(number, receivedMs);
  }

  /** Cut off, of an unknown event, without its latitude, or outside the area. */
  private String spoilt(String json) {
    return switch (random.nextInt(3)) {
      case 0 -> json.substring(0, json.length() / 2);
      case 1 -> json.replace("\"lat\":", "\"latitude\":");
      default -> json.replace("\"lat\":", "\"lat\":4");
    };
  }

  private Written sensor(int number, long receivedMs) {
    int sensor = random.nextInt(SENSORS);
    boolean shots = random.nextDouble() < 0.02;
    String json =
        new Json("id", "obs-" + number)
            .add("sensorId", "acoustic-" + sensor)
            .add("sensorType", "acoustic")
            .add("time", WireTime.format(receivedMs - 400))
            .add(sensors[sensor], 25)
            .add("event", shots ? "gunfire" : "heartbeat")
            .add("count", shots ? 1 + random.nextInt(30) : 0)
            .add("confidence", random.nextDouble(), 2)
            .add("battery", random.nextDouble(), 2)
            .raw("attributes", "{\"firmware\":\"4.2.1\",\"gain\":12,\"mast\":\"north\"}")
            .end();
    return new Written(RawStream.SENSOR_OBSERVATIONS, "acoustic-" + sensor, json, Fate.OBSERVATION);
  }

  /** Vehicles take turns, so that their derived ids stay apart. */
  private Written vehicle(long receivedMs) {
    int vehicle = vehicleFixes++ % VEHICLES;
    String json =
        new Json("vehicleId", "truck-" + vehicle)
            .add("convoyId", "convoy-" + vehicle / 20)
            .add("time", WireTime.format(receivedMs - 1500))
            .add(anywhere(), 8)
            .add("speedMps", 25 * random.nextDouble(), 1)
            .add("headingDeg", 360 * random.nextDouble(), 1)
            .add("receiver", "satellite terminal, northern gateway")
            .end();
    return new Written(RawStream.VEHICLE_POSITIONS, "truck-" + vehicle, json, Fate.OBSERVATION);
  }

  private Written drone(int number, long receivedMs) {
    int drone = random.nextInt(DRONES);
    Spot spot = anywhere();
    var json =
        new Json("id", "det-" + number)
            .add("droneId", "drone-" + drone)
            .add("sortie", "sortie-" + drone + "-12")
            .add("time", WireTime.format(receivedMs - 900))
            .add(spot, 15)
            .add("altitudeM", 300 + 100 * random.nextDouble(), 1)
            .add("headingDeg", 360 * random.nextDouble(), 1)
            .add("speedMps", 25 * random.nextDouble(), 1)
            .add("confidence", random.nextDouble(), 2);
    if (random.nextDouble() < 0.1) {
      json.add("event", "footprint").raw("footprint", square(spot));
    } else {
      json.add("event", random.nextBoolean() ? "vehicle-group" : "armed-group")
          .add("count", random.nextInt(40))
          .add("vehicles", random.nextInt(9));
    }
    return new Written(RawStream.DRONE_DETECTIONS, "drone-" + drone, json.end(), Fate.OBSERVATION);
  }

  private Written patrol(int number, long receivedMs) {
    int patrol = random.nextInt(PATROLS);
    boolean violence = random.nextDouble() < 0.2;
    String json =
        new Json("id", "rep-" + number)
            .add("patrolId", "patrol-" + patrol)
            .add("time", WireTime.format(receivedMs - 60_000L * random.nextInt(600)))
            .add(anywhere(), 250)
            .add("event", violence ? "clash" : "patrol")
            .add("severity", 1 + random.nextInt(5))
            .add("reliability", "B")
            .add("credibility", 2)
            .add("civilians", random.nextInt(20))
            .add("text", "Two groups of men near the market at 14:30, shots heard, road open")
            .end();
    return new Written(RawStream.PATROL_REPORTS, "patrol-" + patrol, json, Fate.OBSERVATION);
  }

  private Spot anywhere() {
    if (random.nextDouble() < CLUSTERED) {
      Spot cluster = clusters[random.nextInt(CLUSTERS)];
      return around(cluster.lat, cluster.lon, CLUSTER_RADIUS_DEG);
    }
    return around(LoadArea.CENTRE_LAT, LoadArea.CENTRE_LON, LoadArea.INNER_RADIUS_DEG);
  }

  private Spot around(double lat, double lon, double radiusDeg) {
    double angle = 2 * Math.PI * random.nextDouble();
    double far = radiusDeg * Math.sqrt(random.nextDouble());
    return new Spot(lat + far * Math.sin(angle), lon + far * Math.cos(angle));
  }

  private static String square(Spot centre) {
    double half = 0.002;
    double south = centre.lat - half;
    double north = centre.lat + half;
    double west = centre.lon - half;
    double east = centre.lon + half;
    return String.format(
        Locale.ROOT,
        "{\"type\":\"Polygon\",\"coordinates\":"
            + "[[[%2$.5f,%1$.5f],[%4$.5f,%1$.5f],[%4$.5f,%3$.5f],[%2$.5f,%3$.5f],[%2$.5f,%1$.5f]]]}",
        south,
        west,
        north,
        east);
  }

  /** Puts an object together field by field. */
  private static final class Json {
    private final StringBuilder text = new StringBuilder(320);

    Json(String name, String value) {
      text.append("{\"").append(name).append("\":\"").append(value).append('"');
    }

    Json add(String name, String value) {
      return raw(name, '"' + value + '"');
    }

    Json add(String name, int value) {
      return raw(name, Integer.toString(value));
    }

    Json add(String name, double value, int decimals) {
      double scale = Math.pow(10, decimals);
      return raw(name, Double.toString(Math.round(value * scale) / scale));
    }

    Json add(Spot spot, int accuracyM) {
      return add("lat", spot.lat, 6).add("lon", spot.lon, 6).add("accuracyM", accuracyM);
    }

    Json raw(String name, String json) {
      text.append(",\"").append(name).append("\":").append(json);
      return this;
    }

    String end() {
      return text.append('}').toString();
    }
  }
}

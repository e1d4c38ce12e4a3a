package org.bluewatch.jobs.detect.logistics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bluewatch.common.geo.Metres;
import org.bluewatch.common.model.Convoy;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.common.model.RouteCondition;
import org.bluewatch.common.model.VehicleFix;
import org.bluewatch.jobs.config.AreaSettings;

/**
 * A road of 100 km to the east along the equator, a convoy of two trucks on it, and a clock: what
 * happens is told in the order of the calls, what is said is kept.
 */
final class Field {
  static final long MINUTE_MS = 60_000;
  static final long DEPARTURE_MS = Instant.parse("2026-03-02T06:00:00Z").toEpochMilli();

  /** 10 m/s for 100 km, and half an hour of slack. */
  static final long ARRIVAL_MS = DEPARTURE_MS + 197 * MINUTE_MS;

  static final AreaSettings SETTINGS = AreaSettings.defaults("Test", 6);
  static final double START_LON = 20;
  private static final double PER_DEGREE = Metres.perDegreeLon(0);
  private static final double NORTH = Metres.perDegreeLat(0);
  static final double LENGTH_M = 100_000;
  private static final double END_LON = START_LON + LENGTH_M / PER_DEGREE;

  final List<Convoy> convoys = new ArrayList<>();
  final List<ConvoyDisruption> disruptions = new ArrayList<>();
  final List<RouteBlockage> blockages = new ArrayList<>();
  final List<RouteCondition> routes = new ArrayList<>();
  final List<SupplyShortfall> shortfalls = new ArrayList<>();

  private Logistics logistics = new Logistics(SETTINGS);
  private final List<ReferenceUpdate> reference = new ArrayList<>();
  private long nowMs = DEPARTURE_MS - 60 * MINUTE_MS;
  private int reports;

  Field(ReferenceUpdate... more) {
    reference.add(road("R", START_LON, END_LON));
    reference.add(site("BASE", 0));
    reference.add(site("TOWN", 50_000));
    reference.add(site("CAMP", LENGTH_M));
    reference.addAll(Arrays.asList(more));
    logistics.onReference(reference);
    logistics.begin(nowMs);
  }

  static ReferenceUpdate road(String routeId, double fromLon, double toLon) {
    return new ReferenceUpdate(
        "route/" + routeId,
        0,
        String.format(
            Locale.ROOT,
            "{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[%f,0],[%f,0]]}}",
            fromLon,
            toLon));
  }

  /** A road through places in metres east of the beginning and north of the road, in turn. */
  static ReferenceUpdate roadThrough(String routeId, String properties, double... eastNorthM) {
    List<String> positions = new ArrayList<>();
    for (int i = 0; i < eastNorthM.length; i += 2) {
      double lon = START_LON + eastNorthM[i] / PER_DEGREE;
      positions.add("[" + lon + "," + eastNorthM[i + 1] / NORTH + "]");
    }
    return new ReferenceUpdate(
        "route/" + routeId,
        0,
        "{\"properties\":{"
            + properties
            + "},\"geometry\":{\"type\":\"LineString\",\"coordinates\":["
            + String.join(",", positions)
            + "]}}");
  }

  static ReferenceUpdate site(String siteId, double atM) {
    return new ReferenceUpdate(
        "site/" + siteId,
        0,
        String.format(
            Locale.ROOT,
            "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[%f,0]}}",
            START_LON + atM / PER_DEGREE));
  }

  /** A convoy with the trucks {@code <id>1} and {@code <id>2}; further members as JSON. */
  static ReferenceUpdate convoy(String convoyId, long departureMs, String more) {
    return new ReferenceUpdate(
        "convoy/" + convoyId,
        0,
        String.format(
            "{\"routeId\":\"R\",\"vehicles\":[\"%s1\",\"%s2\"],\"departure\":\"%s\","
                + "\"plannedArrival\":\"%s\",\"fromSite\":\"BASE\",\"toSite\":\"CAMP\"%s}",
            convoyId,
            convoyId,
            Instant.ofEpochMilli(departureMs),
            Instant.ofEpochMilli(departureMs + ARRIVAL_MS - DEPARTURE_MS),
            more));
  }

  /** The trucks of one convoy are to come back with another. */
  static ReferenceUpdate wayBack(String convoyId, String trucksOf, long departureMs) {
    return new ReferenceUpdate(
        "convoy/" + convoyId,
        0,
        String.format(
            "{\"routeId\":\"R\",\"reverse\":true,\"vehicles\":[\"%s1\",\"%s2\"],"
                + "\"departure\":\"%s\",\"plannedArrival\":\"%s\","
                + "\"fromSite\":\"CAMP\",\"toSite\":\"BASE\"}",
            trucksOf,
            trucksOf,
            Instant.ofEpochMilli(departureMs),
            Instant.ofEpochMilli(departureMs + ARRIVAL_MS - DEPARTURE_MS)));
  }

  static ReferenceUpdate convoy(String convoyId) {
    return convoy(convoyId, DEPARTURE_MS, "");
  }

  /** A comms shadow over the whole road. */
  static ReferenceUpdate shadow(double factor) {
    return new ReferenceUpdate(
        "zone/SHADOW",
        0,
        "{\"properties\":{\"kind\":\"comms-shadow\",\"factor\":"
            + factor
            + "},\"geometry\":{\"type\":\"Polygon\","
            + "\"coordinates\":[[[19,-1],[22,-1],[22,1],[19,1],[19,-1]]]}}");
  }

  /** Lets knowledge time pass until a time, saying what is due on the way. */
  Field until(long ms) {
    while (logistics.nextMs() <= ms) {
      nowMs = Math.max(nowMs, logistics.nextMs());
      say();
    }
    nowMs = ms;
    return this;
  }

  Field minutes(long minutes) {
    return until(nowMs + minutes * MINUTE_MS);
  }

  long nowMs() {
    return nowMs;
  }

  /** Both trucks drive from one place to another at a speed, a fix each half a minute. */
  Field drive(String convoyId, double fromM, double toM, double speedMps) {
    return drive(convoyId, fromM, toM, speedMps, 0);
  }

  /** The same, to the north of the road. */
  Field drive(String convoyId, double fromM, double toM, double speedMps, double northM) {
    for (double atM = fromM; atM <= toM; atM += 30 * speedMps) {
      minutesAt(convoyId, atM, northM);
    }
    return this;
  }

  private void minutesAt(String convoyId, double atM, double northM) {
    fix(convoyId + "1", nowMs, nowMs, atM, northM);
    fix(convoyId + "2", nowMs, nowMs, Math.max(0, atM - 50), northM);
    until(nowMs + 30_000);
  }

  /** Both trucks stand at a place for some minutes. */
  Field stand(String convoyId, double atM, long minutes) {
    for (int i = 0; i < 2 * minutes; i++) {
      minutesAt(convoyId, atM, 0);
    }
    return this;
  }

  /** A vehicle of no convoy drives from one place to another, in either direction. */
  Field car(String vehicleId, double fromM, double toM, double speedMps) {
    double stepM = Math.copySign(30 * speedMps, toM - fromM);
    for (double atM = fromM; (toM - atM) * stepM >= 0; atM += stepM) {
      fix(vehicleId, nowMs, nowMs, atM, 0);
      until(nowMs + 30_000);
    }
    return this;
  }

  Field fix(String vehicleId, long timeMs, long receivedMs, double atM, double northM) {
    return fix(vehicleId, timeMs, receivedMs, atM, northM, 10, true);
  }

  Field fix(
      String vehicleId,
      long timeMs,
      long receivedMs,
      double atM,
      double northM,
      double accuracyM,
      boolean trusted) {
    until(receivedMs);
    logistics.on(
        LogisticsEvent.of(
            new VehicleFix(
                vehicleId + "@" + timeMs,
                vehicleId,
                null,
                timeMs,
                receivedMs,
                northM / NORTH,
                START_LON + atM / PER_DEGREE,
                accuracyM,
                null,
                null,
                trusted)),
        receivedMs);
    say();
    return this;
  }

  /** Somebody reports something on or beside the road. */
  Field report(String event, double atM, double northM) {
    return report("PR-" + reports++, true, event, atM, northM, nowMs);
  }

  Field report(String id, boolean present, String event, double atM, double northM, long timeMs) {
    return report(id, present, event, atM, northM, timeMs, "P1");
  }

  Field report(
      String id,
      boolean present,
      String event,
      double atM,
      double northM,
      long timeMs,
      String source) {
    logistics.on(
        new LogisticsEvent(
            null,
            new RoadReport(
                id,
                "patrol-reports",
                present ? 1 : 2,
                present,
                event,
                northM / NORTH,
                START_LON + atM / PER_DEGREE,
                100,
                timeMs,
                nowMs,
                source,
                "B2",
                false),
            null,
            null),
        nowMs);
    say();
    return this;
  }

  /** So many days of water are left at the camp. */
  Field water(double days) {
    logistics.on(
        new LogisticsEvent(
            null,
            null,
            new StockLevel("SL@" + nowMs, "CAMP", "water", "m3", days * 10, 10.0, nowMs, nowMs),
            null),
        nowMs);
    say();
    return this;
  }

  /** New reference data comes into force. */
  Field inForce(ReferenceUpdate update) {
    logistics.onReference(List.of(update));
    reference.removeIf(before -> before.key().equals(update.key()));
    reference.add(update);
    logistics.begin(nowMs);
    say();
    return this;
  }

  /** Everything is written to memory, and read from it by a new instance. */
  Field restart() {
    LogisticsMemory memory = logistics.takeChanges();
    memory.traffic().values().removeIf(Objects::isNull);
    logistics = new Logistics(SETTINGS);
    logistics.onReference(reference.stream().filter(r -> r.json() != null).toList());
    logistics.restore(memory);
    return this;
  }

  private void say() {
    Reports said = logistics.take(nowMs);
    convoys.addAll(said.convoys);
    disruptions.addAll(said.disruptions);
    blockages.addAll(said.blockages);
    routes.addAll(said.routes);
    shortfalls.addAll(said.shortfalls);
  }

  /** The newest record of a convoy. */
  Convoy last(String convoyId) {
    return convoys.stream()
        .filter(convoy -> convoy.convoyId().equals(convoyId))
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  /** The statuses of a convoy in their order, each change once. */
  String statuses(String convoyId) {
    List<String> changes = new ArrayList<>();
    for (Convoy convoy : convoys) {
      boolean same =
          !changes.isEmpty() && changes.get(changes.size() - 1).equals(convoy.status().name());
      if (convoy.convoyId().equals(convoyId) && !same) {
        changes.add(convoy.status().name());
      }
    }
    return String.join(" ", changes);
  }

  /** What was said of disruptions, e.g. {@code HALTED STANDS, HALTED RESOLVED}. */
  String troubles() {
    return disruptions.stream()
        .map(disruption -> disruption.kind() + " " + disruption.phase())
        .collect(Collectors.joining(", "));
  }
}

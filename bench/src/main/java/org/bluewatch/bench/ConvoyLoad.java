package org.bluewatch.bench;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.common.model.VehicleFix;
import org.bluewatch.jobs.config.AreaSettings;
import org.bluewatch.jobs.config.LogisticsSettings;
import org.bluewatch.jobs.detect.logistics.LogisticsEvent;

/**
 * Convoys of three vehicles on winding roads of 1,500 km, all under way all the time. However many
 * there are, one record of a convoy is due for so many fixes, so that only their number differs.
 */
record ConvoyLoad(int convoys) implements Serializable {
  private static final int VEHICLES = 3;
  private static final int ROADS = 24;
  private static final int VERTICES = 2_000;
  private static final double STEP_DEG = 0.007;
  private static final double SPEED_MPS = 10;
  private static final long INTERVAL_MS = 30_000;
  private static final double METRES_PER_DEGREE = 111_320;
  private static final int FIXES_PER_RECORD = 100;

  AreaSettings settings() {
    AreaSettings all = AreaSettings.defaults("Bench", 6);
    LogisticsSettings logistics = all.logistics();
    var often =
        new LogisticsSettings(
            logistics.haltAfter(),
            logistics.offRouteM(),
            logistics.silentAfter(),
            logistics.lateAfter(),
            Duration.ofMillis((long) convoys * FIXES_PER_RECORD),
            logistics.routeRecordEvery(),
            logistics.blockedWithinM(),
            logistics.dueWithin());
    return new AreaSettings(
        all.name(),
        all.cellResolution(),
        all.hotspot(),
        often,
        all.supply(),
        all.trust(),
        all.incident(),
        all.sensorLoss(),
        all.coverage(),
        all.alerts(),
        all.dedup(),
        all.feed());
  }

  /** Roads and plans. */
  List<ReferenceUpdate> reference() {
    List<ReferenceUpdate> reference = new ArrayList<>();
    for (int road = 0; road < ROADS; road++) {
      reference.add(new ReferenceUpdate("route/R" + road, 0, road(road)));
    }
    for (int convoy = 0; convoy < convoys; convoy++) {
      reference.add(new ReferenceUpdate("convoy/C" + convoy, 0, plan(convoy)));
    }
    return reference;
  }

  private static String road(int road) {
    List<String> positions = new ArrayList<>();
    for (int i = 0; i < VERTICES; i++) {
      positions.add(
          String.format(Locale.ROOT, "[%.6f,%.6f]", 10 + i * STEP_DEG, latOf(road, i * STEP_DEG)));
    }
    return "{\"geometry\":{\"type\":\"LineString\",\"coordinates\":["
        + String.join(",", positions)
        + "]}}";
  }

  private static double latOf(int road, double eastDeg) {
    return road * 0.2 - 2.4 + 0.02 * StrictMath.sin(eastDeg * 20);
  }

  private String plan(int convoy) {
    List<String> vehicles = new ArrayList<>();
    for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
      vehicles.add('"' + vehicleId(convoy, vehicle) + '"');
    }
    Instant departure = Instant.parse("2026-03-02T09:00:00Z");
    return String.format(
        "{\"routeId\":\"R%d\",\"vehicles\":[%s],\"departure\":\"%s\",\"plannedArrival\":\"%s\"}",
        convoy % ROADS,
        String.join(",", vehicles),
        departure,
        departure.plus(Duration.ofHours(44)));
  }

  private static String vehicleId(int convoy, int vehicle) {
    return "V" + convoy + '-' + vehicle;
  }

  /** The fix with a number: all vehicles in turn. */
  LogisticsEvent fix(int index, LoadClock clock) {
    int turn = index % (convoys * VEHICLES);
    int convoy = turn / VEHICLES;
    int vehicle = turn % VEHICLES;
    long receivedMs = clock.receivedMs(index);
    // Half a minute of driving lies between two fixes of a vehicle, however soon they are received.
    long drivenMs = index / (convoys * VEHICLES) * INTERVAL_MS;
    double atM = SPEED_MPS * drivenMs / 1000 + 40.0 * (convoy % 100);
    double eastDeg = atM / METRES_PER_DEGREE;
    return LogisticsEvent.of(
        new VehicleFix(
            "f" + index,
            vehicleId(convoy, vehicle),
            null,
            clock.receivedMs(0) + drivenMs,
            receivedMs,
            latOf(convoy % ROADS, eastDeg),
            10 + eastDeg,
            15,
            SPEED_MPS,
            null,
            true));
  }
}

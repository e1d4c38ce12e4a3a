package org.bluewatch.jobs.detect.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bluewatch.jobs.detect.logistics.Field.MINUTE_MS;
import static org.bluewatch.jobs.detect.logistics.Field.convoy;
import static org.bluewatch.jobs.detect.logistics.Field.roadThrough;

import java.util.List;
import org.bluewatch.common.model.RouteCondition;
import org.bluewatch.common.model.RouteCondition.Status;
import org.junit.jupiter.api.Test;

/** Vehicles that belong to no convoy: how fast the roads are, and that they are free. */
class TrafficTest {
  private final Field field = new Field(convoy("A", Field.DEPARTURE_MS + 40 * 3_600_000L, ""));

  @Test
  void aVehicleShowsHowFastTheRoadIs() {
    field.car("CAR", 0, 40_000, 15);

    assertThat(last().routeId()).isEqualTo("R");
    assertThat(last().speedMps()).isCloseTo(15, within(0.1));
    assertThat(last().usualSpeedMps()).isCloseTo(15, within(0.1));
  }

  @Test
  void theLatestSpeedIsHeldAgainstTheUsualOne() {
    for (int i = 0; i < 5; i++) {
      field.car("CAR" + i, 0, 40_000, 15).minutes(120);
    }
    field.car("D", 0, 40_000, 6).car("E", 40_000, 0, 12).car("F", 0, 40_000, 6).minutes(60);
    field.car("G", 0, 40_000, 9);

    // 8 stretches there at 6, 6 and 9 m/s, 8 back at 12.
    assertThat(last().speedMps()).isCloseTo((6 + 12) / 2.0, within(0.6));
    assertThat(last().usualSpeedMps()).isCloseTo((15 + 12) / 2.0, within(0.6));
  }

  @Test
  void aPatrolThatStandsOrDrivesAboutInACampIsNoTraffic() {
    for (int i = 0; i < 400; i++) {
      field.fix("PATROL", field.nowMs(), field.nowMs(), 50_000 + 400 * (i % 3), 0).minutes(1);
    }

    assertThat(field.routes).isEmpty();
  }

  @Test
  void aPauseOnTheWayIsNotSlowness() {
    field.car("CAR", 0, 12_000, 15);
    for (int i = 0; i < 40; i++) {
      field.fix("CAR", field.nowMs(), field.nowMs(), 12_000, 0).minutes(1);
    }
    field.car("CAR", 12_000, 40_000, 15).minutes(30).car("CAR", 40_000, 0, 15);

    assertThat(last().speedMps()).isCloseTo(15, within(0.8));
  }

  @Test
  void whoIsNotOnTheRoadSaysNothingAboutIt() {
    for (double atM = 0; atM < 60_000; atM += 400) {
      field.fix("CAR", field.nowMs(), field.nowMs(), atM, 900).until(field.nowMs() + 30_000);
    }

    assertThat(field.routes).isEmpty();
  }

  @Test
  void placesThatCannotBeAreNotBelieved() {
    for (double atM = 0; atM < 60_000; atM += 400) {
      field
          .fix("CAR", field.nowMs(), field.nowMs(), atM, 0, 10, false)
          .until(field.nowMs() + 30_000);
    }

    assertThat(field.routes).isEmpty();
  }

  @Test
  void aSingleOutlierAndACopyChangeNothing() {
    Field clean = new Field();
    clean.car("CAR", 0, 20_000, 15).car("CAR", 20_000, 40_000, 15);

    Field noisy = new Field();
    noisy.car("CAR", 0, 20_000, 15);
    noisy.fix("CAR", noisy.nowMs() - 30_000, noisy.nowMs(), 3_000, 0);
    noisy.fix("CAR", noisy.nowMs() - 15_000, noisy.nowMs(), 20_100, 700);
    noisy.car("CAR", 20_000, 40_000, 15);

    assertThat(noisy.routes.get(noisy.routes.size() - 1).speedMps())
        .isCloseTo(clean.routes.get(clean.routes.size() - 1).speedMps(), within(0.1));
  }

  @Test
  void aVehicleOnASharedRoadCountsForBothRoutes() {
    Field shared = new Field(roadThrough("S", "", 10_000, 0, 50_000, 0, 60_000, 30_000));

    shared.car("CAR", 0, 48_000, 15);

    assertThat(shared.routes).extracting(RouteCondition::routeId).contains("R", "S");
  }

  @Test
  void trafficFarSlowerThanUsualIsARiskUntilItIsAsUsual() {
    usual();

    slow(10);
    RouteCondition risk =
        field.routes.stream().filter(r -> r.status() == Status.AT_RISK).findFirst().orElseThrow();
    assertThat(risk.reason()).isEqualTo("traffic is slow on 5 km: 18 km/h, usual 54 (15 hours)");
    assertThat(risk.evidence()).hasSize(3);
    assertThat(field.blockages).isEmpty();

    field.car("X", 0, 40_000, 15).car("Y", 0, 40_000, 15).car("Z", 0, 40_000, 15);
    assertThat(last().status()).isEqualTo(Status.OPEN);
  }

  @Test
  void slowTrafficIsForgottenWhenNobodyShowsIt() {
    usual();
    slow(10);

    field.minutes(200);

    assertThat(last().status()).isEqualTo(Status.OPEN);
    assertThat(last().reason()).isEqualTo("traffic is no longer known to be slow");
  }

  @Test
  void oneSlowVehicleIsNoSlowTraffic() {
    usual();

    field.car("TRACTOR", 0, 40_000, 4);

    assertThat(field.routes).extracting(RouteCondition::status).containsOnly(Status.OPEN);
  }

  @Test
  void slowTrafficAheadDelaysTheConvoy() {
    Field with = new Field(convoy("A", Field.DEPARTURE_MS + 40 * 3_600_000L, ""));
    Field without = new Field(convoy("A", Field.DEPARTURE_MS + 40 * 3_600_000L, ""));
    for (Field each : List.of(with, without)) {
      usual(each);
      each.until(Field.DEPARTURE_MS + 38 * 3_600_000L);
    }
    for (int i = 0; i < 3; i++) {
      with.car("T" + i, 60_000, 80_000, 5);
      without.car("T" + i, 60_000, 80_000, 15);
    }
    for (Field each : List.of(with, without)) {
      each.until(Field.DEPARTURE_MS + 40 * 3_600_000L).stand("A", 0, 5).drive("A", 0, 30_000, 10);
    }

    assertThat(with.last("A").etaMs()).isGreaterThan(without.last("A").etaMs() + 30 * MINUTE_MS);
  }

  @Test
  void aStretchThatIsSlowForAllIsExpectedToBeSlowForTheConvoy() {
    Field hills = new Field(convoy("A", Field.DEPARTURE_MS + 120 * 3_600_000L, ""));
    Field plain = new Field(convoy("A", Field.DEPARTURE_MS + 120 * 3_600_000L, ""));
    for (int i = 0; i < 30; i++) {
      double mps = 12 + i % 3 * 4;
      hills.car("T" + i, 0, 50_000, mps).car("T" + i, 50_000, 100_000, mps / 2);
      plain.car("T" + i, 0, 100_000, mps);
    }
    for (Field each : List.of(hills, plain)) {
      each.until(Field.DEPARTURE_MS + 120 * 3_600_000L);
      each.stand("A", 0, 5).drive("A", 0, 45_000, 10);
    }

    long plainMs = plain.last("A").etaMs() - plain.last("A").knownMs();
    long hillsMs = hills.last("A").etaMs() - hills.last("A").knownMs();
    assertThat((double) hillsMs / plainMs).isBetween(1.4, 2.0);
  }

  @Test
  void aVehicleThatDrivesThroughClearsTheRoad() {
    field.report("roadblock", 40_000, 0);
    field.car("CAR", 20_000, 60_000, 15);

    assertThat(lastBlockage().phase()).isEqualTo(Phase.RESOLVED);
    assertThat(lastBlockage().reason()).isEqualTo("passed by vehicle CAR");
    assertThat(last().status()).isEqualTo(Status.OPEN);
  }

  @Test
  void aVehicleThatWaitsAtTheBlockAndThenDrivesThroughClearsTheRoad() {
    field.report("roadblock", 40_000, 0).car("CAR", 60_000, 40_200, 15);
    for (int i = 0; i < 60; i++) {
      field.fix("CAR", field.nowMs(), field.nowMs(), 40_200, 0).minutes(1);
    }
    assertThat(lastBlockage().phase()).isEqualTo(Phase.STANDS);

    field.car("CAR", 40_200, 30_000, 15);

    assertThat(lastBlockage().phase()).isEqualTo(Phase.RESOLVED);
  }

  @Test
  void aVehicleThatTurnsBackAtTheBlockDoesNotClearIt() {
    field.report("roadblock", 40_000, 0);

    field.car("CAR", 20_000, 40_000, 15).car("CAR", 40_000, 20_000, 15);

    assertThat(lastBlockage().phase()).isEqualTo(Phase.STANDS);
  }

  @Test
  void aVehicleThatGoesRoundTheBlockDoesNotClearIt() {
    field.report("roadblock", 40_000, 0).car("CAR", 20_000, 38_000, 15);
    for (double atM = 38_000; atM <= 42_000; atM += 450) {
      field.fix("CAR", field.nowMs(), field.nowMs(), atM, 3_000).until(field.nowMs() + 90_000);
    }
    field.car("CAR", 42_000, 60_000, 15);

    assertThat(lastBlockage().phase()).isEqualTo(Phase.STANDS);
  }

  @Test
  void whoPassedBeforeItWasSeenDoesNotClearIt() {
    field.car("CAR", 20_000, 60_000, 15).report("roadblock", 40_000, 0);

    field.car("CAR", 60_000, 80_000, 15);

    assertThat(lastBlockage().phase()).isEqualTo(Phase.STANDS);
  }

  @Test
  void aMineIsNotClearedByWhoWasLucky() {
    field.report("ied-found", 40_000, 0);

    field.car("CAR", 20_000, 60_000, 15);

    assertThat(lastBlockage().phase()).isEqualTo(Phase.STANDS);
  }

  @Test
  void aRestartChangesNothing() {
    Field all = new Field(convoy("A"));
    Field again = new Field(convoy("A"));
    usual(all);
    usual(again);
    all.report("roadblock", 40_000, 0).car("CAR", 20_000, 37_000, 15);
    again.report("roadblock", 40_000, 0).car("CAR", 20_000, 37_000, 15).restart();
    all.car("CAR", 37_450, 60_000, 15).minutes(200);
    again.car("CAR", 37_450, 60_000, 15).minutes(200);

    assertThat(again.blockages).isEqualTo(all.blockages);
    assertThat(again.routes).isEqualTo(all.routes);
    assertThat(again.blockages.get(1).phase()).isEqualTo(Phase.RESOLVED);
  }

  /** A day of traffic at 15 m/s. */
  private void usual() {
    usual(field);
  }

  private static void usual(Field field) {
    for (int i = 0; i < 13; i++) {
      field.car("U" + i, 0, 100_000, 15);
    }
  }

  private void slow(int stretchKm) {
    for (String vehicleId : List.of("S1", "S2", "S3")) {
      field.car(vehicleId, 20_000, 20_000 + 1_000.0 * stretchKm, 5);
    }
  }

  private RouteCondition last() {
    return field.routes.get(field.routes.size() - 1);
  }

  private RouteBlockage lastBlockage() {
    return field.blockages.get(field.blockages.size() - 1);
  }
}

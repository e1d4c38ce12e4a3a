package org.bluewatch.jobs.detect.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.ingest.ObservationBuilder.vehicle;

import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.geo.Metres;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.VehicleDetail;
import org.bluewatch.common.model.VehicleFix;
import org.bluewatch.jobs.config.TrustSettings;
import org.bluewatch.jobs.detect.trust.ReceiverTrust.Judgement;
import org.junit.jupiter.api.Test;

class ReceiverTrustTest {
  private static final double PER_DEGREE = Metres.perDegreeLon(0);
  private static final long START_MS = 1_700_000_000_000L;

  private final ReceiverTrust trust = new ReceiverTrust(TrustSettings.DEFAULTS);
  private final List<VehicleFix> fixes = new ArrayList<>();
  private final List<Displacement> displacements = new ArrayList<>();
  private ReceiverTrack track;

  @Test
  void aVehicleThatDrivesIsBelieved() {
    drive(0, 60, 0, 10);

    assertThat(fixes).allMatch(VehicleFix::trusted);
    assertThat(displacements).isEmpty();
  }

  @Test
  void anOutlierOfSomeHundredMetresIsNoJump() {
    drive(0, 10, 0, 10);
    fix(10, 3_000, 250);

    assertThat(fixes).allMatch(VehicleFix::trusted);
  }

  @Test
  void aSingleJumpIsDoubtedAndForgotten() {
    drive(0, 10, 0, 10);
    fix(10, 3_000, 9_000);
    drive(11, 20, 3_300, 10);

    assertThat(fixes).filteredOn(fix -> !fix.trusted()).hasSize(1);
    assertThat(displacements).isEmpty();
  }

  @Test
  void aReceiverThatKeepsToAnImpossiblePlaceStaysDoubtedHoweverLongItTakes() {
    drive(0, 10, 0, 10);
    // Five kilometres to the north for 25 minutes: with time a place a vehicle could have reached.
    for (int i = 10; i < 60; i++) {
      fix(i, 300.0 * i, 5_000);
    }
    drive(60, 70, 18_000, 10);

    assertThat(fixes.subList(10, 60)).noneMatch(VehicleFix::trusted);
    assertThat(fixes.subList(60, 70)).allMatch(VehicleFix::trusted);
    assertThat(displacements).extracting(Displacement::displaced).containsExactly(true, false);
    assertThat(displacements.get(0).timeMs()).isEqualTo(START_MS + 10 * 30_000);
  }

  @Test
  void theErrorOfWhatIsNotBelievedIsHowFarItIsAway() {
    drive(0, 10, 0, 10);
    fix(10, 2_700, 9_000);

    assertThat(fixes.get(10).accuracyM()).isBetween(8_900.0, 9_100.0);
  }

  @Test
  void whereTheFirstPositionWasWrongTheOthersAreBelieved() {
    fix(0, 500_000, 0);
    drive(1, 20, 0, 10);

    assertThat(fixes.subList(6, 20)).allMatch(VehicleFix::trusted);
  }

  /**
   * As in AIS recordings: up to four positions of other times all stamped with the first second.
   */
  @Test
  void aReceiverThatBeginsWithWrongClocksIsNotDisplaced() {
    for (int wrong = 1; wrong <= 4; wrong++) {
      track = null;
      fixes.clear();
      for (int i = 0; i < wrong; i++) {
        fix(i, 127_000 - 34_000.0 * i, -80_000 * (i % 2));
      }
      drive(wrong, wrong + 20, 0, 5);

      assertThat(displacements).isEmpty();
      assertThat(fixes.subList(wrong + 4, wrong + 20)).allMatch(VehicleFix::trusted);
    }
  }

  @Test
  void aJumpFromATrackOfThreePositionsIsADisplacement() {
    drive(0, 3, 0, 5);
    fix(3, 60_000, 0);
    fix(4, 60_000, 0);

    assertThat(displacements).extracting(Displacement::displaced).containsExactly(true);
  }

  @Test
  void afterALongTimeThePlaceIsBelievedAfterAll() {
    drive(0, 10, 0, 10);
    for (int i = 10; i < 110; i++) {
      fix(i, 300, 9_000);
    }

    assertThat(fixes.get(50).trusted()).isFalse();
    assertThat(fixes.get(109).trusted()).isTrue();
  }

  @Test
  void anAircraftIsNoImpossibleTruck() {
    drive(0, 60, 0, 230);

    assertThat(fixes.subList(6, 60)).allMatch(VehicleFix::trusted);
  }

  @Test
  void aPlaceRepeatedToTheLastDigitAtSpeedIsFrozen() {
    drive(0, 5, 0, 10);
    for (int i = 5; i < 20; i++) {
      judge(at(i, 1_200, 0, 10.0));
    }
    drive(20, 25, 6_000, 10);

    assertThat(fixes.get(18).trusted()).isFalse();
    assertThat(fixes.get(24).trusted()).isTrue();
    assertThat(displacements).extracting(Displacement::displaced).containsExactly(true, false);
  }

  @Test
  void aParkedVehicleIsNotFrozen() {
    for (int i = 0; i < 50; i++) {
      judge(at(i, 0, 0, 0.0));
    }

    assertThat(fixes).allMatch(VehicleFix::trusted);
  }

  @Test
  void whatComesLateChangesNoTrack() {
    drive(0, 20, 0, 10);
    ReceiverTrack before = track;
    fix(5, 1_500, 0);
    fix(6, 1_800, 60_000);

    assertThat(track).isEqualTo(before);
    assertThat(fixes.get(20).trusted()).isTrue();
    assertThat(fixes.get(21).trusted()).isFalse();
  }

  private void drive(int from, int to, double fromM, double speedMps) {
    for (int i = from; i < to; i++) {
      fix(i, fromM + 30 * speedMps * (i - from), 0);
    }
  }

  private void fix(int step, double eastM, double northM) {
    judge(at(step, eastM, northM, null));
  }

  private void judge(Observation fix) {
    Judgement judgement = trust.judge(track, fix);
    track = judgement.track();
    fixes.add(judgement.fix());
    if (judgement.displacement() != null) {
      displacements.add(judgement.displacement());
    }
  }

  /** One position each half a minute. */
  private static Observation at(int step, double eastM, double northM, Double speedMps) {
    Observation built =
        vehicle("f" + step)
            .source("V1")
            .time(START_MS + step * 30_000L)
            .at(northM / Metres.perDegreeLat(0), eastM / PER_DEGREE)
            .accuracyM(20.0)
            .build();
    return new Observation(
        built.stream(),
        built.id(),
        1,
        false,
        built.source(),
        built.timeMs(),
        null,
        built.receivedMs(),
        built.place(),
        null,
        null,
        null,
        null,
        null,
        new VehicleDetail(null, speedMps, null),
        null,
        0);
  }
}

package org.bluewatch.jobs.detect.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.ingest.ObservationBuilder.vehicle;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.VehicleFix;
import org.bluewatch.jobs.config.TrustSettings;
import org.bluewatch.jobs.order.KnowledgeHarness;
import org.junit.jupiter.api.Test;

class TrustFunctionsTest {
  private static final long NOON_MS = 1_700_000_000_000L;
  private static final long HOUR_MS = 3_600_000;

  @Test
  void positionsAreJudgedInTheOrderOfKnowledge() throws Exception {
    try (var there = receivers();
        var back = receivers()) {
      List<Observation> fixes =
          List.of(
              at(-30, 4.0), at(0, 4.0), at(30, 4.001), at(60, 4.2), at(90, 4.201), at(120, 4.003));
      for (Observation fix : fixes) {
        there.record(fix.receivedMs(), fix);
      }
      for (int i = fixes.size() - 1; i >= 0; i--) {
        back.record(fixes.get(i).receivedMs(), fixes.get(i));
      }
      there.watermark(NOON_MS + HOUR_MS);
      back.watermark(NOON_MS + HOUR_MS);

      List<VehicleFix> told = there.told();
      assertThat(told)
          .extracting(VehicleFix::trusted)
          .containsExactly(true, true, true, false, false, true);
      assertThat(back.told()).isEqualTo(told);
      List<Displacement> displacements = there.told(ReceiverFunction.DISPLACEMENTS);
      assertThat(displacements).hasSize(2);
      assertThat(back.told(ReceiverFunction.DISPLACEMENTS)).isEqualTo(displacements);
    }
  }

  @Test
  void aReceiverIsForgottenADayAfterItWasHeardLast() throws Exception {
    try (var receivers = receivers()) {
      receivers.record(NOON_MS, at(0, 4));
      receivers.watermark(NOON_MS + 12 * HOUR_MS);
      receivers.record(NOON_MS + 13 * HOUR_MS, at(13 * 3600, 4));
      receivers.watermark(NOON_MS + 25 * HOUR_MS);
      assertThat(receivers.stateEntries()).isEqualTo(1);

      receivers.watermark(NOON_MS + 38 * HOUR_MS);

      assertThat(receivers.stateEntries()).isZero();
      assertThat(receivers.timers()).isZero();
    }
  }

  @Test
  void doubtSurvivesARestart() throws Exception {
    try (var receivers = receivers()) {
      receivers.record(NOON_MS, at(0, 4));
      receivers.record(NOON_MS + 30_000, at(30, 4.2));
      receivers.watermark(NOON_MS + 30_000);
      receivers.restart();
      receivers.told();
      receivers.record(NOON_MS + 600_000, at(600, 4.2));
      receivers.watermark(NOON_MS + 600_000);

      assertThat(receivers.told()).extracting(VehicleFix::trusted).containsExactly(false);
    }
  }

  @Test
  void jammingSurvivesARestartAndLeavesNothingBehind() throws Exception {
    try (var jamming =
        KnowledgeHarness.open(
            () -> new JammingFunction("Test", TrustSettings.DEFAULTS),
            Displacement.order(),
            unused -> 0,
            Types.INT,
            Displacement.class)) {
      jamming.record(NOON_MS + 5, displacement("V2", true, 5));
      jamming.record(NOON_MS, displacement("V1", true, 0));
      jamming.watermark(NOON_MS + 10);
      jamming.restart();
      jamming.record(NOON_MS + 20, displacement("V1", false, 20));
      jamming.record(NOON_MS + 21, displacement("V2", false, 21));
      jamming.watermark(NOON_MS + 30);

      assertThat(jamming.told()).extracting(JammingReport::standing).containsExactly(true, false);
      assertThat(jamming.stateEntries()).isZero();
    }
  }

  private static KnowledgeHarness<String, Observation, VehicleFix> receivers() throws Exception {
    return KnowledgeHarness.open(
        () -> new ReceiverFunction(TrustSettings.DEFAULTS),
        ReceiverFunction.order(),
        Observation::source,
        Types.STRING,
        Observation.class);
  }

  private static Observation at(long seconds, double lat) {
    return vehicle("f" + seconds)
        .source("V1")
        .time(NOON_MS + seconds * 1000)
        .at(lat, 22)
        .accuracyM(20.0)
        .build();
  }

  private static Displacement displacement(String vehicleId, boolean displaced, long ms) {
    return new Displacement(
        vehicleId, displaced, NOON_MS + ms, NOON_MS + ms, 4, 22, 9_000, vehicleId + ms);
  }
}

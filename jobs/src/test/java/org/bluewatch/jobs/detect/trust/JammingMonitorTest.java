package org.bluewatch.jobs.detect.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bluewatch.jobs.config.TrustSettings;
import org.junit.jupiter.api.Test;

class JammingMonitorTest {
  private static final long MINUTE_MS = 60_000;
  private static final long NOON_MS = 1_700_000_000_000L;

  private final JammingMonitor monitor = new JammingMonitor("Test", TrustSettings.DEFAULTS);
  private final List<JammingReport> reports = new ArrayList<>();

  @Test
  void oneReceiverAloneIsNoJamming() {
    on("V1", true, 0, 4);

    assertThat(reports).isEmpty();
  }

  @Test
  void twoThatJumpTogetherAreJammedUntilBothAreBack() {
    on("V1", true, 0, 4);
    on("V2", true, 2, 4.5);
    on("V1", false, 20, 4);
    assertThat(reports).singleElement().matches(JammingReport::standing);
    on("V2", false, 21, 4.5);

    JammingReport begin = reports.get(0);
    JammingReport end = reports.get(1);
    assertThat(begin.vehicleIds()).containsExactly("V1", "V2");
    assertThat(begin.sinceMs()).isEqualTo(NOON_MS);
    assertThat(begin.lat()).isEqualTo(4.25);
    assertThat(begin.radiusM()).isBetween(30_000.0, 35_000.0);
    assertThat(end.standing()).isFalse();
    assertThat(end.episodeId()).isEqualTo(begin.episodeId());
  }

  @Test
  void aThirdReceiverJoinsTheSameEpisode() {
    on("V1", true, 0, 4);
    on("V2", true, 1, 4);
    on("V3", true, 9, 4);

    assertThat(reports).extracting(JammingReport::episodeId).hasSize(2);
    assertThat(reports.get(1).receivers()).isEqualTo(3);
    assertThat(reports.get(1).episodeId()).isEqualTo(reports.get(0).episodeId());
    assertThat(reports.get(1).vehicleIds()).containsExactly("V1", "V2", "V3");
  }

  @Test
  void aWideJammingIsToldEverMoreRarely() {
    int receivers = 2_000;
    for (int i = 0; i < receivers; i++) {
      // All within nine minutes.
      on("V" + (1_000_000 + i), true, NOON_MS + i * 270L, 4 + i % 50 * 0.01);
    }

    // The first, then at each growth by half: 3, 5, 8, 12 ...
    assertThat(reports).hasSizeBetween(10, 20);
    assertThat(reports.get(reports.size() - 1).receivers()).isGreaterThan(receivers / 2);
    assertThat(reports)
        .allSatisfy(
            report -> {
              assertThat(report.evidence()).hasSizeLessThanOrEqualTo(Jamming.NAMED);
              assertThat(report.vehicleIds()).hasSizeLessThanOrEqualTo(Jamming.NAMED);
            });
  }

  @Test
  void aFewMoreReceiversAreToldAfterTenMinutes() {
    for (int i = 0; i < 8; i++) {
      on("V" + i, true, 0, 4);
    }
    int told = reports.get(reports.size() - 1).receivers();
    long toldMs = reports.get(reports.size() - 1).knownMs();
    on("W", true, 3, 4);
    assertThat(reports.get(reports.size() - 1).receivers()).isEqualTo(told);

    assertThat(monitor.nextMs()).isEqualTo(toldMs + 10 * MINUTE_MS);
    assertThat(monitor.due(monitor.nextMs()))
        .singleElement()
        .satisfies(report -> assertThat(report.receivers()).isEqualTo(9));
    assertThat(monitor.nextMs()).isEqualTo(NOON_MS + 3 * MINUTE_MS + JammingMonitor.OVER_AFTER_MS);
  }

  @Test
  void aReceiverFarOutsideWhatWasToldIsToldAtOnce() {
    for (int i = 0; i < 30; i++) {
      on("V" + (10 + i), true, 0, 4);
    }
    int before = reports.size();
    on("W", true, 1, 5);

    assertThat(reports).hasSize(before + 1);
    assertThat(reports.get(before).radiusM()).isGreaterThan(100_000);
  }

  @Test
  void itIsOverWhenAllAreBackHoweverManyWereNamed() {
    for (int i = 0; i < 200; i++) {
      on("V" + (1_000 + i), true, 0, 4);
    }
    for (int i = 0; i < 200; i++) {
      on("V" + (1_000 + i), false, 30, 4);
    }

    JammingReport last = reports.get(reports.size() - 1);
    assertThat(last.standing()).isFalse();
    assertThat(last.receivers()).isEqualTo(200);
    assertThat(monitor.nextMs()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void farApartOrLongAfterEachOtherIsNotTogether() {
    on("V1", true, 0, 4);
    on("V2", true, 1, 6);
    on("V3", true, 30, 4);

    assertThat(reports).isEmpty();
  }

  @Test
  void withoutNewsAnEpisodeIsOverAfterTwoHours() {
    on("V1", true, 0, 4);
    on("V2", true, 1, 4);

    assertThat(monitor.nextMs()).isEqualTo(NOON_MS + MINUTE_MS + JammingMonitor.OVER_AFTER_MS);
    assertThat(monitor.due(monitor.nextMs())).singleElement().matches(r -> !r.standing());
    assertThat(monitor.nextMs()).isEqualTo(Long.MAX_VALUE);
  }

  private void on(String vehicleId, boolean displaced, int minute, double lat) {
    on(vehicleId, displaced, NOON_MS + minute * MINUTE_MS, lat);
  }

  private void on(String vehicleId, boolean displaced, long ms, double lat) {
    reports.addAll(
        monitor.on(new Displacement(vehicleId, displaced, ms, ms, lat, 22, 9_000, vehicleId + ms)));
  }
}

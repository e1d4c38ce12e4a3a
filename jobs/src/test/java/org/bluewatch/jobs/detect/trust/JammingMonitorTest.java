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
    assertThat(reports.get(1).episodeId()).isEqualTo(reports.get(0).episodeId());
    assertThat(reports.get(1).vehicleIds()).containsExactly("V1", "V2", "V3");
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
    assertThat(monitor.expire(monitor.nextMs())).singleElement().matches(r -> !r.standing());
    assertThat(monitor.nextMs()).isEqualTo(Long.MAX_VALUE);
  }

  private void on(String vehicleId, boolean displaced, long minute, double lat) {
    long ms = NOON_MS + minute * MINUTE_MS;
    reports.addAll(
        monitor.on(
            new Displacement(vehicleId, displaced, ms, ms, lat, 22, 9_000, vehicleId + minute)));
  }
}

package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.detect.hotspot.Events.DAY_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.HOUR_MS;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.bluewatch.jobs.config.HotspotSettings;
import org.junit.jupiter.api.Test;

class ScalesTest {
  private static Scales scales(List<Duration> fast, List<Duration> slow, int historyDays) {
    return new Scales(
        new HotspotSettings(
            1, Duration.ofHours(1), fast, slow, 3, Duration.ofDays(historyDays), List.of()),
        Events.GRID);
  }

  private static List<Duration> hours(int... hours) {
    return IntStream.of(hours).mapToObj(Duration::ofHours).toList();
  }

  @Test
  void fastAndSlowWindowsAreOneListShortestFirst() {
    Scales scales = scales(hours(1, 6, 24), hours(12, 24, 72), 56);

    assertThat(IntStream.range(0, scales.durations()).mapToLong(scales::durationMs))
        .containsExactly(HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS, DAY_MS, 3 * DAY_MS);
    assertThat(scales.longestFastMs()).isEqualTo(DAY_MS);
    assertThat(scales.longestMs()).isEqualTo(3 * DAY_MS);
  }

  @Test
  void slowWindowsLongerThanAQuarterOfTheHistoryAreLeftOut() {
    assertThat(scales(hours(1), hours(48, 49), 8).longestMs()).isEqualTo(2 * DAY_MS);
    // The fast ones are never
    assertThat(scales(hours(100), hours(49), 8).longestMs()).isEqualTo(100 * HOUR_MS);
  }

  @Test
  void anEventFitsIntoWindowsNoShorterThanItsSpan() {
    Scales scales = scales(hours(1, 6), hours(24), 56);

    assertThat(scales.durationFor(0)).isZero();
    assertThat(scales.durationFor(HOUR_MS)).isZero();
    assertThat(scales.durationFor(HOUR_MS + 1)).isEqualTo(1);
    assertThat(scales.durationFor(DAY_MS)).isEqualTo(2);
    assertThat(scales.durationFor(DAY_MS + 1)).isEqualTo(scales.durations());
  }

  @Test
  void anEventFitsIntoDisksNoSmallerThanItsError() {
    Scales scales = scales(hours(1), hours(24), 56);
    double inradiusM = Events.GRID.inradiusM();

    assertThat(scales.ringFor(0)).isZero();
    assertThat(scales.ringFor(inradiusM)).isZero();
    assertThat(scales.ringFor(inradiusM * 1.01)).isEqualTo(1);
    assertThat(scales.ringFor(inradiusM * 3)).isEqualTo(1);
    assertThat(scales.ringFor(inradiusM * 7)).isEqualTo(3);
    assertThat(scales.ringFor(inradiusM * 7.01)).isEqualTo(4);
    assertThat(scales.ringFor(1e9)).isEqualTo(4);
  }

  @Test
  void theGuardIsWholeDaysAndNoShorterThanTheLongestFastWindow() {
    assertThat(scales(hours(1), hours(72), 56).guardMs()).isEqualTo(DAY_MS);
    assertThat(scales(hours(24), hours(72), 56).guardMs()).isEqualTo(DAY_MS);
    assertThat(scales(hours(25), hours(72), 56).guardMs()).isEqualTo(2 * DAY_MS);
  }

  @Test
  void eventsAreKeptForAnyWindowForTheTrendAndUntilTheyAreHistory() {
    assertThat(scales(hours(1), hours(336), 56).recentMs()).isEqualTo(14 * DAY_MS);
    assertThat(scales(hours(48), hours(72), 56).recentMs()).isEqualTo(20 * DAY_MS);
    assertThat(scales(hours(1), hours(1), 56).recentMs()).isEqualTo(3 * DAY_MS);
  }
}

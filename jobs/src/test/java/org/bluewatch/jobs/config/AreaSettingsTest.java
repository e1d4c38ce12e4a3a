package org.bluewatch.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bluewatch.common.model.EventCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AreaSettingsTest {
  /** Every setting there is, none at its default. */
  private static final String ALL =
      """
      name: Sector tests
      cellResolution: 7
      hotspot:
        falseEpisodesPer30Days: 0.5
        evaluateEvery: 30m
        durations: [24h, 2h]
        slowDurations: [5d, 48h]
        rings: 2
        history: 365d
        events: [mine, clash]
      logistics:
        haltAfter: 10m
        offRouteM: 300.5
        silentAfter: 45m
        lateAfter: 2h
        recordEvery: 2m
        routeRecordEvery: 3h
        blockedWithinM: 250
        dueWithin: 12h
      supply: {warnDays: 1.5}
      trust: {maxSpeedMps: 35, believeAfter: 20m, receivers: 3, withinM: 50000, within: 5m}
      incident: {withinM: 1000, within: 90s, massCasualties: 5, staleAfter: 2h, quietAfter: 3h}
      sensorLoss: {sensors: 3, withinM: 5000, within: 5m}
      coverage: {darkAfter: 1d}
      alerts: {pagesPerShift: 4, shift: 8h, digestAfter: 10m, consolePerHour: 12,
        consolePer10Minutes: 5, shelveAtMost: 2h, reopenWithin: 20m, correlateWithinM: 500,
        correlateWithin: 90m}
      dedup: {horizon: 24h, reportHorizon: 30d}
      feed: {liveFrom: 2024-01-01T01:00:00+01:00, speed: 60}
      """;

  @TempDir Path dir;
  private AreaFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new AreaFolder(dir);
  }

  @Test
  void theDefaultsAreThoseOfTheContract() throws AreaProblems {
    AreaSettings settings = load();

    assertThat(settings.hotspot())
        .isEqualTo(
            new HotspotSettings(
                1,
                Duration.ofHours(1),
                Arrays.asList(
                    Duration.ofHours(1),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(12)),
                List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7)),
                3,
                Duration.ofDays(56),
                codes(
                    "gunfire shelling explosion airstrike ambush ied-found ied-blast mine"
                        + " assassination abduction attack-on-civilians attack-on-peacekeepers"
                        + " clash looting violent-protest")));
    assertThat(settings.logistics())
        .isEqualTo(
            new LogisticsSettings(
                Duration.ofMinutes(20),
                500,
                Duration.ofMinutes(30),
                Duration.ofHours(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                300,
                Duration.ofHours(48)));
    assertThat(settings.supply()).isEqualTo(new SupplySettings(3));
    assertThat(settings.trust())
        .isEqualTo(
            new TrustSettings(40, Duration.ofMinutes(45), 2, 150_000, Duration.ofMinutes(10)));
    assertThat(settings.incident())
        .isEqualTo(
            new IncidentSettings(
                2000, Duration.ofMinutes(30), 10, Duration.ofHours(6), Duration.ofHours(6)));
    assertThat(settings.sensorLoss())
        .isEqualTo(new SensorLossSettings(4, 10_000, Duration.ofMinutes(15)));
    assertThat(settings.coverage()).isEqualTo(new CoverageSettings(Duration.ofDays(2)));
    assertThat(settings.alerts())
        .isEqualTo(
            new AlertSettings(
                6,
                Duration.ofHours(12),
                Duration.ofMinutes(5),
                6,
                10,
                Duration.ofHours(12),
                Duration.ofMinutes(15),
                2000,
                Duration.ofHours(1)));
    assertThat(settings.dedup())
        .isEqualTo(new DedupSettings(Duration.ofDays(3), Duration.ofDays(90)));
    assertThat(settings.feed()).isEqualTo(new FeedSettings(null, 1));
  }

  @Test
  void everySettingIsRead() throws AreaProblems {
    folder.with("area.yaml", ALL);

    assertThat(load())
        .isEqualTo(
            new AreaSettings(
                "Sector tests",
                7,
                new HotspotSettings(
                    0.5,
                    Duration.ofMinutes(30),
                    List.of(Duration.ofHours(2), Duration.ofDays(1)),
                    List.of(Duration.ofDays(2), Duration.ofDays(5)),
                    2,
                    Duration.ofDays(365),
                    List.of(EventCode.MINE, EventCode.CLASH)),
                new LogisticsSettings(
                    Duration.ofMinutes(10),
                    300.5,
                    Duration.ofMinutes(45),
                    Duration.ofHours(2),
                    Duration.ofMinutes(2),
                    Duration.ofHours(3),
                    250,
                    Duration.ofHours(12)),
                new SupplySettings(1.5),
                new TrustSettings(35, Duration.ofMinutes(20), 3, 50_000, Duration.ofMinutes(5)),
                new IncidentSettings(
                    1000, Duration.ofSeconds(90), 5, Duration.ofHours(2), Duration.ofHours(3)),
                new SensorLossSettings(3, 5000, Duration.ofMinutes(5)),
                new CoverageSettings(Duration.ofDays(1)),
                new AlertSettings(
                    4,
                    Duration.ofHours(8),
                    Duration.ofMinutes(10),
                    12,
                    5,
                    Duration.ofHours(2),
                    Duration.ofMinutes(20),
                    500,
                    Duration.ofMinutes(90)),
                new DedupSettings(Duration.ofDays(1), Duration.ofDays(30)),
                new FeedSettings(Instant.parse("2024-01-01T00:00:00Z"), 60)));
  }

  @Test
  void sectionsMayBeLeftEmpty() throws AreaProblems {
    folder.with("area.yaml", "name: Test\ncellResolution: 6\nhotspot:\n  rings:\nalerts:\n");

    assertThat(load()).isEqualTo(AreaSettings.defaults("Test", 6));
  }

  @Test
  void rulesOverrideKeyByKeyAndReplaceLists() throws Exception {
    // Given
    folder.with("area.yaml", ALL);
    String rules = "hotspot:\n  rings: 1\n  durations: [12h]\nsupply:\nfeed: {liveFrom: null}\n";

    // When
    AreaSettings settings = loadWith(rules);

    // Then
    assertThat(settings.hotspot().rings()).isEqualTo(1);
    assertThat(settings.hotspot().durations()).containsExactly(Duration.ofHours(12));
    assertThat(settings.hotspot().history()).isEqualTo(Duration.ofDays(365));
    assertThat(settings.supply().warnDays()).isEqualTo(1.5);
    assertThat(settings.feed()).isEqualTo(new FeedSettings(null, 60));
    assertThat(settings.name()).isEqualTo("Sector tests");
  }

  @Test
  void emptyRulesOverrideNothing() throws Exception {
    folder.with("area.yaml", ALL);

    assertThat(loadWith("# nothing yet\n")).isEqualTo(load());
  }

  private AreaSettings load() throws AreaProblems {
    return AreaLoader.load(dir, Optional.empty()).settings();
  }

  private AreaSettings loadWith(String rules) throws AreaProblems, IOException {
    Path file = Files.writeString(dir.resolve("rules.yaml"), rules);
    return AreaLoader.load(dir, Optional.of(file)).settings();
  }

  private static List<EventCode> codes(String wire) {
    return Arrays.stream(wire.split(" "))
        .map(code -> EventCode.ofWire(code).orElseThrow())
        .toList();
  }
}

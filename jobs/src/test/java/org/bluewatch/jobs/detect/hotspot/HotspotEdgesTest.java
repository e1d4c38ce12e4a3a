package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.detect.hotspot.Events.DAY_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.FAR_TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.HOUR_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.burst;
import static org.bluewatch.jobs.detect.hotspot.Events.byPatrol;
import static org.bluewatch.jobs.detect.hotspot.Events.calm;
import static org.bluewatch.jobs.detect.hotspot.Events.day;
import static org.bluewatch.jobs.detect.hotspot.Events.event;
import static org.bluewatch.jobs.detect.hotspot.Events.known;
import static org.bluewatch.jobs.detect.hotspot.Events.patrolled;
import static org.bluewatch.jobs.detect.hotspot.Watch.only;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.Hotspot.Status;
import org.bluewatch.jobs.config.HotspotSettings;
import org.junit.jupiter.api.Test;

/** Where the detector comes to the end of what it knows. */
class HotspotEdgesTest {
  private static final long MINUTE_MS = 60_000;

  @Test
  void whatWasNeverReportedSoSoonIsUnlikelyButNotImpossible() {
    // Given a country of patrols who report what they saw only in the evening
    var watch = new Watch();
    var random = new Random(2);
    for (int i = 0; i < 30 * 40; i++) {
      long timeMs = day(0) + i * 48 * MINUTE_MS;
      long cell = Events.CELLS[random.nextInt(Events.CELLS.length)];
      ViolenceEvent seen = byPatrol(event("p" + i, cell, timeMs));
      watch.given(List.of(known(seen, timeMs + (8 + random.nextInt(4)) * HOUR_MS)));
    }
    watch.hourly(day(38), day(40) - HOUR_MS);

    // When one patrol reports at once
    burst("now", 5, TOWN, day(40), 30).forEach(e -> watch.given(List.of(byPatrol(e))));
    Hotspot hotspot = only(watch.at(day(40)));

    // Then
    assertThat(hotspot.expected()).isPositive();
    assertThat(hotspot.recurrenceDays()).isFinite();
    assertThat(watch.detector().memory().openEpisodes())
        .allMatch(episode -> Double.isFinite(episode.peak()));
  }

  @Test
  void whereAllIsVagueThePreciseIsNewsAndHasAnAnswer() {
    // Given a history in which nobody ever knew the place better than to two rings
    var watch = new Watch();
    double vagueM = Events.GRID.inradiusM() * 5;
    var random = new Random(3);
    for (int i = 0; i < 300; i++) {
      long cell = Events.CELLS[random.nextInt(Events.CELLS.length)];
      watch.given(List.of(event("v" + i, cell, day(i / 5.0), 0, vagueM)));
    }
    watch.hourly(day(58), day(60) - HOUR_MS);

    // When a sensor hears four shots in one cell
    watch.given(burst("shot", 4, TOWN, day(60), 10));
    Hotspot hotspot = only(watch.at(day(60)));

    // Then
    assertThat(hotspot.expected()).isPositive().isFinite();
    assertThat(hotspot.recurrenceDays()).isFinite();
    assertThat(watch.detector().memory().openEpisodes())
        .allMatch(episode -> Double.isFinite(episode.peak()));
  }

  @Test
  void anAreaOfOneCellHasHotspotsToo() {
    var watch = new Watch("One", Events.SETTINGS, new long[] {TOWN});
    for (int day = 0; day < 60; day += 7) {
      watch.given(List.of(event("calm-" + day, TOWN, day(day))));
    }
    watch.hourly(day(55), day(60) - HOUR_MS);

    watch.given(burst("b", 9, TOWN, day(60), 40));

    assertThat(only(watch.at(day(60))).cells()).containsExactly(TOWN);
  }

  @Test
  void anAreaWithoutCellsIsCalmForEver() {
    var watch = new Watch("None", Events.SETTINGS, new long[0]);
    watch.given(calm(60)).given(burst("b", 9, TOWN, day(60), 40)).given(patrolled(TOWN, 0, 3));

    assertThat(watch.each(12 * HOUR_MS, day(58), day(90))).isEmpty();
    assertThat(watch.detector().idle()).isTrue();
  }

  @Test
  void whoIsToldNothingSaysNothing() {
    var watch = new Watch();

    assertThat(watch.hourly(day(0), day(30))).isEmpty();
    assertThat(watch.restart().hourly(day(30), day(60))).isEmpty();
    assertThat(watch.detector().idle()).isTrue();
  }

  @Test
  void whereSomebodyOnlyLookedTheFirstViolenceStandsOut() {
    // Given a month of patrols that saw nothing
    var watch = new Watch();
    for (int day = 0; day < 30; day++) {
      watch.given(patrolled(TOWN, day(day), 1));
      watch.hourly(day(day), day(day) + 23 * HOUR_MS);
    }

    watch.given(burst("b", 5, TOWN, day(30), 40));

    Hotspot hotspot = only(watch.at(day(30)));
    assertThat(hotspot.historyDays()).isGreaterThan(26);
  }

  @Test
  void aWindowHoldsItsEndAndNotItsBeginning() {
    var watch = new Watch();
    watch.given(calm(60));
    watch.given(burst("b", 20, TOWN, day(60), 30));
    watch.given(List.of(event("edge", TOWN, day(60) - HOUR_MS)));
    watch.given(List.of(event("inside", TOWN, day(60) - HOUR_MS + 1)));

    Hotspot hotspot = only(watch.at(day(60)));

    assertThat(hotspot.toMs() - hotspot.fromMs()).isEqualTo(HOUR_MS);
    assertThat(hotspot.evidence()).contains("b-0", "inside").doesNotContain("edge");
  }

  @Test
  void whatIsDatedALittleAheadCountsOnceItsTimeHasCome() {
    var watch = new Watch();
    watch.given(calm(60));
    watch.hourly(day(59), day(60) - HOUR_MS);
    burst("ahead", 6, TOWN, day(60) + 5 * MINUTE_MS, 4)
        .forEach(e -> watch.given(List.of(known(e, day(60) - MINUTE_MS))));

    assertThat(watch.at(day(60))).isEmpty();
    watch.restart();
    Hotspot hotspot = only(watch.at(day(60) + HOUR_MS));
    assertThat(hotspot.observed()).isEqualTo(6);
    assertThat(hotspot.reason()).startsWith("opened: 6 events in 1 h");
  }

  @Test
  void aDayADayWithWindowsOfDaysAndAYearOfHistory() {
    // Given the settings of a country known to the day
    var settings =
        new HotspotSettings(
            1,
            Duration.ofDays(1),
            days(1, 3, 7, 14),
            days(1, 3, 7),
            2,
            Duration.ofDays(365),
            Events.SETTINGS.events());
    var watch = new Watch("Test", settings, Events.CELLS);
    var random = new Random(4);
    List<Hotspot> told = new ArrayList<>();
    for (int day = 0; day < 420; day++) {
      long cell = Events.CELLS[random.nextInt(Events.CELLS.length)];
      // Reported on the next day, and the place known to a ring
      ViolenceEvent seen = event("e" + day, cell, day(day) + DAY_MS / 2, DAY_MS, 5_000);
      watch.given(List.of(known(seen, day(day) + DAY_MS)));
      told.addAll(watch.at(day(day + 1)));
    }

    // When a village is attacked on five days
    for (int day = 420; day < 425; day++) {
      for (int i = 0; i < 3; i++) {
        ViolenceEvent seen = event("x" + day + i, TOWN, day(day) + DAY_MS / 2, DAY_MS, 5_000);
        watch.given(List.of(known(seen, day(day) + DAY_MS)));
      }
      told.addAll(watch.at(day(day + 1)));
    }
    told.addAll(watch.each(DAY_MS, day(426), day(445)));

    // Then that is one hotspot from its first day on
    assertThat(told.stream().map(Hotspot::hotspotId).distinct().count()).isLessThan(14);
    told.removeIf(hotspot -> !hotspot.cells().contains(TOWN) || hotspot.knownMs() < day(420));
    assertThat(told).extracting(Hotspot::hotspotId).containsOnly(told.get(0).hotspotId());
    assertThat(told.get(0).knownMs()).isEqualTo(day(421));
    assertThat(told.get(0).reason())
        .contains("3 events in 24 h")
        .contains("(365 days, same hours)");
    assertThat(told).extracting(Hotspot::status).endsWith(Status.CLOSED);
    assertThat(told.get(told.size() - 2).evidence()).hasSizeGreaterThan(5);
  }

  @Test
  void halfAnHourApartWithWindowsOfNinetyMinutes() {
    var settings =
        new HotspotSettings(
            1,
            Duration.ofMinutes(30),
            List.of(Duration.ofMinutes(90)),
            days(1),
            1,
            Duration.ofDays(20),
            Events.SETTINGS.events());
    var watch = new Watch("Test", settings, Events.CELLS);
    watch.given(calm(60));
    watch.each(30 * MINUTE_MS, day(40), day(60));

    // When four are known at once and two more an hour too late for that
    var burst = burst("b", 6, TOWN, day(60), 80);
    watch.given(burst.subList(0, 2));
    assertThat(watch.each(30 * MINUTE_MS, day(60), day(60) + HOUR_MS)).isEmpty();
    burst.subList(2, 6).forEach(e -> watch.given(List.of(known(e, day(60) + 2 * HOUR_MS))));
    Hotspot hotspot = only(watch.at(day(60) + 2 * HOUR_MS));

    // Then it is told for its time
    assertThat(hotspot.toMs() - hotspot.fromMs()).isEqualTo(90 * MINUTE_MS);
    assertThat(hotspot.toMs()).isLessThan(hotspot.knownMs());
    assertThat(hotspot.reason()).contains("events in 90 min").contains("reported late");
    assertThat(only(watch.each(30 * MINUTE_MS, day(60.1), day(61))).status())
        .isEqualTo(Status.CLOSED);
  }

  @Test
  void aHistoryShorterThanWhatIsKeptApartFromItNeverBecomesABaseline() {
    var settings =
        new HotspotSettings(
            1,
            Duration.ofHours(1),
            days(2),
            days(2),
            1,
            Duration.ofDays(2),
            Events.SETTINGS.events());
    var watch = new Watch("Test", settings, Events.CELLS);
    watch.given(calm(60));

    watch.hourly(day(0), day(30));
    watch.given(burst("b", 40, TOWN, day(30) + HOUR_MS, 40));

    assertThat(watch.hourly(day(30) + HOUR_MS, day(40)))
        .extracting(Hotspot::status)
        .containsExactly(Status.OPEN, Status.CLOSED);
  }

  @Test
  void loadingYearsOfOldEventsAtOnceOpensNothing() {
    var watch = new Watch();
    var random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      long cell = i % 3 == 0 ? TOWN : Events.CELLS[random.nextInt(Events.CELLS.length)];
      ViolenceEvent old = event("old" + i, cell, day(-700 * random.nextDouble() - 30));
      watch.given(List.of(known(old, day(0))));
    }

    assertThat(watch.hourly(day(0), day(20))).isEmpty();
    assertThat(watch.detector().events()).isEmpty();
  }

  @Test
  void afterACalmLongerThanTheHistoryItStillKnowsThatItIsCalm() {
    var watch = new Watch();
    watch.given(List.of(event("once", FAR_TOWN, day(0))));
    watch.hourly(day(0), day(50));

    watch.given(burst("b", 5, TOWN, day(50), 40));

    assertThat(only(watch.at(day(50))).historyDays()).isGreaterThan(45);
  }

  @Test
  void inTheFirstDaysWhatIsSaidToHappenOnTheHourIsNoMiracle() {
    // Given three days with an event each hour or so somewhere
    var watch = new Watch();
    var random = new Random(6);
    for (int i = 0; i < 60; i++) {
      long cell = Events.CELLS[random.nextInt(Events.CELLS.length)];
      watch.given(List.of(event("e" + i, cell, day(3 * random.nextDouble()))));
    }
    assertThat(watch.hourly(day(0), day(3))).isEmpty();

    // When three are dated exactly to the instant of the look
    for (int i = 0; i < 3; i++) {
      watch.given(List.of(event("b" + i, TOWN, day(3) + HOUR_MS)));
    }

    // Then that is no more than if they had been a minute before
    assertThat(watch.at(day(3) + HOUR_MS)).isEmpty();
  }

  @Test
  void underTwoWeeksSpaceAndTimeAreCompared() {
    // Given a week with four events a day somewhere, most of them in one town
    var watch = new Watch();
    var random = new Random(7);
    for (int i = 0; i < 80; i++) {
      long cell = i % 2 == 0 ? FAR_TOWN : Events.CELLS[random.nextInt(Events.CELLS.length)];
      watch.given(List.of(event("e" + i, cell, day(8 * random.nextDouble()))));
    }
    assertThat(watch.hourly(day(0), day(8) - HOUR_MS)).isEmpty();

    // When five come to the busy town in an hour, and later twelve to a place that saw none
    watch.given(burst("habit", 2, FAR_TOWN, day(8), 40));
    assertThat(watch.hourly(day(8), day(8) + 23 * HOUR_MS)).isEmpty();
    watch.given(burst("new", 12, TOWN, day(9), 40));
    Hotspot hotspot = only(watch.at(day(9)));

    // Then the latter stands out
    assertThat(hotspot.cells()).contains(TOWN);
    assertThat(hotspot.historyDays()).isLessThan(14);
  }

  @Test
  void withFewerThanThirtyEventsAndTwoWeeksNothingIsSaid() {
    var watch = new Watch();
    watch.given(List.of(event("first", FAR_TOWN, day(0))));
    watch.given(burst("b", 28, TOWN, day(1), 40));

    assertThat(watch.at(day(1))).isEmpty();
  }

  @Test
  void otherSettingsAfterARestartAreNoHindrance() {
    var watch = new Watch();
    watch.given(calm(60)).given(burst("b", 9, TOWN, day(60), 40));
    Hotspot before = only(watch.at(day(60)));
    HotspotSettings defaults = Events.SETTINGS;
    var settings =
        new HotspotSettings(
            2,
            Duration.ofHours(2),
            days(1, 2),
            days(3, 4, 5),
            1,
            Duration.ofDays(30),
            defaults.events());

    var other = new Watch("Test", settings, Events.CELLS).takeOver(watch);
    other.given(burst("c", 20, TOWN, day(60) + HOUR_MS, 40));
    List<Hotspot> told = other.each(2 * HOUR_MS, day(60) + 2 * HOUR_MS, day(66));

    assertThat(told).extracting(Hotspot::hotspotId).containsOnly(before.hotspotId());
    assertThat(told).extracting(Hotspot::status).containsExactly(Status.OPEN, Status.CLOSED);
  }

  private static List<Duration> days(int... lengths) {
    return Arrays.stream(lengths).mapToObj(Duration::ofDays).toList();
  }
}

package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bluewatch.jobs.detect.hotspot.Events.DAY_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.FAR_TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.HOUR_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.burst;
import static org.bluewatch.jobs.detect.hotspot.Events.calm;
import static org.bluewatch.jobs.detect.hotspot.Events.day;
import static org.bluewatch.jobs.detect.hotspot.Events.event;
import static org.bluewatch.jobs.detect.hotspot.Events.known;
import static org.bluewatch.jobs.detect.hotspot.Events.moved;
import static org.bluewatch.jobs.detect.hotspot.Watch.only;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bluewatch.common.codec.ResultJson;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.Hotspot.Status;
import org.junit.jupiter.api.Test;

class HotspotDetectorTest {
  private final Watch watch = new Watch();

  @Test
  void opensOnAClusterAgainstAQuietHistory() {
    watch.given(calm(60)).given(burst("b", 6, TOWN, day(60), 40));

    Hotspot hotspot = only(watch.at(day(60)));

    assertThat(hotspot.status()).isEqualTo(Status.OPEN);
    assertThat(hotspot.revision()).isEqualTo(1);
    assertThat(hotspot.openedMs()).isEqualTo(day(60));
    assertThat(hotspot.knownMs()).isEqualTo(day(60));
    assertThat(hotspot.toMs()).isEqualTo(day(60));
    assertThat(hotspot.fromMs()).isEqualTo(day(60) - HOUR_MS);
    assertThat(hotspot.cells()).contains(TOWN);
    assertThat(hotspot.observed()).isEqualTo(6);
    assertThat(hotspot.expected()).isBetween(0.0, 0.01);
    assertThat(hotspot.severity()).isEqualTo(18);
    assertThat(hotspot.events()).containsExactly(Map.entry("gunfire", 6));
    assertThat(hotspot.evidence()).containsExactly("b-0", "b-1", "b-2", "b-3", "b-4", "b-5");
    assertThat(hotspot.recurrenceDays()).isGreaterThan(3650);
    assertThat(hotspot.historyDays()).isEqualTo(56);
    assertThat(hotspot.trend()).isEqualTo("new_hot");
    assertThat(hotspot.reason())
        .isEqualTo(
            "opened: 6 events in 1 h in this "
                + hotspot.cells().size()
                + "-cell area; usual under 0.01 (56 days, same hours);"
                + " by chance less than once in ten years");
  }

  @Test
  void staysSilentWhereSuchAreTheHabits() {
    for (int hour = 0; hour < 60 * 24; hour += 2) {
      long nowMs = day(hour / 24.0);
      watch.given(List.of(event("each-two-hours-" + hour, TOWN, nowMs)));
      assertThat(watch.at(nowMs)).isEmpty();
    }
  }

  @Test
  void aBusyHourOfTheDayIsNoAlarm() {
    // Given a market that brings five events each noon and none else
    for (int day = 0; day < 60; day++) {
      long noonMs = day(day) + 12 * HOUR_MS;
      watch.given(burst("noon-" + day, 5, TOWN, noonMs, 50));
      // When it is noon again and again, then nobody is woken
      assertThat(watch.hourly(noonMs, noonMs + 23 * HOUR_MS)).isEmpty();
    }
    // But as much in the night is no habit
    watch.given(burst("night", 5, TOWN, day(60), 50));
    assertThat(only(watch.at(day(60))).observed()).isEqualTo(5);
  }

  @Test
  void anOpenHotspotIsNoSurgeOfTheWholeAreaThatHidesTheNext() {
    // Given an area where something happens every two hours, now here, now there
    Watch alone = new Watch().given(scattered(60));
    Watch beside = new Watch().given(scattered(60));
    // When a large hotspot is open elsewhere
    beside.given(burst("first", 60, FAR_TOWN, day(60) + HOUR_MS, 50));
    assertThat(only(beside.at(day(60) + HOUR_MS)).observed()).isEqualTo(60);
    List<ViolenceEvent> next = burst("next", 8, TOWN, day(60.25), 330);

    // Then as much is usual here in those six hours as without it
    double usual = only(alone.given(next).at(day(60.25))).expected();
    assertThat(only(opened(beside.given(next).at(day(60.25)))).expected())
        .isCloseTo(usual, within(0.15 * usual));
  }

  private static List<Hotspot> opened(List<Hotspot> told) {
    return told.stream().filter(hotspot -> hotspot.revision() == 1).toList();
  }

  private static List<ViolenceEvent> scattered(int days) {
    List<ViolenceEvent> events = new ArrayList<>();
    for (int i = 0; i < days * 12; i++) {
      events.add(event("s-" + i, Events.CELLS[i * 37 % Events.CELLS.length], day(i / 12.0)));
    }
    return events;
  }

  @Test
  void twoEventsAreNoCluster() {
    watch.given(calm(60)).given(burst("b", 2, TOWN, day(60), 1));
    assertThat(watch.at(day(60))).isEmpty();

    watch.given(burst("c", 1, TOWN, day(60) + HOUR_MS / 2, 1));
    assertThat(watch.at(day(60) + HOUR_MS)).isNotEmpty();
  }

  @Test
  void anEventNobodyCouldPlaceMakesNoHotspot() {
    watch.given(calm(60));
    for (int i = 0; i < 20; i++) {
      ViolenceEvent vague = event("vague-" + i, TOWN, day(60) - i, 0, 100_000);
      assertThat(watch.detector().canTest(vague)).isFalse();
      watch.given(List.of(vague));
    }
    assertThat(watch.at(day(60))).isEmpty();
  }

  @Test
  void aVagueEventCountsInDisksNoSmallerThanItsError() {
    double radiusM = Events.GRID.inradiusM() * 5;
    watch.given(calm(60));
    for (int i = 0; i < 8; i++) {
      watch.given(List.of(event("vague-" + i, TOWN, day(60) - i, 0, radiusM)));
    }
    // Two rings and more, of which the cells count that most disks around share
    assertThat(only(watch.at(day(60))).cells()).hasSizeGreaterThan(7);
  }

  @Test
  void anEventOfUncertainTimeCountsInWindowsNoShorterThanItsSpan() {
    watch.given(calm(60));
    for (int i = 0; i < 8; i++) {
      watch.given(List.of(event("span-" + i, TOWN, day(60) - i, 6 * HOUR_MS, 50)));
    }
    Hotspot hotspot = only(watch.at(day(60)));
    assertThat(hotspot.toMs() - hotspot.fromMs()).isGreaterThanOrEqualTo(6 * HOUR_MS);
  }

  @Test
  void anEventOfLongerThanAnyWindowMakesNoHotspot() {
    watch.given(calm(60));
    for (int i = 0; i < 20; i++) {
      ViolenceEvent week = event("long-" + i, TOWN, day(60) - i, 8 * DAY_MS, 50);
      assertThat(watch.detector().canTest(week)).isFalse();
      watch.given(List.of(week));
    }
    assertThat(watch.at(day(60))).isEmpty();
  }

  @Test
  void risesWithAReasonAndKeepsItsIdAndItsOpening() {
    watch.given(calm(60)).given(burst("b", 6, TOWN, day(60), 40));
    Hotspot first = only(watch.at(day(60)));
    watch.given(burst("c", 4, TOWN, day(60) + HOUR_MS, 40));

    Hotspot second = only(watch.at(day(60) + HOUR_MS));

    assertThat(second.hotspotId()).isEqualTo(first.hotspotId());
    assertThat(second.revision()).isEqualTo(2);
    assertThat(second.status()).isEqualTo(Status.OPEN);
    assertThat(second.openedMs()).isEqualTo(first.openedMs());
    assertThat(second.knownMs()).isEqualTo(day(60) + HOUR_MS);
    assertThat(second.observed()).isEqualTo(10);
    assertThat(second.reason()).startsWith("rose from 6 to 10: 10 events in 3 h in this ");
  }

  @Test
  void isNotToldAgainWhileNothingRises() {
    watch.given(calm(60)).given(burst("b", 6, TOWN, day(60), 40));
    assertThat(watch.at(day(60))).hasSize(1);
    for (int hour = 1; hour <= 10; hour++) {
      watch.given(burst("as-before-" + hour, 1, TOWN, day(60) + hour * HOUR_MS, 40));
    }
    assertThat(watch.hourly(day(60) + HOUR_MS, day(60) + 2 * HOUR_MS)).isEmpty();
  }

  @Test
  void closesWhenItsCellsAreBackToHabit() {
    watch.given(calm(60)).given(burst("b", 6, TOWN, day(60), 40));
    Hotspot opened = only(watch.at(day(60)));

    Hotspot closed = only(watch.hourly(day(60) + HOUR_MS, day(63)));

    assertThat(closed.status()).isEqualTo(Status.CLOSED);
    assertThat(closed.revision()).isEqualTo(2);
    assertThat(closed.hotspotId()).isEqualTo(opened.hotspotId());
    assertThat(closed.reason()).isEqualTo("no longer more than habit");
    assertThat(closed.evidence()).isEqualTo(opened.evidence());
    assertThat(closed.geometry()).isNull();
    assertThat(closed.recurrenceDays()).isNull();
    // Once the longest fast window has passed it by
    assertThat(closed.knownMs()).isBetween(day(60) + 12 * HOUR_MS, day(60) + 13 * HOUR_MS);
    assertThat(watch.detector().open()).isEmpty();
  }

  @Test
  void whatWasToldOpensNothingAgainButANewFlareDoes() {
    // Given an outbreak that was told and is over
    watch.given(calm(60)).given(burst("b", 12, TOWN, day(60), 40));
    Hotspot first = only(watch.at(day(60)));
    assertThat(only(watch.hourly(day(60) + HOUR_MS, day(61))).status()).isEqualTo(Status.CLOSED);

    // When single events bring windows of days before the eye that still hold it
    for (double days : new double[] {1.5, 3.5, 5.5}) {
      watch.given(burst("after-" + days, 1, TOWN, day(60 + days), 1));
      assertThat(watch.hourly(day(60 + days), day(62 + days) - HOUR_MS)).isEmpty();
    }

    // Then only a flare of its own is a hotspot, and another one
    watch.given(burst("flare", 6, TOWN, day(67), 40));
    Hotspot flare = only(watch.at(day(67)));
    assertThat(flare.hotspotId()).isNotEqualTo(first.hotspotId());
    assertThat(flare.evidence()).allMatch(id -> id.startsWith("flare"));
  }

  @Test
  void isWithdrawnWhenItsEvidenceIsRetracted() {
    var burst = burst("b", 6, TOWN, day(60), 40);
    watch.given(calm(60)).given(burst);
    Hotspot opened = only(watch.at(day(60)));
    watch.retracted(burst);

    Hotspot withdrawn = only(watch.at(day(60) + HOUR_MS));

    assertThat(withdrawn.status()).isEqualTo(Status.WITHDRAWN);
    assertThat(withdrawn.revision()).isEqualTo(2);
    assertThat(withdrawn.hotspotId()).isEqualTo(opened.hotspotId());
    assertThat(withdrawn.reason()).isEqualTo("evidence was retracted: 6 -> 0");
  }

  @Test
  void isWithdrawnWhenItsEvidenceIsRevisedAway() {
    var burst = burst("b", 6, TOWN, day(60), 40);
    watch.given(calm(60)).given(burst);
    assertThat(watch.at(day(60))).hasSize(1);
    for (ViolenceEvent event : burst) {
      watch.retracted(List.of(event));
      watch.given(List.of(moved(event, TOWN, event.timeMs() - 14 * DAY_MS)));
    }

    assertThat(only(watch.at(day(60) + HOUR_MS)).status()).isEqualTo(Status.WITHDRAWN);
  }

  @Test
  void shrinksWithAReasonWhenPartOfItsEvidenceIsRetracted() {
    var burst = burst("b", 10, TOWN, day(60), 40);
    watch.given(calm(60)).given(burst);
    Hotspot opened = only(watch.at(day(60)));
    watch.retracted(burst.subList(0, 2));

    Hotspot revised = only(watch.at(day(60) + HOUR_MS));

    assertThat(revised.status()).isEqualTo(Status.OPEN);
    assertThat(revised.hotspotId()).isEqualTo(opened.hotspotId());
    assertThat(revised.observed()).isEqualTo(8);
    assertThat(revised.evidence()).hasSize(8).doesNotContain("b-0", "b-1");
    assertThat(revised.reason()).startsWith("evidence was retracted: 10 -> 8");
  }

  @Test
  void aRevisionThatChangesNothingThatCountsIsNotTold() {
    var burst = burst("b", 10, TOWN, day(60), 40);
    watch.given(calm(60)).given(burst);
    assertThat(watch.at(day(60))).hasSize(1);
    watch.retracted(burst).given(burst);

    assertThat(watch.at(day(60) + HOUR_MS)).isEmpty();
  }

  @Test
  void aLateReportOpensAndSaysSo() {
    var burst = burst("b", 6, TOWN, day(60), 40);
    long laterMs = day(60) + 30 * HOUR_MS;
    watch.given(calm(60)).given(burst.subList(0, 2));
    assertThat(watch.hourly(day(60), laterMs - HOUR_MS)).isEmpty();
    burst.subList(2, 6).forEach(event -> watch.given(List.of(known(event, laterMs))));

    Hotspot hotspot = only(watch.at(laterMs));

    assertThat(hotspot.openedMs()).isEqualTo(laterMs);
    assertThat(hotspot.evidence()).hasSize(6);
    assertThat(hotspot.toMs()).isBetween(day(60), day(60) + HOUR_MS);
    assertThat(hotspot.fromMs()).isLessThan(day(60) - HOUR_MS / 2);
    assertThat(hotspot.reason())
        .matches("opened, reported late, for a time that ended \\d+ \\w+ ago: 6 events in .*");
  }

  @Test
  void aReportOlderThanAnyWindowChangesNoHotspotButTheHabitFromTheNextMidnightOn() {
    // Given
    watch.given(calm(60));
    watch.hourly(day(59), day(60));
    double before = countIn(TOWN);
    long nowMs = day(60) + HOUR_MS;

    // When
    burst("old", 30, TOWN, day(30), 40).forEach(e -> watch.given(List.of(known(e, nowMs))));

    // Then
    assertThat(watch.hourly(nowMs, day(61) - HOUR_MS)).isEmpty();
    assertThat(countIn(TOWN)).isEqualTo(before);
    assertThat(watch.at(day(61))).isEmpty();
    assertThat(countIn(TOWN)).isEqualTo(before + 30);
    assertThat(watch.detector().events()).noneMatch(e -> e.evidenceId().startsWith("old"));
  }

  @Test
  void whatIsRetractedAfterItBecameHistoryIsNoHabit() {
    var old = burst("old", 30, TOWN, day(30), 40);
    watch.given(calm(60)).given(old.subList(0, 1));
    watch.hourly(day(59), day(60));
    assertThat(countIn(TOWN)).isEqualTo(1);

    watch.retracted(old.subList(0, 1));
    watch.at(day(61));

    assertThat(countIn(TOWN)).isZero();
  }

  /** How often the history says that something happened in a cell. */
  private double countIn(long cell) {
    double count = 0;
    for (DayPanes day : watch.detector().days()) {
      for (int i = 0; i < day.cells().length; i++) {
        count += day.cells()[i] == cell ? day.counts()[i] : 0;
      }
    }
    return count;
  }

  @Test
  void anOutbreakStaysOutOfTheHabit() {
    // Given an outbreak of three days
    watch.given(calm(60));
    watch.hourly(day(59), day(60));
    for (int hour = 0; hour < 72; hour++) {
      long nowMs = day(60) + hour * HOUR_MS;
      watch.given(burst("b-" + hour, 4, TOWN, nowMs, 40));
      watch.at(nowMs);
    }

    // When all of it is older than the guard
    watch.hourly(day(63), day(68));

    // Then it is neither counted nor are its hours, once it had opened
    assertThat(countIn(TOWN)).isLessThan(4 * 4);
    int masked = 0;
    for (DayPanes day : watch.detector().days()) {
      for (int i = 0; i < day.maskedCells().length; i++) {
        masked += day.maskedCells()[i] == TOWN ? day.maskedHours()[i] : 0;
      }
    }
    assertThat(masked).isBetween(70, 4 * 24);
  }

  @Test
  void lateReportsOfAnOutbreakStayOutOfTheHabitToo() {
    // Given an outbreak that was told and has become history
    watch.given(calm(60)).given(burst("b", 12, TOWN, day(60), 40));
    watch.hourly(day(60), day(62));
    assertThat(countIn(TOWN)).isZero();

    // When more of it is reported, and some of that is retracted again
    var late = burst("late", 12, TOWN, day(60), 30);
    late.forEach(e -> watch.given(List.of(known(e, day(62) + HOUR_MS))));
    watch.hourly(day(62) + HOUR_MS, day(63));
    assertThat(countIn(TOWN)).isZero();
    watch.retracted(late.subList(0, 3));
    watch.hourly(day(63) + HOUR_MS, day(64));

    // Then
    assertThat(countIn(TOWN)).isZero();
    for (DayPanes day : watch.detector().days()) {
      assertThat(Arrays.stream(day.fitting()).sum()).isEqualTo(Arrays.stream(day.counts()).sum());
    }
  }

  @Test
  void ofTwoHotspotsThatGrowTogetherTheOlderOneGoesOn() {
    // Given two towns too far apart for one hotspot, the second a little later
    long between = atDistance(3, TOWN, Events.GRID.disk(TOWN, 3));
    long neighbour = atDistance(7, TOWN, Events.GRID.disk(between, 4));
    watch.given(calm(60)).given(burst("old", 8, TOWN, day(60), 660));
    Hotspot older = only(watch.at(day(60)));
    for (long cell : Events.GRID.disk(neighbour, 1)) {
      watch.given(burst("young-" + cell, 3, cell, day(60.1), 660));
    }
    Hotspot younger = only(watch.at(day(60.1)));

    // When violence fills what lies between
    for (long cell : Events.GRID.disk(between, 3)) {
      watch.given(burst("between-" + cell, 9, cell, day(60.6), 40));
    }
    List<Hotspot> told = watch.at(day(60.6));

    // Then
    assertThat(told).extracting(Hotspot::status).containsExactly(Status.OPEN, Status.CLOSED);
    assertThat(told.get(0).hotspotId()).isEqualTo(older.hotspotId());
    assertThat(told.get(0).openedMs()).isEqualTo(day(60));
    assertThat(told.get(1).hotspotId()).isEqualTo(younger.hotspotId());
    assertThat(told.get(1).reason()).isEqualTo("merged into " + older.hotspotId());

    assertThat(told.get(0).reason())
        .startsWith("grew together with " + younger.hotspotId() + ", from 8 to ");
    assertThat(told.get(0).cells()).contains(between);

    // And it goes on to rise
    long laterMs = day(60.6) + 2 * HOUR_MS;
    for (long cell : Events.GRID.disk(between, 3)) {
      watch.given(burst("more-" + cell, 9, cell, laterMs, 100));
    }
    Hotspot more = only(watch.at(laterMs));
    assertThat(more.hotspotId()).isEqualTo(older.hotspotId());
    assertThat(more.reason()).startsWith("rose from ");
  }

  @Test
  void whatWasRevisedAndStillCountsIsNotLostWhenItIsForgotten() {
    // Given a war that goes on at one pace, of which an event was revised without effect
    watch.given(calm(60));
    goOn(0, 24);
    TrackedHotspot tracked = watch.detector().open().iterator().next();
    String key = tracked.evidenceKeys().get(0);
    ViolenceEvent revised =
        watch.detector().events().stream().filter(e -> e.key().equals(key)).findFirst().get();
    watch.retracted(List.of(revised)).given(List.of(revised));

    // When that event is older than all that is kept
    List<Hotspot> told = goOn(24, 10 * 24);

    // Then nobody says that it was retracted: it stands as it was told
    assertThat(watch.detector().events()).doesNotContain(revised);
    assertThat(told).isEmpty();
    assertThat(watch.detector().open())
        .extracting(TrackedHotspot::last)
        .containsOnly(tracked.last());
  }

  private List<Hotspot> goOn(int fromHour, int toHour) {
    List<Hotspot> told = new ArrayList<>();
    for (int hour = fromHour; hour < toHour; hour++) {
      long nowMs = day(60) + hour * HOUR_MS;
      watch.given(burst("on-" + hour, 4, TOWN, nowMs, 40));
      told.addAll(watch.at(nowMs));
    }
    return told;
  }

  private static long atDistance(int rings, long centre, long[] among) {
    long[] within = Events.GRID.disk(centre, rings);
    long[] nearer = Events.GRID.disk(centre, rings - 1);
    return Arrays.stream(among)
        .filter(cell -> Arrays.binarySearch(within, cell) >= 0)
        .filter(cell -> Arrays.binarySearch(nearer, cell) < 0)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void twoTownsAreTwoHotspotsAndEachHasItsOwnId() {
    watch.given(calm(60)).given(burst("b", 6, TOWN, day(60), 40));
    watch.given(burst("c", 6, Events.GRID.cellOf(4.9, 22.9), day(60), 40));

    List<Hotspot> told = watch.at(day(60));

    assertThat(told).hasSize(2).allMatch(hotspot -> hotspot.revision() == 1);
    assertThat(told).extracting(Hotspot::hotspotId).doesNotHaveDuplicates();
  }

  @Test
  void theOrderOfEventsWithinAnEvaluationDoesNotMatter() {
    var all = new ArrayList<>(calm(60));
    all.addAll(burst("b", 6, TOWN, day(60), 40));
    all.addAll(burst("c", 9, FAR_TOWN, day(60), 50));
    var told = watch.given(all).at(day(60));
    Collections.reverse(all);

    assertThat(new Watch().given(all).at(day(60))).isEqualTo(told).hasSize(2);
  }

  @Test
  void itsIdHangsOnTheArea() {
    var elsewhere = new Watch("Elsewhere", Events.SETTINGS, Events.CELLS);
    var all = new ArrayList<>(calm(60));
    all.addAll(burst("b", 6, TOWN, day(60), 40));

    assertThat(only(watch.given(all).at(day(60))).hotspotId())
        .matches("HS-[0-9a-f]{12}")
        .isNotEqualTo(only(elsewhere.given(all).at(day(60))).hotspotId());
  }

  @Test
  void aSurgeEverywhereOpensNothingAnywhere() {
    // Given an area where each cell has an event in ten days, at any time
    var random = new Random(1);
    for (long cell : Events.CELLS) {
      for (int i = 0; i < 6; i++) {
        String id = Long.toHexString(cell) + "-" + i;
        watch.given(List.of(event(id, cell, day(60 * random.nextDouble()))));
      }
    }
    watch.hourly(day(59), day(60));

    // When the whole area has three times as many for six hours
    for (long cell : Events.CELLS) {
      if (random.nextInt(13) == 0) {
        watch.given(List.of(event("surge-" + cell, cell, day(60 + random.nextDouble() / 4))));
      }
    }

    // Then
    assertThat(watch.hourly(day(60) + HOUR_MS, day(61))).isEmpty();
  }

  @Test
  void manyEventsAtOnceStillHaveAnAnswer() {
    watch.given(calm(60)).given(burst("b", 10_000, TOWN, day(60), 40));

    Hotspot hotspot = only(watch.at(day(60)));

    assertThat(hotspot.observed()).isEqualTo(10_000);
    assertThat(hotspot.recurrenceDays()).isFinite();
    assertThat(ResultJson.encode(hotspot)).contains("\"observed\":10000");
  }
}

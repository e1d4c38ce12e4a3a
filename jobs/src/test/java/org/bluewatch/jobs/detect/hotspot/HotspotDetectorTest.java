package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bluewatch.jobs.detect.hotspot.Events.DAY_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.HOUR_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.burst;
import static org.bluewatch.jobs.detect.hotspot.Events.calm;
import static org.bluewatch.jobs.detect.hotspot.Events.day;
import static org.bluewatch.jobs.detect.hotspot.Events.event;
import static org.bluewatch.jobs.detect.hotspot.Events.known;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bluewatch.common.codec.ResultJson;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.Hotspot.Status;
import org.junit.jupiter.api.Test;

class HotspotDetectorTest {
  private final HotspotDetector detector =
      new HotspotDetector("Test", Events.SETTINGS, Events.GRID, Events.CELLS);

  @Test
  void opensOnAClusterAgainstAQuietHistory() {
    given(calm(60));
    given(burst("b", 6, TOWN, day(60), 40));

    Hotspot hotspot = only(at(day(60)));

    assertThat(hotspot.status()).isEqualTo(Status.OPEN);
    assertThat(hotspot.revision()).isEqualTo(1);
    assertThat(hotspot.openedMs()).isEqualTo(day(60));
    assertThat(hotspot.knownMs()).isEqualTo(day(60));
    assertThat(hotspot.cells()).contains(TOWN);
    assertThat(hotspot.observed()).isEqualTo(6);
    assertThat(hotspot.expected()).isBetween(0.0, 0.5);
    assertThat(hotspot.severity()).isEqualTo(18);
    assertThat(hotspot.events()).containsExactly(Map.entry("gunfire", 6));
    assertThat(hotspot.evidence()).containsExactly("b-0", "b-1", "b-2", "b-3", "b-4", "b-5");
    assertThat(hotspot.recurrenceDays()).isGreaterThan(30);
    assertThat(hotspot.historyDays()).isEqualTo(56);
  }

  @Test
  void ofTwoHotspotsThatGrowTogetherTheOlderOneGoesOn() {
    // Given two towns too far apart for one hotspot, the second a little later
    long between = atDistance(3, TOWN, Events.GRID.disk(TOWN, 3));
    long neighbour = atDistance(7, TOWN, Events.GRID.disk(between, 4));
    given(calm(60));
    given(burst("old", 8, TOWN, day(60), 660));
    Hotspot older = only(at(day(60)));
    for (long cell : Events.GRID.disk(neighbour, 1)) {
      given(burst("young-" + cell, 3, cell, day(60.1), 660));
    }
    Hotspot younger = only(at(day(60.1)));

    // When both have fallen silent, and violence fills what lies between
    for (long cell : Events.GRID.disk(between, 3)) {
      given(burst("between-" + cell, 9, cell, day(60.6), 40));
    }
    List<Hotspot> told = at(day(60.6));

    // Then
    assertThat(told).extracting(Hotspot::status).containsExactly(Status.OPEN, Status.CLOSED);
    assertThat(told.get(0).hotspotId()).isEqualTo(older.hotspotId());
    assertThat(told.get(0).openedMs()).isEqualTo(day(60));
    assertThat(told.get(1).hotspotId()).isEqualTo(younger.hotspotId());
    assertThat(told.get(1).reason()).isEqualTo("merged into " + older.hotspotId());
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
  void staysSilentWhereSuchAreTheHabits() {
    for (int hour = 0; hour < 60 * 24; hour += 2) {
      long nowMs = day(hour / 24.0);
      given(List.of(event("each-two-hours-" + hour, TOWN, nowMs)));
      assertThat(at(nowMs)).isEmpty();
    }
  }

  @Test
  void twoEventsAreNoCluster() {
    given(calm(60));
    given(burst("b", 2, TOWN, day(60), 1));
    assertThat(at(day(60))).isEmpty();
  }

  @Test
  void saysNothingBeforeItHasTwoWeeksOfHistory() {
    given(List.of(event("first", Events.FAR_TOWN, day(0))));
    given(burst("b", 30, TOWN, day(14.4), 40));

    assertThat(at(day(14.4))).isEmpty();
    assertThat(at(day(14.5) - 1)).isEmpty();
    // The longest window is no part of the history.
    assertThat(at(day(14.5))).hasSize(1);
  }

  @Test
  void anEventNobodyCouldPlaceMakesNoHotspot() {
    given(calm(60));
    for (int i = 0; i < 20; i++) {
      given(List.of(event("vague-" + i, TOWN, day(60) - i, 0, 100_000)));
    }
    assertThat(at(day(60))).isEmpty();
  }

  @Test
  void aVagueEventCountsInDisksNoSmallerThanItsError() {
    double radiusM = Events.GRID.inradiusM() * 5;
    given(calm(60));
    for (int i = 0; i < 8; i++) {
      given(List.of(event("vague-" + i, TOWN, day(60) - i, 0, radiusM)));
    }
    // Two rings and more, but not the cell alone.
    assertThat(only(at(day(60))).cells()).hasSizeGreaterThanOrEqualTo(19);
  }

  @Test
  void anEventOfUncertainTimeCountsInWindowsNoShorterThanItsSpan() {
    given(calm(60));
    for (int i = 0; i < 8; i++) {
      given(List.of(event("span-" + i, TOWN, day(60) - i, 6 * HOUR_MS, 50)));
    }
    Hotspot hotspot = only(at(day(60)));
    assertThat(hotspot.toMs() - hotspot.fromMs()).isGreaterThanOrEqualTo(6 * HOUR_MS);
  }

  @Test
  void anEventOfADayMakesNoHotspotOfHours() {
    given(calm(60));
    for (int i = 0; i < 20; i++) {
      given(List.of(event("day-" + i, TOWN, day(60) - i, DAY_MS, 50)));
    }
    assertThat(at(day(60))).isEmpty();
  }

  @Test
  void risesWithAReasonAndKeepsItsIdAndItsOpening() {
    given(calm(60));
    given(burst("b", 6, TOWN, day(60), 40));
    Hotspot first = only(at(day(60)));
    given(burst("c", 4, TOWN, day(60) + HOUR_MS, 40));

    Hotspot second = only(at(day(60) + HOUR_MS));

    assertThat(second.hotspotId()).isEqualTo(first.hotspotId());
    assertThat(second.revision()).isEqualTo(2);
    assertThat(second.status()).isEqualTo(Status.OPEN);
    assertThat(second.openedMs()).isEqualTo(first.openedMs());
    assertThat(second.knownMs()).isEqualTo(day(60) + HOUR_MS);
    assertThat(second.observed()).isEqualTo(10);
    assertThat(second.reason()).isEqualTo("rose from 6 to 10 events");
  }

  @Test
  void saysNothingWhileNothingChanges() {
    given(calm(60));
    given(burst("b", 6, TOWN, day(60), 40));
    assertThat(at(day(60))).hasSize(1);
    assertThat(at(day(60) + HOUR_MS)).isEmpty();
  }

  @Test
  void closesOnceItHasStoodOutNoLongerForItsOwnLength() {
    given(calm(60));
    given(burst("b", 6, TOWN, day(60), 40));
    Hotspot opened = only(at(day(60)));

    List<Hotspot> told = evaluateHourly(day(60) + HOUR_MS, day(63));

    Hotspot closed = only(told);
    assertThat(closed.status()).isEqualTo(Status.CLOSED);
    assertThat(closed.revision()).isEqualTo(2);
    assertThat(closed.hotspotId()).isEqualTo(opened.hotspotId());
    assertThat(closed.reason()).isEqualTo("no longer more than habit");
    assertThat(closed.evidence()).isEqualTo(opened.evidence());
    assertThat(detector.open()).isEmpty();
  }

  @Test
  void isWithdrawnWhenItsEvidenceIsRetracted() {
    given(calm(60));
    var burst = burst("b", 6, TOWN, day(60), 40);
    given(burst);
    Hotspot opened = only(at(day(60)));
    burst.forEach(this::retracted);

    Hotspot withdrawn = only(at(day(60) + HOUR_MS));

    assertThat(withdrawn.status()).isEqualTo(Status.WITHDRAWN);
    assertThat(withdrawn.revision()).isEqualTo(2);
    assertThat(withdrawn.hotspotId()).isEqualTo(opened.hotspotId());
    assertThat(withdrawn.reason()).contains("retracted");
  }

  @Test
  void isWithdrawnWhenItsEvidenceMovesAway() {
    given(calm(60));
    var burst = burst("b", 6, TOWN, day(60), 40);
    given(burst);
    assertThat(at(day(60))).hasSize(1);
    // Each report is revised: it happened two weeks before
    for (ViolenceEvent event : burst) {
      retracted(event);
      given(List.of(event(event.evidenceId(), TOWN, event.timeMs() - 14 * DAY_MS)));
    }

    assertThat(only(at(day(60) + HOUR_MS)).status()).isEqualTo(Status.WITHDRAWN);
  }

  @Test
  void isRevisedWithAReasonWhenPartOfItsEvidenceIsRetracted() {
    given(calm(60));
    var burst = burst("b", 10, TOWN, day(60), 40);
    given(burst);
    assertThat(at(day(60))).hasSize(1);
    retracted(burst.get(0));
    retracted(burst.get(1));

    Hotspot revised = only(at(day(60) + HOUR_MS));

    assertThat(revised.status()).isEqualTo(Status.OPEN);
    assertThat(revised.observed()).isEqualTo(8);
    assertThat(revised.evidence()).doesNotContain("b-0", "b-1");
    assertThat(revised.reason()).isEqualTo("evidence was retracted: 10 -> 8");
  }

  @Test
  void aLateReportOpensWhatWouldHaveOpenedAndIsNoEvidenceBefore() {
    given(calm(60));
    var burst = burst("b", 6, TOWN, day(60), 40);
    given(burst.subList(0, 2));
    assertThat(at(day(60))).isEmpty();

    long laterMs = day(60) + 3 * HOUR_MS;
    burst.subList(2, 6).forEach(event -> given(List.of(known(event, laterMs))));
    Hotspot hotspot = only(at(laterMs));

    assertThat(hotspot.openedMs()).isEqualTo(laterMs);
    assertThat(hotspot.evidence()).hasSize(6);
  }

  @Test
  void aReportOlderThanTheHistoryChangesNothing() {
    given(calm(60));
    long nowMs = day(60);
    burst("old", 30, TOWN, day(-10), 40).forEach(e -> given(List.of(known(e, nowMs))));

    assertThat(at(nowMs)).isEmpty();
    assertThat(detector.forget(nowMs)).filteredOn(key -> key.contains("/old-")).hasSize(30);
  }

  @Test
  void manyEventsAtOnceStillHaveAnAnswer() {
    given(calm(60));
    given(burst("b", 3_000, TOWN, day(60), 40));

    Hotspot hotspot = only(at(day(60)));

    assertThat(hotspot.observed()).isEqualTo(3_000);
    assertThat(hotspot.recurrenceDays()).isFinite();
    assertThat(ResultJson.encode(hotspot)).contains("\"observed\":3000");
  }

  @Test
  void twoTownsAreTwoHotspotsAndEachHasItsOwnId() {
    given(calm(60));
    given(burst("b", 6, TOWN, day(60), 40));
    given(burst("c", 6, Events.GRID.cellOf(4.9, 22.9), day(60), 40));

    List<Hotspot> told = at(day(60));

    assertThat(told).hasSize(2).allMatch(hotspot -> hotspot.revision() == 1);
    assertThat(told).extracting(Hotspot::hotspotId).doesNotHaveDuplicates();
  }

  @Test
  void theSameEventsInAnotherOrderGiveTheSame() {
    var all = new ArrayList<>(calm(60));
    all.addAll(burst("b", 6, TOWN, day(60), 40));
    given(all);
    var told = at(day(60));

    var other = new HotspotDetector("Test", Events.SETTINGS, Events.GRID, Events.CELLS);
    Collections.reverse(all);
    all.forEach(event -> other.apply(new ViolenceChange(true, 1, event)));

    assertThat(other.evaluate(day(60))).extracting(HotspotReport::hotspot).isEqualTo(told);
  }

  @Test
  void itsIdHangsOnTheArea() {
    var elsewhere = new HotspotDetector("Elsewhere", Events.SETTINGS, Events.GRID, Events.CELLS);
    var all = new ArrayList<>(calm(60));
    all.addAll(burst("b", 6, TOWN, day(60), 40));
    given(all);
    all.forEach(event -> elsewhere.apply(new ViolenceChange(true, 1, event)));

    assertThat(only(at(day(60))).hotspotId())
        .startsWith("HS-")
        .isNotEqualTo(elsewhere.evaluate(day(60)).get(0).hotspot().hotspotId());
  }

  @Test
  void theAlarmBudgetIsSharedOverAllTests() {
    var scan = new ClusterScan(Events.SETTINGS, Events.GRID, Events.CELLS.length);
    double evaluations = Duration.ofDays(30).toHours();

    assertThat(scan.testsPerEvaluation()).isEqualTo(Events.CELLS.length * 4L * 4L);
    assertThat(detector.threshold() * scan.testsPerEvaluation() * evaluations)
        .isCloseTo(1, within(1e-9));
  }

  private void given(List<ViolenceEvent> events) {
    events.forEach(event -> detector.apply(new ViolenceChange(true, 1, event)));
  }

  private void retracted(ViolenceEvent event) {
    detector.apply(new ViolenceChange(false, 2, event));
  }

  private List<Hotspot> at(long nowMs) {
    return detector.evaluate(nowMs).stream().map(HotspotReport::hotspot).toList();
  }

  private List<Hotspot> evaluateHourly(long fromMs, long toMs) {
    List<Hotspot> told = new ArrayList<>();
    for (long ms = fromMs; ms <= toMs; ms += HOUR_MS) {
      told.addAll(at(ms));
    }
    return told;
  }

  private static Hotspot only(List<Hotspot> hotspots) {
    assertThat(hotspots).hasSize(1);
    return hotspots.get(0);
  }
}

package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.detect.hotspot.Events.DAY_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.FAR_TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.HOUR_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.burst;
import static org.bluewatch.jobs.detect.hotspot.Events.calm;
import static org.bluewatch.jobs.detect.hotspot.Events.day;
import static org.bluewatch.jobs.detect.hotspot.Events.event;
import static org.bluewatch.jobs.detect.hotspot.Events.patrolled;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.Hotspot.Status;
import org.bluewatch.jobs.config.HotspotSettings;
import org.bluewatch.jobs.order.KnowledgeHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HotspotFunctionTest {
  private KnowledgeHarness<Integer, HotspotInput, HotspotReport> hotspots;

  @BeforeEach
  void open() throws Exception {
    open(Events.SETTINGS);
  }

  private void open(HotspotSettings settings) throws Exception {
    hotspots =
        KnowledgeHarness.open(
            () -> new HotspotFunction("Test", settings, Events.RESOLUTION, Events.BOUNDARY),
            HotspotInput.order(),
            unused -> 0,
            Types.INT,
            HotspotInput.class);
  }

  @AfterEach
  void close() throws Exception {
    hotspots.close();
  }

  @Test
  void evaluatesOnTheFullStepAndNamesOnlyWhatWasReceivedByThen() throws Exception {
    given(calm(60));
    given(burst("b", 6, TOWN, day(60) + HOUR_MS / 2, 20));
    hotspots.watermark(day(60) + HOUR_MS - 1);
    assertThat(hotspots.told()).isEmpty();
    // Received one millisecond after the evaluation
    given(List.of(event("after", TOWN, day(60) + HOUR_MS + 1)));
    hotspots.watermark(day(60) + HOUR_MS + 1);

    assertThat(hotspots.told())
        .extracting(HotspotReport::hotspot)
        .singleElement()
        .matches(h -> h.knownMs() == day(60) + HOUR_MS)
        .matches(h -> h.observed() == 6)
        .matches(h -> !h.evidence().contains("after"));
  }

  @Test
  void whatIsReceivedAtTheVeryInstantOfAnEvaluationCounts() throws Exception {
    given(calm(60));
    given(burst("b", 6, TOWN, day(60), 20));
    hotspots.watermark(day(60));

    assertThat(hotspots.told()).singleElement().matches(r -> r.hotspot().observed() == 6);
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() throws Exception {
    List<Told> life = life();
    List<HotspotReport> asItWas = tell(life, false);
    close();
    open();
    Collections.reverse(life);
    List<HotspotReport> reversed = tell(life, false);

    assertThat(reversed).isEqualTo(asItWas).hasSize(4);
  }

  @Test
  void aRestartInTheMiddleOfItsLifeChangesNothing() throws Exception {
    List<HotspotReport> undisturbed = tell(life(), false);
    close();
    open();
    List<HotspotReport> restarted = tell(life(), true);

    assertThat(undisturbed)
        .extracting(report -> report.hotspot().status())
        .containsExactly(Status.OPEN, Status.OPEN, Status.OPEN, Status.CLOSED);
    assertThat(restarted).isEqualTo(undisturbed);
  }

  @Test
  void effortIsRememberedOverARestart() throws Exception {
    // Given a town where one patrol a day sees one event, and then sixteen of them see twelve
    assertThat(surge(true)).isEmpty();
    // Then it is known that more looks see more; without that it were an alarm
    close();
    open();
    assertThat(surge(false)).hasSize(1);
  }

  private List<HotspotReport> surge(boolean effortIsTold) throws Exception {
    for (int day = 0; day < 60; day++) {
      effort(day(day), effortIsTold ? 1 : 0);
      patrols(day(day), 1, "day-" + day);
    }
    hotspots.watermark(day(60) - 1);
    assertThat(hotspots.told()).isEmpty();
    hotspots.restart();
    effort(day(60), effortIsTold ? 16 : 0);
    hotspots.watermark(day(60));
    hotspots.restart();
    patrols(day(60), 12, "surge");
    hotspots.watermark(day(60) + HOUR_MS);
    return hotspots.told();
  }

  private void effort(long ms, int looks) throws Exception {
    hotspots.record(
        ms, HotspotInput.of(patrolled(TOWN, Math.floorDiv(ms, HOUR_MS) * HOUR_MS, looks)));
  }

  private void patrols(long ms, int n, String name) throws Exception {
    for (int i = 0; i < n; i++) {
      given(List.of(Events.byPatrol(event(name + "-" + i, TOWN, ms))));
    }
  }

  /** What stays is small: what was learnt, and that the days of the history were calm. */
  private static final int LEFT = 2;

  @Test
  void keepsOnlyThatItWasCalmOnceEverythingIsOlderThanTheHistory() throws Exception {
    given(calm(60));
    given(burst("b", 6, TOWN, day(60), 20));
    hotspots.watermark(day(60) + 60 * DAY_MS);

    assertThat(hotspots.told())
        .extracting(report -> report.hotspot().status())
        .containsExactly(Status.OPEN, Status.CLOSED);
    assertThat(hotspots.timers()).isZero();
    hotspots.restart();
    assertThat(hotspots.stateEntries()).isLessThanOrEqualTo(LEFT);
  }

  @Test
  void keepsOnlyThatItWasCalmOnceEffortHasFaded() throws Exception {
    close();
    open(dailyWithTwoWeeksOfHistory());
    given(calm(30));
    hotspots.record(day(30), HotspotInput.of(patrolled(TOWN, day(30), 1)));
    hotspots.record(day(31), HotspotInput.of(patrolled(FAR_TOWN, day(30), 1)));
    hotspots.watermark(day(90));
    assertThat(hotspots.timers()).isEqualTo(1);
    hotspots.restart();
    assertThat(hotspots.stateEntries()).isGreaterThan(LEFT);
    hotspots.watermark(day(90) + 40 * 7 * DAY_MS);

    assertThat(hotspots.timers()).isZero();
    hotspots.restart();
    assertThat(hotspots.stateEntries()).isLessThanOrEqualTo(LEFT);
  }

  @Test
  void afterALongCalmItKnowsThatItWasCalm() throws Exception {
    given(calm(60));
    hotspots.watermark(day(60) + 100 * DAY_MS);
    assertThat(hotspots.timers()).isZero();
    hotspots.restart();

    given(burst("b", 6, TOWN, day(200), 20));
    hotspots.watermark(day(200) + HOUR_MS);

    assertThat(hotspots.told())
        .extracting(report -> report.hotspot().status())
        .containsExactly(Status.OPEN);
  }

  private static HotspotSettings dailyWithTwoWeeksOfHistory() {
    HotspotSettings defaults = Events.SETTINGS;
    return new HotspotSettings(
        1,
        Duration.ofDays(1),
        defaults.durations(),
        defaults.slowDurations(),
        3,
        Duration.ofDays(14),
        defaults.events());
  }

  @Test
  void whatHappenedOutsideTheAreaLeavesNoState() throws Exception {
    long outside = Events.GRID.cellOf(40, 20);
    given(burst("outside", 9, outside, day(0), 20));
    hotspots.watermark(day(1));
    assertThat(hotspots.stateEntries()).isZero();

    given(List.of(event("inside", TOWN, day(2))));
    hotspots.watermark(day(2));
    hotspots.restart();
    int entries = hotspots.stateEntries();
    given(burst("outside", 9, outside, day(2) + 1, 20));
    hotspots.watermark(day(2) + 2);
    hotspots.restart();
    assertThat(hotspots.stateEntries()).isEqualTo(entries);
  }

  @Test
  void theEndOfInputEndsNoHotspot() throws Exception {
    given(calm(60));
    given(burst("b", 6, TOWN, day(60), 20));
    hotspots.watermark(day(60));
    hotspots.endOfInput();

    assertThat(hotspots.told())
        .extracting(HotspotReport::hotspot)
        .extracting(Hotspot::status)
        .containsExactly(Status.OPEN);
  }

  private record Told(long knownMs, HotspotInput what) {}

  /** A hotspot that opens, rises, loses evidence and closes, with patrols looking all the time. */
  private static List<Told> life() {
    List<Told> life = new ArrayList<>();
    calm(60).forEach(event -> life.add(added(event)));
    var burst = burst("b", 8, TOWN, day(60), 40);
    burst.forEach(event -> life.add(added(event)));
    burst("c", 4, TOWN, day(60) + HOUR_MS, 40).forEach(event -> life.add(added(event)));
    life.add(
        new Told(
            day(60) + HOUR_MS + 1, HotspotInput.of(new ViolenceChange(false, 2, burst.get(0)))));
    for (int day = 20; day < 63; day++) {
      life.add(new Told(day(day) + 1, HotspotInput.of(patrolled(TOWN, day(day), 2))));
    }
    return life;
  }

  private static Told added(ViolenceEvent event) {
    return new Told(event.receivedMs(), HotspotInput.of(new ViolenceChange(true, 1, event)));
  }

  private List<HotspotReport> tell(Collection<Told> life, boolean restarts) throws Exception {
    for (Told told : life) {
      hotspots.record(told.knownMs(), told.what());
    }
    List<HotspotReport> reports = new ArrayList<>();
    for (long ms = day(60); ms < day(63); ms += HOUR_MS / 2) {
      hotspots.watermark(ms);
      reports.addAll(hotspots.told());
      if (restarts && ms % (3 * HOUR_MS) == 0) {
        hotspots.restart();
      }
    }
    return reports;
  }

  private void given(List<ViolenceEvent> events) throws Exception {
    for (ViolenceEvent event : events) {
      Told told = added(event);
      hotspots.record(told.knownMs(), told.what());
    }
  }
}

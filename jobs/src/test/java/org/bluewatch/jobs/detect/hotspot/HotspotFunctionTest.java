package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.detect.hotspot.Events.HOUR_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.burst;
import static org.bluewatch.jobs.detect.hotspot.Events.calm;
import static org.bluewatch.jobs.detect.hotspot.Events.day;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.Hotspot.Status;
import org.bluewatch.jobs.order.KnowledgeHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HotspotFunctionTest {
  private KnowledgeHarness<Integer, ViolenceChange, HotspotReport> hotspots;

  @BeforeEach
  void open() throws Exception {
    hotspots = create();
  }

  @AfterEach
  void close() throws Exception {
    hotspots.close();
  }

  private static KnowledgeHarness<Integer, ViolenceChange, HotspotReport> create()
      throws Exception {
    return KnowledgeHarness.open(
        () -> new HotspotFunction("Test", Events.SETTINGS, Events.RESOLUTION, Events.BOUNDARY),
        ViolenceChange.order(),
        unused -> 0,
        Types.INT,
        ViolenceChange.class);
  }

  @Test
  void evaluatesOnTheFullStepAndNamesOnlyWhatWasReceivedByThen() throws Exception {
    given(hotspots, calm(60));
    given(hotspots, burst("b", 6, TOWN, day(60) + HOUR_MS / 2, 20));
    hotspots.watermark(day(60) + HOUR_MS - 1);
    assertThat(hotspots.told()).isEmpty();
    // Received one millisecond after the evaluation
    given(hotspots, List.of(Events.event("after", TOWN, day(60) + HOUR_MS + 1)));
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
    given(hotspots, calm(60));
    given(hotspots, burst("b", 6, TOWN, day(60), 20));
    hotspots.watermark(day(60));

    assertThat(hotspots.told()).singleElement().matches(r -> r.hotspot().observed() == 6);
  }

  @Test
  void aRestartInTheMiddleOfItsLifeChangesNothing() throws Exception {
    List<HotspotReport> undisturbed = life(false);
    close();
    open();
    List<HotspotReport> restarted = life(true);

    assertThat(undisturbed)
        .extracting(report -> report.hotspot().status())
        .containsExactly(Status.OPEN, Status.OPEN, Status.OPEN, Status.CLOSED);
    assertThat(restarted).isEqualTo(undisturbed);
  }

  private List<HotspotReport> life(boolean restarts) throws Exception {
    List<ViolenceChange> changes = new ArrayList<>();
    calm(60).forEach(event -> changes.add(new ViolenceChange(true, 1, event)));
    var burst = burst("b", 8, TOWN, day(60), 40);
    burst.forEach(event -> changes.add(new ViolenceChange(true, 1, event)));
    burst("c", 4, TOWN, day(60) + HOUR_MS, 40)
        .forEach(event -> changes.add(new ViolenceChange(true, 1, event)));
    List<HotspotReport> told = new ArrayList<>();
    for (ViolenceChange change : changes) {
      hotspots.record(change.event().receivedMs(), change);
    }
    hotspots.record(day(60) + HOUR_MS + 1, new ViolenceChange(false, 2, burst.get(0)));
    for (long ms = day(60); ms < day(63); ms += HOUR_MS / 2) {
      hotspots.watermark(ms);
      told.addAll(hotspots.told());
      if (restarts && ms % (3 * HOUR_MS) == 0) {
        hotspots.restart();
      }
    }
    return told;
  }

  @Test
  void endsWithoutStateOnceEverythingIsOlderThanTheHistory() throws Exception {
    given(hotspots, calm(60));
    given(hotspots, burst("b", 6, TOWN, day(60), 20));
    hotspots.watermark(day(60) + 57 * Events.DAY_MS);

    assertThat(hotspots.told())
        .extracting(report -> report.hotspot().status())
        .containsExactly(Status.OPEN, Status.CLOSED);
    assertThat(hotspots.timers()).isZero();
    // Since when anything is known is all that stays.
    assertThat(hotspots.stateEntries()).isEqualTo(1);
  }

  @Test
  void theEndOfInputEndsNoHotspot() throws Exception {
    given(hotspots, calm(60));
    given(hotspots, burst("b", 6, TOWN, day(60), 20));
    hotspots.watermark(day(60));
    hotspots.endOfInput();

    assertThat(hotspots.told())
        .extracting(HotspotReport::hotspot)
        .extracting(Hotspot::status)
        .containsExactly(Status.OPEN);
  }

  private static void given(
      KnowledgeHarness<Integer, ViolenceChange, HotspotReport> hotspots, List<ViolenceEvent> events)
      throws Exception {
    for (ViolenceEvent event : events) {
      hotspots.record(event.receivedMs(), new ViolenceChange(true, 1, event));
    }
  }
}

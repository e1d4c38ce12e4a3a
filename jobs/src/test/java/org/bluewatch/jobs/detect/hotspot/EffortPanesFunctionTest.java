package org.bluewatch.jobs.detect.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.detect.hotspot.Events.FAR_TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.HOUR_MS;
import static org.bluewatch.jobs.detect.hotspot.Events.TOWN;
import static org.bluewatch.jobs.detect.hotspot.Events.day;
import static org.bluewatch.jobs.detect.hotspot.Events.patrolled;

import java.time.Duration;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.Types;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.jobs.order.KnowledgeHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EffortPanesFunctionTest {
  private static final EffortChange HEARD =
      new EffortChange(RawStream.SENSOR_OBSERVATIONS, TOWN, day(0), 1);

  private KnowledgeHarness<Integer, EffortChange, HotspotInput> panes;

  @BeforeEach
  void open() throws Exception {
    panes =
        KnowledgeHarness.open(
            () -> new EffortPanesFunction(Duration.ofHours(1)),
            EffortPanesFunction.order(),
            EffortPanesFunction::shardOf,
            Types.INT,
            EffortChange.class);
  }

  @AfterEach
  void close() throws Exception {
    panes.close();
  }

  @Test
  void addsUpByStreamCellAndPaneAndTellsAtTheStep() throws Exception {
    panes.record(day(0) + 1, patrolled(TOWN, day(0), 1));
    panes.record(day(0) + 2, patrolled(TOWN, day(0), 2));
    panes.record(day(0) + 3, patrolled(TOWN, day(0) - HOUR_MS, 1));
    panes.record(day(0) + 4, patrolled(FAR_TOWN, day(0), 1));
    panes.record(day(0) + 5, HEARD);
    panes.watermark(day(0) + HOUR_MS - 1);
    assertThat(panes.told()).isEmpty();
    panes.watermark(day(0) + HOUR_MS);

    assertThat(panes.told())
        .extracting(HotspotInput::effort)
        .containsExactlyInAnyOrder(
            patrolled(TOWN, day(0), 3),
            patrolled(TOWN, day(0) - HOUR_MS, 1),
            patrolled(FAR_TOWN, day(0), 1),
            HEARD);
    assertThat(panes.timers()).isZero();
    assertThat(panes.stateEntries()).isZero();
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() throws Exception {
    panes.record(day(0) + 5, patrolled(TOWN, day(0), -1));
    panes.record(day(0) + 1, patrolled(TOWN, day(0), 2));
    panes.watermark(day(0) + HOUR_MS);

    assertThat(panes.told())
        .extracting(HotspotInput::effort)
        .containsExactly(patrolled(TOWN, day(0), 1));
  }

  @Test
  void whatCancelsOutIsNotTold() throws Exception {
    panes.record(day(0) + 1, patrolled(TOWN, day(0), 2));
    panes.record(day(0) + 2, patrolled(TOWN, day(0), -2));
    panes.watermark(day(0) + HOUR_MS);

    assertThat(panes.told()).isEmpty();
    assertThat(panes.stateEntries()).isZero();
  }

  @Test
  void eachStepBeginsFromNothing() throws Exception {
    panes.record(day(0) + 1, patrolled(TOWN, day(0), 2));
    panes.watermark(day(0) + HOUR_MS);
    panes.record(day(0) + HOUR_MS + 1, patrolled(TOWN, day(0), 1));
    panes.watermark(day(0) + 2 * HOUR_MS);

    assertThat(panes.told())
        .extracting(HotspotInput::effort)
        .containsExactly(patrolled(TOWN, day(0), 2), patrolled(TOWN, day(0), 1));
  }

  @Test
  void aRestartBetweenTwoStepsLosesNothing() throws Exception {
    panes.record(day(0) + 1, patrolled(TOWN, day(0), 2));
    panes.watermark(day(0) + 1);
    panes.restart();
    panes.record(day(0) + 2, patrolled(TOWN, day(0), 1));
    panes.restart();
    panes.watermark(day(0) + HOUR_MS);

    assertThat(panes.told())
        .extracting(HotspotInput::effort)
        .containsExactly(patrolled(TOWN, day(0), 3));
  }

  @Test
  void cellsAreSpreadOverTheShards() {
    assertThat(
            Arrays.stream(Events.CELLS)
                .mapToInt(cell -> EffortPanesFunction.shardOf(patrolled(cell, 0, 1)))
                .distinct()
                .count())
        .isGreaterThan(32);
    assertThat(EffortPanesFunction.shardOf(patrolled(TOWN, day(0), 1)))
        .isEqualTo(EffortPanesFunction.shardOf(patrolled(TOWN, day(3), 7)))
        .isBetween(0, 63);
  }
}

package org.bluewatch.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.AlertAction.Action;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.jobs.config.DedupSettings;
import org.bluewatch.jobs.order.KnowledgeHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActionsFunctionTest {
  private static final long HORIZON_MS = Duration.ofHours(72).toMillis();
  private static final long NOON_MS = 1_700_000_000_000L;

  private KnowledgeHarness<Integer, AlertAction, AlertAction> actions;

  @BeforeEach
  void open() throws Exception {
    actions =
        KnowledgeHarness.open(
            () -> new ActionsFunction(DedupSettings.DEFAULTS),
            ActionsFunction.order(),
            unused -> 0,
            Types.INT,
            AlertAction.class);
  }

  @AfterEach
  void close() throws Exception {
    actions.close();
  }

  @Test
  void aCopyOfAnActionIsDoneOnceAndCounted() throws Exception {
    given("x", NOON_MS, "duty");
    actions.restart();
    given("x", NOON_MS + HORIZON_MS, "duty");
    actions.watermark(NOON_MS + HORIZON_MS);

    assertThat(actions.told()).extracting(AlertAction::receivedMs).containsExactly(NOON_MS);
    assertThat(counts()).isEqualTo(Map.of(Outcome.OBSERVATION, 1L, Outcome.DUPLICATE, 1L));
  }

  @Test
  void theSameIdWithOtherContentIsConflicting() throws Exception {
    given("x", NOON_MS, "duty");
    given("x", NOON_MS + 1, "chief");
    actions.watermark(NOON_MS + 1);

    assertThat(actions.told()).hasSize(1);
    assertThat(counts())
        .isEqualTo(Map.of(Outcome.OBSERVATION, 1L, Outcome.DUPLICATE, 1L, Outcome.CONFLICTING, 1L));
  }

  @Test
  void whichOfTwoOfOneMillisecondIsFirstDoesNotDependOnArrival() throws Exception {
    given("x", NOON_MS, "duty");
    given("x", NOON_MS, "chief");
    actions.watermark(NOON_MS);

    assertThat(actions.told()).extracting(AlertAction::officer).containsExactly("chief");
  }

  @Test
  void afterTheHorizonItIsAnActionAgainAndNothingIsLeft() throws Exception {
    given("x", NOON_MS, "duty");
    given("x", NOON_MS + HORIZON_MS + 1, "duty");
    actions.watermark(NOON_MS + HORIZON_MS + 1);
    assertThat(actions.told()).hasSize(2);

    actions.watermark(NOON_MS + 2 * HORIZON_MS + 2);
    assertThat(actions.stateEntries()).isZero();
    assertThat(actions.timers()).isZero();
  }

  private void given(String id, long receivedMs, String officer) throws Exception {
    actions.record(
        receivedMs,
        new AlertAction(id, "A", NOON_MS, receivedMs, officer, Action.NOTE, null, null));
  }

  private Map<Outcome, Long> counts() {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    for (Tally tally : actions.told(ActionsFunction.TALLIES)) {
      assertThat(tally.stream()).isEqualTo(RawStream.ALERT_ACTIONS);
      counts.merge(tally.outcome(), tally.count(), Long::sum);
    }
    return counts;
  }
}

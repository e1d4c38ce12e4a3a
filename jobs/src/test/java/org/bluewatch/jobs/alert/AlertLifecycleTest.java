package org.bluewatch.jobs.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.alert.AlertHarness.Draft;
import static org.bluewatch.jobs.alert.AlertHarness.HOUR_MS;
import static org.bluewatch.jobs.alert.AlertHarness.MINUTE_MS;
import static org.bluewatch.jobs.alert.AlertHarness.NOON_MS;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.bluewatch.common.model.ActionOutcome.Outcome;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Alert.State;
import org.bluewatch.common.model.AlertAction.Action;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Notice.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an alert: the table of states, tiers at their times, and what officers do. */
class AlertLifecycleTest {
  private AlertHarness desk;

  @BeforeEach
  void open() throws Exception {
    desk = AlertHarness.withRoster();
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
  }

  @Test
  void whatIsRaisedCallsTheFirstTierAtOnce() throws Exception {
    desk.hear(NOON_MS, Draft.of("A"));

    Alert alert = desk.alert();
    Notice notice = desk.notice();
    assertThat(alert.state()).isEqualTo(State.RAISED);
    assertThat(notice.channel()).isEqualTo(Channel.PAGE);
    assertThat(notice.state()).isEqualTo(Notice.State.OPEN);
    assertThat(notice.tier()).isEqualTo(1);
    assertThat(notice.call()).isEqualTo(1);
    assertThat(notice.alert()).isEqualTo(alert);
    assertThat(notice.situation()).isEqualTo(alert.situation());
    assertThat(notice.escalateAtMs()).isEqualTo(NOON_MS + 15 * MINUTE_MS);
    assertThat(notice.receivedMs()).isEqualTo(NOON_MS - 1);
    assertThat(notice.tiers()).hasSize(2);
    assertThat(notice.reason()).isEqualTo("raised");
  }

  @Test
  void nobodyAnswersSoTheTiersAreWalkedAtTheirTimes() throws Exception {
    desk.hear(NOON_MS, Draft.of("A").priority(Priority.P1));
    desk.until(NOON_MS + HOUR_MS);

    assertThat(desk.notices())
        .extracting(Notice::knownMs, Notice::tier, Notice::call, Notice::escalateAtMs)
        .containsExactly(
            Tuple.tuple(NOON_MS, 1, 1, NOON_MS + 2 * MINUTE_MS),
            Tuple.tuple(NOON_MS + 2 * MINUTE_MS, 2, 2, NOON_MS + 7 * MINUTE_MS),
            Tuple.tuple(NOON_MS + 7 * MINUTE_MS, 3, 3, null));
    assertThat(desk.alerts())
        .extracting(Alert::state, Alert::reason)
        .containsExactly(
            Tuple.tuple(State.RAISED, "seen"),
            Tuple.tuple(State.ESCALATED, "not acknowledged within 2 min by tier 1"),
            Tuple.tuple(State.ESCALATED, "not acknowledged within 5 min by tier 2"));
  }

  @Test
  void theLastTierHasNobodyBehindIt() throws Exception {
    desk.hear(NOON_MS, Draft.of("A")).until(NOON_MS + 15 * MINUTE_MS);

    assertThat(desk.notices()).extracting(Notice::escalateAtMs).endsWith((Long) null);
    desk.until(NOON_MS + 11 * HOUR_MS);
    assertThat(desk.notices()).isEmpty();
  }

  @Test
  void anAcknowledgementStopsTheWalk() throws Exception {
    desk.hear(NOON_MS, Draft.of("A"));
    desk.alerts();
    desk.notices();

    desk.officer(NOON_MS + 15 * MINUTE_MS, Action.ACKNOWLEDGE, "A").until(NOON_MS + 10 * HOUR_MS);

    Alert alert = desk.alert();
    Notice notice = desk.notice();
    assertThat(alert.state()).isEqualTo(State.ACKNOWLEDGED);
    assertThat(alert.reason()).isEqualTo("acknowledged by duty");
    assertThat(notice.state()).isEqualTo(Notice.State.ACKNOWLEDGED);
    assertThat(notice.officer()).isEqualTo("duty");
    assertThat(notice.call()).isEqualTo(1);
    assertThat(notice.escalateAtMs()).isNull();
    assertThat(desk.outcomes())
        .extracting(outcome -> outcome.outcome(), outcome -> outcome.noticeId())
        .containsExactly(Tuple.tuple(Outcome.APPLIED, notice.noticeId()));
  }

  @Test
  void acknowledgedIsNotResolved() throws Exception {
    desk.hear(NOON_MS, Draft.of("A")).officer(NOON_MS + 1, Action.ACKNOWLEDGE, "A");
    desk.alerts();
    desk.notices();

    desk.hear(NOON_MS + 2, Draft.of("A").ends(AlertDraft.Outcome.RESOLVED));

    assertThat(desk.alert().state()).isEqualTo(State.RESOLVED);
    Notice ended = desk.notice();
    assertThat(ended.state()).isEqualTo(Notice.State.ENDED);
    assertThat(ended.members())
        .extracting(Notice.Member::alertId, Notice.Member::state)
        .containsExactly(Tuple.tuple("A", State.RESOLVED));
    assertThat(ended.alert().state()).isEqualTo(State.RESOLVED);
  }

  @Test
  void aRiseCallsAnewWhateverWasAnswered() throws Exception {
    desk.hear(NOON_MS, Draft.of("A")).officer(NOON_MS + 1, Action.ACKNOWLEDGE, "A");
    desk.alerts();
    desk.notices();

    desk.hear(NOON_MS + MINUTE_MS, Draft.of("A").priority(Priority.P1));

    assertThat(desk.alert().state()).isEqualTo(State.RAISED);
    Notice notice = desk.notice();
    assertThat(notice.state()).isEqualTo(Notice.State.OPEN);
    assertThat(notice.tier()).isEqualTo(1);
    assertThat(notice.call()).isEqualTo(2);
    assertThat(notice.officer()).isNull();
    assertThat(notice.escalateAtMs()).isEqualTo(NOON_MS + 3 * MINUTE_MS);
    assertThat(notice.reason()).isEqualTo("rose to P1");
  }

  @Test
  void aRiseOfWhatHadEscalatedBeginsWithTheFirstTier() throws Exception {
    desk.hear(NOON_MS, Draft.of("A")).until(NOON_MS + 15 * MINUTE_MS);
    desk.alerts();
    desk.notices();

    desk.hear(NOON_MS + 16 * MINUTE_MS, Draft.of("A").priority(Priority.P1));

    assertThat(desk.alert().state()).isEqualTo(State.RAISED);
    assertThat(desk.notice()).extracting(Notice::tier, Notice::call).containsExactly(1, 3);
  }

  @Test
  void aPriorityThatFallsAndReturnsAtOnceCallsNobodyAnew() throws Exception {
    desk.hear(NOON_MS, Draft.of("A")).officer(NOON_MS + 1, Action.ACKNOWLEDGE, "A");
    desk.hear(NOON_MS + MINUTE_MS, Draft.of("A").priority(Priority.P3));
    desk.hear(NOON_MS + 5 * MINUTE_MS, Draft.of("A"));

    assertThat(desk.notices()).extracting(Notice::call).containsOnly(1);
    assertThat(desk.alerts()).extracting(Alert::state).endsWith(State.ACKNOWLEDGED);
  }

  @Test
  void aPriorityThatReturnsLaterIsARise() throws Exception {
    desk.hear(NOON_MS, Draft.of("A")).officer(NOON_MS + 1, Action.ACKNOWLEDGE, "A");
    desk.hear(NOON_MS + MINUTE_MS, Draft.of("A").priority(Priority.P3));
    desk.hear(NOON_MS + HOUR_MS, Draft.of("A"));

    assertThat(desk.notices()).extracting(Notice::call).endsWith(2);
    assertThat(desk.alerts()).extracting(Alert::state).endsWith(State.RAISED);
  }

  @Test
  void aShelvingEndsAtItsTimeAndCallsAnew() throws Exception {
    long untilMs = NOON_MS + HOUR_MS;
    desk.hear(NOON_MS, Draft.of("A")).officer(NOON_MS + 1, Action.SHELVE, "A", untilMs);

    assertThat(desk.notices())
        .extracting(Notice::state, Notice::shelvedUntilMs)
        .endsWith(Tuple.tuple(Notice.State.SHELVED, untilMs));
    assertThat(desk.alerts()).extracting(Alert::state).endsWith(State.ACKNOWLEDGED);
    desk.until(untilMs - 1);
    assertThat(desk.notices()).isEmpty();

    desk.until(untilMs);
    assertThat(desk.alert())
        .extracting(Alert::state, Alert::reason, Alert::knownMs)
        .containsExactly(State.RAISED, "shelving expired", untilMs);
    assertThat(desk.notice())
        .extracting(Notice::state, Notice::tier, Notice::call, Notice::shelvedUntilMs)
        .containsExactly(Notice.State.OPEN, 1, 2, null);
  }

  @Test
  void aLifeThreatThatJoinsWhatIsShelvedIsCalled() throws Exception {
    desk.hear(NOON_MS, Draft.of("A").situation("S").priority(Priority.P1));
    desk.officer(NOON_MS + 1, Action.SHELVE, "A", NOON_MS + HOUR_MS);
    desk.notices();

    desk.hear(NOON_MS + 2, Draft.of("B").situation("S").priority(Priority.P2));
    assertThat(desk.notices()).isEmpty();

    desk.hear(NOON_MS + 3, Draft.of("C").situation("S").priority(Priority.P1));
    assertThat(desk.notice())
        .extracting(Notice::state, Notice::tier, Notice::call)
        .containsExactly(Notice.State.OPEN, 1, 2);
  }

  @Test
  void aLifeThreatThatJoinsWhatNobodyAnsweredIsCalled() throws Exception {
    desk.hear(NOON_MS, Draft.of("A").situation("S").priority(Priority.P1));
    desk.until(NOON_MS + HOUR_MS);
    assertThat(desk.notices()).extracting(Notice::tier).endsWith(3);

    desk.hear(NOON_MS + HOUR_MS + 1, Draft.of("B").situation("S").priority(Priority.P1));

    assertThat(desk.notice())
        .extracting(Notice::state, Notice::tier, Notice::call)
        .containsExactly(Notice.State.OPEN, 1, 4);
  }

  @Test
  void noShelvingIsForEver() throws Exception {
    desk.hear(NOON_MS, Draft.of("A"), Draft.of("B"));
    desk.officer(NOON_MS + 1, Action.SHELVE, "A");
    desk.officer(NOON_MS + 1 + MINUTE_MS, Action.SHELVE, "B", NOON_MS + 400 * 24 * HOUR_MS);

    assertThat(desk.notices())
        .extracting(Notice::shelvedUntilMs)
        .filteredOn(until -> until != null)
        .containsExactly(NOON_MS + 1 + 12 * HOUR_MS, NOON_MS + 1 + MINUTE_MS + 12 * HOUR_MS);
  }

  @Test
  void whatEndedWhileShelvedStaysQuiet() throws Exception {
    desk.hear(NOON_MS, Draft.of("A")).officer(NOON_MS + 1, Action.SHELVE, "A", NOON_MS + HOUR_MS);
    desk.hear(NOON_MS + 2, Draft.of("A").ends(AlertDraft.Outcome.RESOLVED));
    desk.notices();

    desk.until(NOON_MS + 3 * HOUR_MS);

    assertThat(desk.notices()).isEmpty();
  }

  @Test
  void whatAnOfficerResolvedComesBackOnlyIfItIsWorse() throws Exception {
    desk.hear(NOON_MS, Draft.of("A")).officer(NOON_MS + 1, Action.RESOLVE, "A");
    assertThat(desk.alerts()).extracting(Alert::state).endsWith(State.RESOLVED);
    assertThat(desk.notices()).extracting(Notice::state).endsWith(Notice.State.ENDED);

    desk.hear(NOON_MS + 2, Draft.of("A").headline("more of it"));
    assertThat(desk.alerts()).isEmpty();
    desk.restart();
    desk.hear(NOON_MS + 3, Draft.of("A").priority(Priority.P1));

    assertThat(desk.alert())
        .extracting(Alert::state, Alert::revision)
        .containsExactly(State.RAISED, 3);
    assertThat(desk.notice()).extracting(Notice::call).isEqualTo(2);
  }

  @Test
  void evidenceThatGoesIsToldEvenOfWhatAnOfficerResolved() throws Exception {
    desk.hear(NOON_MS, Draft.of("A")).officer(NOON_MS + 1, Action.RESOLVE, "A");
    desk.hear(NOON_MS + 2, Draft.of("A").ends(AlertDraft.Outcome.RESOLVED));
    desk.hear(NOON_MS + 3, Draft.of("A").ends(AlertDraft.Outcome.WITHDRAWN));

    assertThat(desk.alerts())
        .extracting(Alert::state)
        .containsExactly(State.RAISED, State.RESOLVED, State.WITHDRAWN);
  }

  @ParameterizedTest
  @CsvSource({"14, 1", "16, 2"})
  void whatFlapsIsNotCalledAgain(long minutes, int calls) throws Exception {
    desk.hear(NOON_MS, Draft.of("A"));
    desk.officer(NOON_MS + 1, Action.ACKNOWLEDGE, "A");
    desk.hear(NOON_MS + MINUTE_MS, Draft.of("A").ends(AlertDraft.Outcome.RESOLVED));
    desk.until(NOON_MS + 2 * MINUTE_MS);
    long firstNotices = desk.notices().size();

    desk.hear(NOON_MS + (1 + minutes) * MINUTE_MS, Draft.of("A"));

    assertThat(firstNotices).isEqualTo(3);
    List<Alert> alerts = desk.alerts();
    assertThat(alerts).extracting(Alert::state).endsWith(State.RAISED);
    Notice notice = desk.notice();
    assertThat(notice.state())
        .isEqualTo(calls == 1 ? Notice.State.ACKNOWLEDGED : Notice.State.OPEN);
    // Beyond that time it is another notice, and its first call.
    assertThat(notice.call()).isEqualTo(1);
    assertThat(notice.revision()).isEqualTo(calls == 1 ? 4 : 1);
  }

  @Test
  void whoDidNotAnswerHasTheTimeAgainWhenItStandsAgain() throws Exception {
    desk.hear(NOON_MS, Draft.of("A"));
    desk.hear(NOON_MS + MINUTE_MS, Draft.of("A").ends(AlertDraft.Outcome.RESOLVED));
    desk.until(NOON_MS + 3 * MINUTE_MS);
    desk.notices();

    desk.hear(NOON_MS + 4 * MINUTE_MS, Draft.of("A"));

    assertThat(desk.notice())
        .extracting(Notice::call, Notice::tier, Notice::escalateAtMs)
        .containsExactly(1, 1, NOON_MS + 19 * MINUTE_MS);
  }

  @ParameterizedTest
  @CsvSource({"NOTE, note by duty", "ASSIGN, assigned by duty"})
  void aRemarkNamesThePostAndChangesNoState(Action action, String reason) throws Exception {
    desk.hear(NOON_MS, Draft.of("A"));
    desk.alerts();
    desk.notices();

    desk.officer(NOON_MS + 1, action, "A");

    assertThat(desk.alert())
        .extracting(Alert::state, Alert::reason, Alert::revision)
        .containsExactly(State.RAISED, reason, 2);
    assertThat(desk.notices()).isEmpty();
    assertThat(desk.outcomes())
        .extracting(outcome -> outcome.outcome(), outcome -> outcome.action().note())
        .containsExactly(Tuple.tuple(Outcome.APPLIED, "secret"));
  }

  @ParameterizedTest
  @CsvSource({"ACKNOWLEDGE", "ASSIGN", "NOTE", "SHELVE", "RESOLVE"})
  void anActionAboutNothingSaysSo(Action action) throws Exception {
    desk.officer(NOON_MS, action, "A");
    desk.hear(NOON_MS + 1, Draft.of("A"));
    desk.hear(NOON_MS + 2, Draft.of("A").ends(AlertDraft.Outcome.RESOLVED));
    desk.officer(NOON_MS + 3, action, "A");

    assertThat(desk.outcomes())
        .extracting(outcome -> outcome.outcome())
        .containsExactly(Outcome.UNKNOWN_ALERT, Outcome.NO_EFFECT);
    assertThat(desk.alerts()).hasSize(2);
  }

  @Test
  void anAcknowledgementThatIsRepeatedChangesNothing() throws Exception {
    desk.hear(NOON_MS, Draft.of("A")).officer(NOON_MS + 1, Action.ACKNOWLEDGE, "A");
    desk.alerts();
    desk.officer(NOON_MS + 2, Action.ACKNOWLEDGE, "A");

    assertThat(desk.alerts()).isEmpty();
    assertThat(desk.outcomes())
        .extracting(outcome -> outcome.outcome())
        .containsExactly(Outcome.APPLIED, Outcome.NO_EFFECT);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whatComesInOneMillisecondIsOneRevisionInWhicheverOrderItArrives(boolean actionFirst)
      throws Exception {
    if (actionFirst) {
      desk.add(desk.action(NOON_MS, Action.ACKNOWLEDGE, "A", null));
      desk.add(NOON_MS, Draft.of("A"));
    } else {
      desk.add(NOON_MS, Draft.of("A"));
      desk.add(desk.action(NOON_MS, Action.ACKNOWLEDGE, "A", null));
    }
    desk.until(NOON_MS);

    assertThat(desk.alert())
        .extracting(Alert::state, Alert::revision, Alert::reason)
        .containsExactly(State.ACKNOWLEDGED, 1, "seen; acknowledged by duty");
    assertThat(desk.notice())
        .extracting(Notice::state, Notice::call)
        .containsExactly(Notice.State.ACKNOWLEDGED, 1);
  }

  @Test
  void aRestartAtAnyStepChangesNothing() throws Exception {
    List<Object> without = life(desk, false);
    try (AlertHarness other = AlertHarness.withRoster()) {
      assertThat(life(other, true)).isEqualTo(without);
    }
    assertThat(without).hasSizeGreaterThan(20);
  }

  private static List<Object> life(AlertHarness desk, boolean restarts) throws Exception {
    Draft a = Draft.of("A").at(4.5, 22.5);
    List<Step> steps =
        List.of(
            () -> desk.hear(NOON_MS, a, Draft.of("B").at(4.5, 22.501)),
            () -> desk.until(NOON_MS + 16 * MINUTE_MS),
            () -> desk.officer(NOON_MS + 17 * MINUTE_MS, Action.ACKNOWLEDGE, "B"),
            () -> desk.hear(NOON_MS + 18 * MINUTE_MS, Draft.of("C").at(4.5, 22.502)),
            () -> desk.hear(NOON_MS + 18 * MINUTE_MS + 5, a.headline("worse")),
            () -> desk.until(NOON_MS + 20 * MINUTE_MS),
            () -> desk.officer(NOON_MS + 21 * MINUTE_MS, Action.SHELVE, "C", NOON_MS + HOUR_MS),
            () -> desk.until(NOON_MS + 2 * HOUR_MS),
            () -> desk.officer(NOON_MS + 2 * HOUR_MS + 1, Action.RESOLVE, "A"),
            () -> desk.hear(NOON_MS + 3 * HOUR_MS, Draft.of("B").ends(AlertDraft.Outcome.RESOLVED)),
            () ->
                desk.hear(NOON_MS + 4 * HOUR_MS, Draft.of("C").ends(AlertDraft.Outcome.WITHDRAWN)),
            () -> desk.hear(NOON_MS + 4 * HOUR_MS + 1, Draft.of("C").priority(Priority.P1)),
            () -> desk.until(NOON_MS + 13 * HOUR_MS));
    for (Step step : steps) {
      step.run();
      if (restarts) {
        desk.restart();
      }
    }
    List<Object> told = new ArrayList<>(desk.alerts());
    told.addAll(desk.notices());
    told.addAll(desk.outcomes());
    return told;
  }

  private interface Step {
    void run() throws Exception;
  }

  @Test
  void whatIsOverIsForgottenAfterAMonth() throws Exception {
    desk.hear(NOON_MS, Draft.of("A")).officer(NOON_MS + 1, Action.ACKNOWLEDGE, "A");
    desk.hear(NOON_MS + 2, Draft.of("A").ends(AlertDraft.Outcome.RESOLVED));
    assertThat(desk.current()).extracting(CurrentAlert::gone).containsOnly(false);
    assertThat(desk.stateEntries()).isEqualTo(2);

    desk.until(NOON_MS + HOUR_MS);
    assertThat(desk.stateEntries()).isEqualTo(1);
    desk.until(NOON_MS + 1 + 30 * 24 * HOUR_MS);
    assertThat(desk.current()).isEmpty();
    desk.until(NOON_MS + 2 + 30 * 24 * HOUR_MS);
    assertThat(desk.current())
        .extracting(CurrentAlert::gone, current -> current.alert().alertId())
        .containsExactly(Tuple.tuple(true, "A"));

    assertThat(desk.stateEntries()).isZero();
    assertThat(desk.timers()).isZero();
    desk.officer(NOON_MS + 31 * 24 * HOUR_MS + 1, Action.NOTE, "A");
    assertThat(desk.outcomes())
        .extracting(outcome -> outcome.outcome())
        .endsWith(Outcome.UNKNOWN_ALERT);
  }
}

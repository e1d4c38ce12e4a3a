package org.bluewatch.jobs.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.paging.Notices.MINUTE;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.model.ActionOutcome;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.AuditEntry;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Notice.Channel;
import org.bluewatch.jobs.config.PagerSettings;
import org.junit.jupiter.api.Test;

class PageDeskTest {
  private static final long NOON = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private final List<AuditEntry.Kind> journal = new ArrayList<>();
  private PageDesk desk = desk(PagerSettings.Exercise.NEVER);
  private long nowMs = NOON;
  private boolean stalled;

  private PageDesk desk(PagerSettings.Exercise exercise) {
    return new PageDesk(
        new PageRules("live", exercise, DAY, 3 * MINUTE, DAY),
        (kind, known, notice, alert, detail) -> journal.add(kind),
        new PagerMetrics(new SimpleMeterRegistry()));
  }

  @Test
  void aCallIsToldAtOnceAndStaysTheSame() {
    Notices incident = Notices.opened("N1", NOON);
    given(incident.called(NOON));
    assertThat(standing()).containsExactly("N1 call 1 tier 1");
    Page first = pages().get(0);

    given(incident.kind("route-blocked").revised(NOON + 1000));
    pass(MINUTE);

    assertThat(pages().get(0).labels()).isEqualTo(first.labels());
    assertThat(pages().get(0).startedMs()).isEqualTo(NOON);
    assertThat(journal).containsExactly(AuditEntry.Kind.ATTEMPT);
  }

  @Test
  void labelsHoldNoPlaceAndNoTime() {
    given(Notices.opened("N1", NOON).called(NOON));

    assertThat(pages().get(0).labels())
        .containsOnlyKeys(
            "alertname",
            "incident_id",
            "kind",
            "priority",
            "severity",
            "sector",
            "area",
            "tier",
            "escalation",
            "call",
            "contacts",
            "exercise",
            "replay")
        .containsEntry("incident_id", "N1")
        .containsEntry("contacts", ",desk:watch,mail:duty-operations,");
  }

  @Test
  void theStreamsEscalationIsMadeWhenTheTierHasHadItsTime() {
    Notices incident = Notices.opened("N1", NOON);
    given(incident.called(NOON));
    pass(10_000);
    confirm("N1", 1, 1);

    pass(2 * MINUTE - 10_000);
    given(incident.escalated(NOON + 2 * MINUTE));
    assertThat(standing()).containsExactly("N1 call 1 tier 1");

    pass(10_000);
    assertThat(standing()).containsExactly("N1 call 2 tier 2");
  }

  @Test
  void afterAnHourOfSilenceTiersAreWalkedOneByOneAndNoneIsSkipped() {
    // Given an hour in which Alertmanager could not be reached and the stream went on
    Notices incident = Notices.opened("N1", NOON);
    given(incident.called(NOON));
    pass(HOUR);
    given(incident.escalated(NOON + 2 * MINUTE), incident.escalated(NOON + 7 * MINUTE));
    assertThat(standing()).containsExactly("N1 call 1 tier 1");

    // When it can be reached again
    confirm("N1", 1, 1);

    // Then each tier has its time from when it was really told
    pass(2 * MINUTE - 1);
    assertThat(standing()).containsExactly("N1 call 1 tier 1");
    pass(1);
    assertThat(standing()).containsExactly("N1 call 2 tier 2");
    pass(HOUR);
    assertThat(standing()).as("tier 2 was never told").containsExactly("N1 call 2 tier 2");
    confirm("N1", 2, 2);
    pass(5 * MINUTE - 1);
    assertThat(standing()).containsExactly("N1 call 2 tier 2");
    pass(1);
    assertThat(standing()).containsExactly("N1 call 3 tier 3");
  }

  @Test
  void whatAllCameAtOnceIsWalkedTheSameWay() {
    Notices incident = Notices.opened("N1", NOON - HOUR);
    given(
        incident.called(NOON - HOUR),
        incident.escalated(NOON - 58 * MINUTE),
        incident.escalated(NOON - 53 * MINUTE));

    assertThat(standing()).containsExactly("N1 call 1 tier 1");
    confirm("N1", 1, 1);
    pass(2 * MINUTE);
    assertThat(standing()).containsExactly("N1 call 2 tier 2");
  }

  @Test
  void aPageSpeaksOfTheTierThatIsCalledWhileTheStreamIsAhead() {
    // Given a feed in which hours pass in seconds: all tiers were decided before the first was told
    Notices incident = Notices.opened("N1", NOON);
    given(
        incident.called(NOON),
        incident.escalated(NOON + 2 * MINUTE),
        incident.escalated(NOON + 7 * MINUTE));
    assertThat(answer(0))
        .startsWith("by 2026-03-02 12:02:00 UTC, or tier 2 is called: chief-of-operations (mail)")
        .contains("this is call 1, tier 1 of 3: watch (desk), duty-operations (mail)");

    // When it is told, it has its time from then on
    pass(10_000);
    confirm("N1", 1, 1);
    assertThat(answer(0)).startsWith("by 2026-03-02 12:02:10 UTC, or tier 2 is called");

    // ... and so do the tiers after it
    pass(2 * MINUTE);
    assertThat(answer(1))
        .startsWith("by 2026-03-02 12:07:10 UTC, or tier 3 is called: head-of-mission (mail)")
        .contains("this is call 2, tier 2 of 3: chief-of-operations (mail)");
    confirm("N1", 2, 2);
    pass(5 * MINUTE);
    assertThat(answer(pages().size() - 1))
        .startsWith("nobody else will be called")
        .contains("this is call 3, tier 3 of 3: head-of-mission (mail)");
  }

  @Test
  void aPageSpeaksOfTheTierThatIsCalledWhileTheStreamIsBehind() {
    given(Notices.opened("N1", NOON).called(NOON));
    confirm("N1", 1, 1);
    stalled = true;
    pass(2 * MINUTE);

    assertThat(answer(1))
        .startsWith("by 2026-03-02 12:07:00 UTC, or tier 3 is called: head-of-mission (mail)")
        .contains("this is call 2, tier 2 of 3: chief-of-operations (mail)");
  }

  @Test
  void aRiseInPriorityTakesThePlaceOfAllThatWaits() {
    Notices incident = Notices.opened("N1", NOON - HOUR).priority(Priority.P2);
    given(incident.called(NOON - HOUR), incident.escalated(NOON - 45 * MINUTE));
    confirm("N1", 1, 1);

    given(incident.priority(Priority.P1).called(NOON));

    assertThat(standing()).containsExactly("N1 call 3 tier 1");
    assertThat(pages().get(1).labels()).containsEntry("priority", "P1");
    assertThat(journal).contains(AuditEntry.Kind.FAILURE);
  }

  @Test
  void anAcknowledgementEndsTheCallAndNothingFollows() {
    Notices incident = Notices.opened("N1", NOON);
    given(incident.called(NOON));
    confirm("N1", 1, 1);
    pass(MINUTE);

    given(incident.acknowledged(NOON + MINUTE));

    assertThat(standing()).isEmpty();
    assertThat(pages()).singleElement().matches(page -> page.endedMs() == NOON + MINUTE);
    pass(3 * MINUTE);
    assertThat(pages()).as("told long enough").isEmpty();
    pass(HOUR);
    assertThat(standing()).isEmpty();
  }

  @Test
  void anAcknowledgedIncidentThatIsCalledAnewIsANewCall() {
    Notices incident = Notices.opened("N1", NOON);
    given(incident.called(NOON), incident.acknowledged(NOON + 1));

    given(incident.called(NOON + HOUR));

    assertThat(standing()).containsExactly("N1 call 2 tier 1");
  }

  @Test
  void p1ThatEndedUnseenIsToldOnceForAsLongAsOneHasToAcknowledge() {
    Notices incident = Notices.opened("N1", NOON - HOUR);
    given(
        incident.called(NOON - HOUR),
        incident.escalated(NOON - 58 * MINUTE),
        incident.ended(NOON - 30 * MINUTE));

    assertThat(standing()).containsExactly("N1 call 1 tier 1");
    pass(HOUR);
    assertThat(standing()).as("nobody has confirmed it").containsExactly("N1 call 1 tier 1");
    confirm("N1", 1, 1);
    pass(2 * MINUTE - 1);
    assertThat(standing()).containsExactly("N1 call 1 tier 1");
    pass(1);
    assertThat(standing()).isEmpty();
    pass(HOUR);
    assertThat(standing()).as("and no tier follows").isEmpty();
  }

  @Test
  void whatEndedUnseenAndIsNoDangerToLifeOrIsHistoryIsNotTold() {
    Notices minor = Notices.opened("N1", NOON - HOUR).priority(Priority.P2);
    Notices old = Notices.opened("N2", NOON - 3 * DAY);

    given(minor.called(NOON - HOUR), minor.ended(NOON - MINUTE));
    given(old.called(NOON - 3 * DAY), old.ended(NOON - 2 * DAY));

    assertThat(standing()).isEmpty();
    assertThat(journal).containsExactly(AuditEntry.Kind.FAILURE, AuditEntry.Kind.FAILURE);
  }

  @Test
  void whileTheKnowledgeClockStandsStillTheSenderEscalatesItself() {
    Notices incident = Notices.opened("N1", NOON);
    Notices minor = Notices.opened("N2", NOON).priority(Priority.P2);
    given(incident.called(NOON), minor.called(NOON));
    confirm("N1", 1, 1);
    confirm("N2", 1, 1);
    stalled = true;

    pass(2 * MINUTE - 1);
    assertThat(standing()).containsExactly("N1 call 1 tier 1", "N2 call 1 tier 1");
    pass(1);
    assertThat(standing()).containsExactly("N1 call 2 tier 2", "N2 call 1 tier 1");
    assertThat(journal).contains(AuditEntry.Kind.ESCALATION);
    confirm("N1", 2, 2);
    pass(5 * MINUTE);
    assertThat(standing()).containsExactly("N1 call 3 tier 3", "N2 call 1 tier 1");
    confirm("N1", 3, 3);
    pass(HOUR);
    assertThat(standing()).as("there is no further tier").contains("N1 call 3 tier 3");
  }

  @Test
  void whenTheStreamComesBackWithTheSameDecisionNobodyIsToldTwice() {
    Notices incident = Notices.opened("N1", NOON);
    given(incident.called(NOON));
    confirm("N1", 1, 1);
    stalled = true;
    pass(2 * MINUTE);
    confirm("N1", 2, 2);
    var told = pages().get(pages().size() - 1).labels();
    stalled = false;

    given(incident.kind("incident").escalated(NOON + 2 * MINUTE));

    assertThat(standing()).containsExactly("N1 call 2 tier 2");
    assertThat(pages().get(pages().size() - 1).labels()).isEqualTo(told);
    pass(5 * MINUTE);
    assertThat(standing()).as("the stream decides again").containsExactly("N1 call 2 tier 2");
    given(incident.escalated(NOON + 7 * MINUTE));
    assertThat(standing()).containsExactly("N1 call 3 tier 3");
  }

  @Test
  void anAcknowledgementThatTheStreamHasNotSeenStopsTheSendersEscalation() {
    Notices incident = Notices.opened("N1", NOON);
    given(incident.called(NOON));
    confirm("N1", 1, 1);
    stalled = true;
    pass(MINUTE);
    desk.acted(action("x1", AlertAction.Action.ACKNOWLEDGE));

    pass(HOUR);
    assertThat(standing()).containsExactly("N1 call 1 tier 1");

    // When the stream comes back, it escalates first and then sees the acknowledgement
    given(incident.escalated(NOON + 2 * MINUTE));
    assertThat(standing()).containsExactly("N1 call 1 tier 1");
    given(incident.acknowledged(NOON + 3 * MINUTE));
    assertThat(standing()).isEmpty();
  }

  @Test
  void anActionThatCameToNothingOrIsANoteStopsNothing() {
    Notices incident = Notices.opened("N1", NOON);
    given(incident.called(NOON));
    confirm("N1", 1, 1);
    stalled = true;
    AlertAction refused = action("x1", AlertAction.Action.ACKNOWLEDGE);
    desk.acted(refused);
    desk.acted(action("x2", AlertAction.Action.NOTE));
    desk.decided(
        new ActionOutcome(refused, nowMs, ActionOutcome.Outcome.NO_EFFECT, null, "had ended"));

    pass(2 * MINUTE);

    assertThat(standing()).containsExactly("N1 call 2 tier 2");
  }

  @Test
  void whenOneOfItsAlertsIsResolvedWhatStillStandsIsEscalated() {
    Notices incident = Notices.opened("N1", NOON).listing("A-other");
    given(incident.called(NOON));
    confirm("N1", 1, 1);
    pass(MINUTE);
    AlertAction resolve = action("x1", AlertAction.Action.RESOLVE);
    desk.acted(resolve);
    desk.decided(applied(resolve, "N1"));
    pass(MINUTE);
    given(incident.revised(nowMs), incident.escalated(nowMs));
    assertThat(standing()).containsExactly("N1 call 2 tier 2");
  }

  @Test
  void whatComesOfAnActionMayBeReadAfterTheRevisionThatShowsIt() {
    Notices incident = Notices.opened("N1", NOON).listing("A-other");
    given(incident.called(NOON));
    confirm("N1", 1, 1);
    pass(MINUTE);
    AlertAction resolve = action("x1", AlertAction.Action.RESOLVE);
    desk.acted(resolve);
    given(incident.revised(nowMs));
    desk.decided(applied(resolve, "N1"));
    stalled = true;

    pass(MINUTE);

    assertThat(standing()).containsExactly("N1 call 2 tier 2");
  }

  @Test
  void anAcknowledgementReadBeforeWhatCameOfItStopsNoLaterEscalation() {
    Notices incident = Notices.opened("N1", NOON);
    given(incident.called(NOON));
    confirm("N1", 1, 1);
    pass(MINUTE);
    AlertAction acknowledge = action("x1", AlertAction.Action.ACKNOWLEDGE);
    desk.acted(acknowledge);
    given(incident.acknowledged(nowMs));
    desk.decided(applied(acknowledge, "N1"));

    given(incident.reopened(nowMs + 1), incident.escalated(nowMs + 1));
    pass(2 * MINUTE);

    assertThat(standing()).containsExactly("N1 call 2 tier 2");
  }

  @Test
  void noTierIsCalledBetweenWhatCameOfAnActionAndTheRevisionThatShowsIt() {
    Notices incident = Notices.opened("N1", NOON);
    given(incident.called(NOON));
    pass(10_000);
    confirm("N1", 1, 1);
    pass(2 * MINUTE - 10_000);
    given(incident.escalated(nowMs));
    AlertAction acknowledge = action("x1", AlertAction.Action.ACKNOWLEDGE);
    desk.acted(acknowledge);
    nowMs += 1;
    desk.decided(applied(acknowledge, "N1"));
    pass(MINUTE - 1);
    assertThat(standing()).containsExactly("N1 call 1 tier 1");

    // When no revision shows it, the notice stands as it stood
    pass(1);
    assertThat(standing()).containsExactly("N1 call 2 tier 2");
  }

  @Test
  void anActionStopsADigestThatListsItsAlertOnlyUntilItIsApplied() {
    Notices digest = Notices.opened("D1", NOON).listing("A-N1");
    given(Notices.opened("N1", NOON).called(NOON), digest.called(NOON));
    confirm("D1", 1, 1);
    AlertAction acknowledge = action("x1", AlertAction.Action.ACKNOWLEDGE);
    desk.acted(acknowledge);
    pass(2 * MINUTE);
    given(digest.escalated(nowMs));
    assertThat(standing()).contains("D1 call 1 tier 1");

    desk.decided(applied(acknowledge, "N1"));
    pass(0);

    assertThat(standing()).contains("D1 call 2 tier 2");
  }

  @Test
  void anActionThatNamesADigestStopsIt() {
    Notices digest = Notices.opened("D1", NOON).listing("A-N1");
    given(digest.called(NOON));
    confirm("D1", 1, 1);
    stalled = true;
    AlertAction acknowledge =
        new AlertAction(
            "x1", "D1", nowMs, nowMs, "watch", AlertAction.Action.ACKNOWLEDGE, null, null);
    desk.acted(acknowledge);
    pass(HOUR);
    assertThat(standing()).containsExactly("D1 call 1 tier 1");

    desk.decided(
        new ActionOutcome(acknowledge, nowMs, ActionOutcome.Outcome.NO_EFFECT, null, "ended"));
    pass(0);
    assertThat(standing()).containsExactly("D1 call 2 tier 2");
  }

  @Test
  void aLinkActsOnceInACallUnlessWhatItDidCameToNothing() {
    given(Notices.opened("N1", NOON).called(NOON));
    AckLinks.Link link = new AckLinks.Link("N1", "A-N1", "mail:duty-operations", NOON);
    AlertAction first = action(desk.actionId(link), AlertAction.Action.ACKNOWLEDGE);
    desk.acted(first);
    assertThat(desk.isActed(desk.actionId(link))).as("pressed twice").isTrue();

    desk.decided(
        new ActionOutcome(first, nowMs, ActionOutcome.Outcome.UNKNOWN_ALERT, null, "no such"));

    assertThat(desk.isActed(desk.actionId(link))).as("it came to nothing").isFalse();
    AlertAction second = action(desk.actionId(link), AlertAction.Action.ACKNOWLEDGE);
    desk.acted(second);
    desk.decided(applied(second, "N1"));
    assertThat(desk.isActed(desk.actionId(link))).as("it was applied").isTrue();
  }

  @Test
  void whatALinkDidIsKnownAsLongAsItCanBeUsed() {
    given(Notices.opened("N1", NOON).called(NOON));
    AckLinks.Link link = new AckLinks.Link("N1", "A-N1", "mail:duty-operations", NOON);
    AlertAction pressed = action(desk.actionId(link), AlertAction.Action.ACKNOWLEDGE);
    pass(DAY - 1);
    desk.acted(pressed);

    pass(DAY - 1);
    assertThat(desk.isActed(pressed.id())).isTrue();

    pass(2 * DAY);
    pass(2 * DAY);
    assertThat(desk.isActed(pressed.id())).as("no link of then is valid any more").isFalse();
  }

  @Test
  void anAcknowledgementOfAnEarlierCallSaysNothingOfThisOne() {
    Notices incident = Notices.opened("N1", NOON);
    given(incident.called(NOON), incident.acknowledged(NOON + 1), incident.called(NOON + HOUR));
    desk.acted(action("x1", AlertAction.Action.ACKNOWLEDGE)); // read again after a restart
    confirm("N1", 2, 1);
    stalled = true;

    pass(2 * MINUTE);

    assertThat(standing()).containsExactly("N1 call 3 tier 2");
  }

  @Test
  void afterARestartWhatWasToldIsToldOnAndTimesCount() {
    Notices incident = Notices.opened("N1", NOON);
    List<Notice> told = List.of(incident.called(NOON), incident.escalated(NOON + 2 * MINUTE));
    given(told.get(0));
    confirm("N1", 1, 1);
    pass(2 * MINUTE);
    given(told.get(1));
    confirm("N1", 2, 2);
    var labels = pages().get(pages().size() - 1).labels();

    restart();
    desk.remember(new PageCall.Id("N1", 1, 1), labels, NOON, NOON);
    desk.remember(new PageCall.Id("N1", 2, 2), labels, NOON + 2 * MINUTE, NOON + 2 * MINUTE);
    told.forEach(desk::take);
    desk.resume(now());
    pass(0);

    assertThat(standing()).containsExactly("N1 call 2 tier 2");
    assertThat(pages()).hasSize(1);
    assertThat(pages().get(0).startedMs()).isEqualTo(NOON + 2 * MINUTE);
    assertThat(journal).as("nothing is attempted anew").isEmpty();
    stalled = true;
    pass(5 * MINUTE);
    assertThat(standing()).containsExactly("N1 call 3 tier 3");
  }

  @Test
  void afterARestartTheSendersOwnCallIsKnown() {
    Notices incident = Notices.opened("N1", NOON);
    Notice told = incident.called(NOON);
    desk.remember(new PageCall.Id("N1", 1, 1), java.util.Map.of("call", "1"), NOON, NOON);
    desk.remember(
        new PageCall.Id("N1", 2, 2), java.util.Map.of("call", "2"), NOON, PageCall.NOT_YET);
    desk.take(told);
    desk.resume(now());
    pass(0);

    assertThat(standing()).containsExactly("N1 call 2 tier 2");
    given(incident.escalated(NOON + 2 * MINUTE));
    assertThat(standing()).containsExactly("N1 call 2 tier 2");
  }

  @Test
  void whatARestartedStreamTellsAgainChangesNothing() {
    Notices incident = Notices.opened("N1", NOON);
    List<Notice> told = List.of(incident.called(NOON), incident.ended(NOON + 1));
    given(told.get(0));
    confirm("N1", 1, 1);
    pass(1);
    given(told.get(1));
    pass(HOUR);

    given(told.get(0));

    assertThat(standing()).isEmpty();
    assertThat(pages()).isEmpty();
  }

  @Test
  void whatEndedAndWasNotOverIsNotToldAgainButItsNextTierIs() {
    Notices incident = Notices.opened("N1", NOON);
    List<Notice> told =
        new ArrayList<>(List.of(incident.called(NOON), incident.ended(NOON + MINUTE)));
    given(told.get(0));
    confirm("N1", 1, 1);
    pass(MINUTE);
    given(told.get(1));
    pass(5 * MINUTE);

    told.add(incident.reopened(NOON + 6 * MINUTE));
    given(told.get(2));
    assertThat(standing()).isEmpty();

    // ... after a restart neither
    restart();
    desk.remember(new PageCall.Id("N1", 1, 1), java.util.Map.of("call", "1"), NOON, NOON);
    told.forEach(desk::take);
    desk.resume(now());
    pass(0);
    assertThat(standing()).isEmpty();

    given(incident.escalated(NOON + 8 * MINUTE));
    assertThat(standing()).containsExactly("N1 call 2 tier 2");
  }

  @Test
  void whatNobodyHeardOfAndWasNotOverIsToldOn() {
    // Given a call that no Alertmanager confirmed before the incident seemed over
    Notices incident = Notices.opened("N1", NOON).priority(Priority.P2);
    given(incident.called(NOON));
    pass(MINUTE);
    given(incident.ended(nowMs));
    pass(5 * MINUTE);
    assertThat(standing()).isEmpty();

    given(incident.reopened(nowMs));

    assertThat(standing()).containsExactly("N1 call 1 tier 1");
    confirm("N1", 1, 1);
    given(incident.escalated(nowMs));
    pass(2 * MINUTE);
    assertThat(standing()).containsExactly("N1 call 2 tier 2");
  }

  @Test
  void tiersThatWaitedWhenItSeemedOverAreWalkedWhenItWasNot() {
    // Given an outage after which further tiers wait
    Notices incident = Notices.opened("N1", NOON - HOUR);
    given(
        incident.called(NOON - HOUR),
        incident.escalated(NOON - 58 * MINUTE),
        incident.escalated(NOON - 53 * MINUTE));
    confirm("N1", 1, 1);
    pass(1000);

    given(incident.ended(nowMs));
    pass(1000);
    given(incident.reopened(nowMs));

    pass(2 * MINUTE);
    assertThat(standing()).containsExactly("N1 call 2 tier 2");
    confirm("N1", 2, 2);
    pass(5 * MINUTE);
    assertThat(standing()).containsExactly("N1 call 3 tier 3");
  }

  @Test
  void whatWaitedWhenItWasAcknowledgedIsNotCalledLater() {
    Notices incident = Notices.opened("N1", NOON);
    given(incident.called(NOON), incident.escalated(NOON), incident.acknowledged(NOON + 1));
    given(incident.called(NOON + 2));
    confirm("N1", 3, 1);
    pass(1000);

    given(incident.ended(nowMs));
    given(incident.reopened(nowMs));
    pass(HOUR);

    assertThat(standing()).isEmpty();
  }

  @Test
  void aRecordedFeedPagesNobodyUnlessItIsAskedTo() {
    given(Notices.opened("N1", NOON).exercise().called(NOON));
    assertThat(standing()).isEmpty();

    desk = desk(new PagerSettings.Exercise(true, Instant.ofEpochMilli(NOON)));
    given(Notices.opened("N1", NOON - 1).exercise().called(NOON));
    given(Notices.opened("N2", NOON).exercise().called(NOON));

    assertThat(standing()).containsExactly("N2 call 1 tier 1");
    assertThat(pages().get(0).labels()).containsEntry("exercise", "true");
  }

  @Test
  void aPageWhoseTextCannotBeWrittenIsToldByItsHeadlineAndStopsNoOther() {
    given(
        Notices.opened("N1", NOON).withoutSituation().called(NOON),
        Notices.opened("N2", NOON).called(NOON));

    assertThat(standing()).containsExactly("N1 call 1 tier 1", "N2 call 1 tier 1");
    assertThat(pages().get(0).annotations())
        .containsEntry("headline", "P1 3 ambush near N1")
        .containsKeys("ackUrl", "ack_mail_duty_operations");
    assertThat(pages().get(0).annotations().get("body")).contains("notice N1, alert A-N1");
    assertThat(journal)
        .as("recorded once")
        .containsExactly(AuditEntry.Kind.ATTEMPT, AuditEntry.Kind.ATTEMPT, AuditEntry.Kind.FAILURE);
  }

  @Test
  void inFewWordsToWhatIsRestrictedIsToldBySectorOnly() {
    given(
        Notices.opened("N1", NOON).event("sexual-violence").withoutSituation().called(NOON),
        Notices.opened("N2", NOON).event("sexual-violence").called(NOON));

    assertThat(pages())
        .extracting(page -> page.annotations().get("headline"))
        .containsExactly("P1 Restricted report, sector S1", "Restricted report, sector S1");
    assertThat(pages().toString()).doesNotContain("near N");
  }

  @Test
  void aReplayIsMarked() {
    given(Notices.opened("N1", NOON).run("what-if").called(NOON));

    assertThat(pages().get(0).labels()).containsEntry("replay", "true");
  }

  @Test
  void whatIsForTheConsoleIsNotPaged() {
    given(Notices.opened("N1", NOON).channel(Channel.CONSOLE).called(NOON));
    given(Notices.opened("N2", NOON).channel(Channel.DIGEST).called(NOON));
    given(Notices.opened("N3", NOON).channel(Channel.CANARY).called(NOON));

    assertThat(standing()).containsExactly("N3 call 1 tier 1");
    assertThat(pages().get(0).labels()).containsEntry("alertname", "BluewatchCanary");
    assertThat(journal).as("tests of the way are not for the record").isEmpty();
  }

  private void given(Notice... notices) {
    for (Notice notice : notices) {
      desk.take(notice);
    }
    pass(0);
  }

  private void restart() {
    desk = desk(PagerSettings.Exercise.NEVER);
    journal.clear();
  }

  private void pass(long ms) {
    nowMs += ms;
    boolean unused = desk.advance(now());
  }

  private PagerMoment now() {
    return new PagerMoment(nowMs, nowMs, nowMs, stalled);
  }

  private void confirm(String noticeId, int call, int tier) {
    desk.received(new PageCall.Id(noticeId, call, tier), "alertmanager-0", now());
  }

  private AlertAction action(String id, AlertAction.Action action) {
    return new AlertAction(id, "A-N1", nowMs, nowMs, "watch", action, null, null);
  }

  private ActionOutcome applied(AlertAction action, String noticeId) {
    return new ActionOutcome(action, nowMs, ActionOutcome.Outcome.APPLIED, noticeId, "done");
  }

  private List<Page> pages() {
    AckLinks links =
        new AckLinks("0123456789abcdef", java.net.URI.create("http://127.0.0.1:1"), DAY);
    return desk.told(now(), new PageTexts(links, "live", "bluewatch@localhost"));
  }

  /** What a page says of the answer it waits for, in one line. */
  private String answer(int page) {
    String body = pages().get(page).annotations().get("body");
    String after = body.substring(body.indexOf("ANSWER") + "ANSWER".length());
    return after.replaceAll("\\s+", " ").strip();
  }

  private List<String> standing() {
    return pages().stream()
        .filter(page -> page.endedMs() == null)
        .map(
            page ->
                "%s call %d tier %d"
                    .formatted(page.id().noticeId(), page.id().number(), page.id().tier()))
        .toList();
  }
}

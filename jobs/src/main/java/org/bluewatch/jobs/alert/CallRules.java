package org.bluewatch.jobs.alert;

import java.time.Duration;
import java.util.List;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Notice.Channel;
import org.bluewatch.common.model.Notice.State;
import org.bluewatch.jobs.config.AlertSettings;

/**
 * Decides who is called for a situation: when it begins, when it gets worse, when nobody answers,
 * when a shelving ends, and, if something joins it, when the shift that acknowledged it is over or
 * a life threat finds nobody at work.
 */
final class CallRules {
  private final AlertSettings settings;
  private final Roster roster;
  private final AlertBudget budget;
  private final Digests digests;

  CallRules(AlertSettings settings, Roster roster, AlertBudget budget, Digests digests) {
    this.settings = settings;
    this.roster = roster;
    this.budget = budget;
    this.digests = digests;
  }

  /** Looks at a situation in which something changed. */
  void review(Situation situation, long nowMs) {
    Priority joined = situation.takeJoined();
    if (situation.isEmpty()) {
      end(situation, nowMs);
      return;
    }
    if (situation.endedMs() != null) {
      situation.reopened(nowMs);
      situation.notice().because("stands again");
      if (situation.calls().channel() == Channel.DIGEST) {
        decide(situation, "stands again", nowMs);
      }
    }
    if (joined != null && situation.isDecided()) {
      situation.notice().because("another alert joined");
    }
    if (!situation.isDecided()) {
      decide(situation, "raised", nowMs);
    } else if (situation.rises(nowMs, settings.reopenWithin().toMillis())) {
      rise(situation, nowMs);
    } else if (joined == Priority.P1 && nobodyIsAtIt(situation.calls())) {
      decide(situation, "another life threat, and nobody is at work on it", nowMs);
    } else if (joined != null && isAnswerOfEarlierShift(situation, nowMs)) {
      decide(situation, "more, a shift after it was acknowledged", nowMs);
    }
  }

  /** It was put aside, or everybody was called and nobody answered. */
  private static boolean nobodyIsAtIt(Calls calls) {
    return calls.state() == State.SHELVED
        || (calls.state() == State.OPEN && calls.escalateAtMs() == null);
  }

  /** Looks whether the time of something has come, after all of the millisecond was heard. */
  void checkTime(Situation situation, long nowMs) {
    if (situation.isEmpty()) {
      return;
    }
    if (situation.calls().shelvingEndsAt(nowMs)) {
      situation.alerts().forEach(life -> life.raise("shelving expired"));
      decide(situation, "shelving expired", nowMs);
    } else if (situation.calls().escalatesAt(nowMs)) {
      escalate(situation, nowMs);
    }
  }

  private void end(Situation situation, long nowMs) {
    if (situation.endedMs() == null) {
      situation.ended(nowMs);
      situation.notice().because("none of its alerts stands");
      digests.leave(situation);
    }
  }

  private void rise(Situation situation, long nowMs) {
    Priority priority = situation.lead().priority();
    String reason = "rose to " + priority;
    for (AlertLife life : situation.alerts()) {
      if (life.priority() == priority) {
        life.raise(reason);
      }
    }
    decide(situation, reason, nowMs);
  }

  private boolean isAnswerOfEarlierShift(Situation situation, long nowMs) {
    Calls calls = situation.calls();
    return calls.state() == State.ACKNOWLEDGED
        && nowMs - calls.answeredMs() > settings.shift().toMillis();
  }

  private void decide(Situation situation, String reason, long nowMs) {
    digests.leave(situation);
    situation.notice().because(reason);
    AlertLife lead = situation.lead();
    Calls calls = situation.calls();
    if (CanaryAlerts.isCanary(lead)) {
      situation.decided(calls.canary(lead.receivedMs()));
      return;
    }
    List<Notice.Tier> tiers = roster.tiers(lead.sector(), lead.priority());
    if (tiers.isEmpty()) {
      withoutPage(situation, nowMs);
    } else if (budget.hasPage(lead.priority())) {
      budget.paged();
      situation.decided(calls.page(tiers, lead.receivedMs(), nowMs));
    } else {
      suppress(situation, true, "the pages of this shift are used up", nowMs);
    }
  }

  private void withoutPage(Situation situation, long nowMs) {
    AlertLife lead = situation.lead();
    if (lead.priority() == Priority.P4) {
      situation.decided(situation.calls().quiet(Channel.LOG, null, lead.receivedMs()));
    } else if (lead.priority() != Priority.P3 || budget.showOnConsole(nowMs)) {
      situation.decided(situation.calls().quiet(Channel.CONSOLE, null, lead.receivedMs()));
    } else {
      suppress(situation, false, "more than the console shows one by one", nowMs);
    }
  }

  private void suppress(Situation situation, boolean pages, String reason, long nowMs) {
    Digest digest = digests.add(situation, pages, nowMs);
    situation.notice().because(reason);
    situation.decided(
        situation.calls().quiet(Channel.DIGEST, digest.noticeId(), situation.lead().receivedMs()));
  }

  private void escalate(Situation situation, long nowMs) {
    AlertLife lead = situation.lead();
    String reason = nobodyAnswered(situation.calls());
    Calls next = situation.calls().escalate(roster.tiers(lead.sector(), lead.priority()), nowMs);
    if (next.call() > situation.calls().call()) {
      budget.escalated();
      situation.notice().because(reason);
      for (AlertLife life : situation.alerts()) {
        if (life.priority() == lead.priority()) {
          life.escalate(reason);
        }
      }
    }
    situation.notice().call(next);
  }

  private static String nobodyAnswered(Calls calls) {
    Notice.Tier tier = calls.tiers().get(calls.tier() - 1);
    Duration within = Duration.ofMillis(tier.acknowledgeWithinMs());
    String time =
        within.toSecondsPart() == 0 ? within.toMinutes() + " min" : within.toSeconds() + " s";
    return "not acknowledged within " + time + " by tier " + calls.tier();
  }

  /**
   * Looks at a digest of which situations stand: it is told when it has been gathered for a while.
   */
  void review(Digest digest, List<Situation> standing, long nowMs) {
    NoticeLife notice = digest.notice();
    AlertLife first = standing.get(0).lead();
    boolean gathered = nowMs >= notice.openedMs() + settings.digestAfter().toMillis();
    if (notice.told() == null && gathered) {
      begin(digest, first, nowMs);
    } else if (digest.calls().escalatesAt(nowMs)) {
      notice.because(nobodyAnswered(digest.calls()));
      Calls next = digest.calls().escalate(tiersOf(first), nowMs);
      if (next.call() > digest.calls().call()) {
        budget.escalated();
      }
      notice.call(next);
    }
  }

  private void begin(Digest digest, AlertLife first, long nowMs) {
    if (digest.pages()) {
      budget.paged();
      digest.notice().because("the pages of this shift are used up");
      digest.notice().call(digest.calls().page(tiersOf(first), first.receivedMs(), nowMs));
    } else {
      digest.notice().because("more than the console shows one by one");
      digest.notice().call(digest.calls().quiet(Channel.CONSOLE, null, first.receivedMs()));
    }
  }

  /** A digest is for the whole area, and so for the default roster if that names its priority. */
  private List<Notice.Tier> tiersOf(AlertLife first) {
    List<Notice.Tier> all = roster.tiers(null, first.priority());
    return all.isEmpty() ? roster.tiers(first.sector(), first.priority()) : all;
  }

  /** What nobody has answered in the shift that ends goes into the list of the next one. */
  void handOver(Situation situation, long nowMs) {
    digests.leave(situation);
    Digest digest = digests.add(situation, true, nowMs);
    situation.notice().call(situation.calls().handedTo(digest.noticeId()));
    situation.notice().because("handed over to the next shift");
  }
}

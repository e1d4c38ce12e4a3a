package org.bluewatch.jobs.alert;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bluewatch.common.codec.WireTime;
import org.bluewatch.common.model.ActionOutcome;
import org.bluewatch.common.model.ActionOutcome.Outcome;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.Notice.State;

/**
 * What an officer's action does. It names an alert, or a notice: then it is about all alerts of
 * that notice, which is how a digest is acknowledged.
 */
final class OfficerActions {
  private final Map<String, AlertLife> lives;
  private final Situations situations;
  private final Digests digests;
  private final Duration shelveAtMost;
  private final Consumer<Situation> situationTouched;
  private final Consumer<Digest> digestTouched;

  /**
   * @param situationTouched is told of each situation in which something changed
   * @param digestTouched is told of each digest in which something changed
   */
  OfficerActions(
      Map<String, AlertLife> lives,
      Situations situations,
      Digests digests,
      Duration shelveAtMost,
      Consumer<Situation> situationTouched,
      Consumer<Digest> digestTouched) {
    this.lives = lives;
    this.situations = situations;
    this.digests = digests;
    this.shelveAtMost = shelveAtMost;
    this.situationTouched = situationTouched;
    this.digestTouched = digestTouched;
  }

  /**
   * What an action is about.
   *
   * @param alertId the alert it names, null if it names a notice
   * @param digest the digest it names, or null
   * @param situations those concerned that stand, the most important first
   */
  private record About(String alertId, Digest digest, List<Situation> situations) {
    String noticeId() {
      return digest != null ? digest.noticeId() : situations.get(0).noticeId();
    }
  }

  /** Does what the officer did, and says what came of it. */
  ActionOutcome apply(AlertAction action, long nowMs) {
    AlertLife life = lives.get(action.alertId());
    Digest digest = digests.of(action.alertId());
    Situation situation = situations.of(life == null ? action.alertId() : life.noticeId());
    if (life == null && digest == null && situation == null) {
      return new ActionOutcome(
          action, nowMs, Outcome.UNKNOWN_ALERT, null, "no such alert stands or stood lately");
    }
    List<Situation> concerned =
        digest != null
            ? digest.standing(situations)
            : situation == null || situation.isEmpty() ? List.of() : List.of(situation);
    if (concerned.isEmpty() || (life != null && life.hasEnded())) {
      return noEffect(action, "it had ended", nowMs);
    }
    var about = new About(life == null ? null : life.alertId(), digest, concerned);
    return switch (action.action()) {
      case ACKNOWLEDGE -> acknowledge(action, about, nowMs);
      case SHELVE -> shelve(action, about, nowMs);
      case RESOLVE -> resolve(action, about, nowMs);
      case ASSIGN -> remark(action, about, "assigned by " + action.officer(), nowMs);
      case NOTE -> remark(action, about, "note by " + action.officer(), nowMs);
    };
  }

  private ActionOutcome acknowledge(AlertAction action, About about, long nowMs) {
    boolean changed = false;
    for (Situation situation : about.situations) {
      if (situation.acknowledge(about.alertId, action.officer(), nowMs)) {
        changed = true;
        situationTouched.accept(situation);
      }
    }
    if (about.digest != null && about.digest.calls().state() == State.OPEN) {
      answer(about.digest, action, nowMs);
      changed = true;
    }
    return changed
        ? applied(action, about, "acknowledged", nowMs)
        : noEffect(action, "it was acknowledged before", nowMs);
  }

  private void answer(Digest digest, AlertAction action, long nowMs) {
    digest.notice().call(digest.calls().acknowledge(action.officer(), nowMs));
    digest.notice().because("acknowledged by " + action.officer());
    digestTouched.accept(digest);
  }

  private ActionOutcome shelve(AlertAction action, About about, long nowMs) {
    long atMostMs = nowMs + shelveAtMost.toMillis();
    long untilMs = action.untilMs() == null ? atMostMs : Math.min(action.untilMs(), atMostMs);
    if (untilMs <= nowMs) {
      return noEffect(action, "the time given has passed", nowMs);
    }
    for (Situation situation : about.situations) {
      situation.shelve(about.alertId, action.officer(), untilMs, nowMs);
      situationTouched.accept(situation);
    }
    if (about.digest != null) {
      answer(about.digest, action, nowMs);
    }
    return applied(action, about, "shelved until " + WireTime.format(untilMs), nowMs);
  }

  private ActionOutcome resolve(AlertAction action, About about, long nowMs) {
    if (about.digest != null) {
      return noEffect(action, "a digest is acknowledged, its alerts are resolved", nowMs);
    }
    List<AlertLife> resolved =
        about.alertId != null
            ? List.of(lives.get(about.alertId))
            : List.copyOf(about.situations.get(0).alerts());
    for (AlertLife life : resolved) {
      life.resolve("resolved by " + action.officer(), nowMs);
      situationTouched.accept(situations.leave(life));
    }
    return applied(action, about, "resolved", nowMs);
  }

  private ActionOutcome remark(AlertAction action, About about, String remark, long nowMs) {
    AlertLife life =
        about.alertId != null ? lives.get(about.alertId) : about.situations.get(0).lead();
    life.remark(remark);
    return new ActionOutcome(action, nowMs, Outcome.APPLIED, null, remark);
  }

  private static ActionOutcome applied(AlertAction action, About about, String reason, long nowMs) {
    return new ActionOutcome(action, nowMs, Outcome.APPLIED, about.noticeId(), reason);
  }

  private static ActionOutcome noEffect(AlertAction action, String reason, long nowMs) {
    return new ActionOutcome(action, nowMs, Outcome.NO_EFFECT, null, reason);
  }
}

package org.bluewatch.jobs.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Alert.State;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.common.model.Salute;
import org.bluewatch.jobs.alert.AlertDraft.Outcome;

/**
 * One alert from its beginning until nobody can speak of it any more: its state, and why that
 * changes. Several changes of one millisecond make one revision.
 *
 * <pre>
 *             +------------------- priority rises, shelving ends ------------------+
 *             v                                                                    |
 *   ----> RAISED ---- nobody answered ----> ESCALATED ---- officer ----> ACKNOWLEDGED
 *           ^ |                                 |                                  |
 *    stands | +---------------------------------+----------------------------------+
 *     again |                       |
 *           +------- RESOLVED, WITHDRAWN
 * </pre>
 */
final class AlertLife {
  /** Of alerts: the highest priority first, then the oldest. */
  record Rank(Priority priority, long openedMs, String alertId) implements Comparable<Rank> {
    private static final Comparator<Rank> ORDER =
        Comparator.comparing(Rank::priority)
            .thenComparing(Rank::openedMs)
            .thenComparing(Rank::alertId);

    @Override
    public int compareTo(Rank other) {
      return ORDER.compare(this, other);
    }
  }

  private final String alertId;
  private final String kind;
  private final long openedMs;
  private final List<String> reasons = new ArrayList<>();
  private final Consumer<AlertLife> news;

  private AlertContent content;
  private State state;
  private String sector;
  private String situation;
  private String proposed;
  private String noticeId;
  private long heardMs;
  private long receivedMs;
  private boolean detected;
  private Priority acknowledged;
  private Priority settled;
  private Long endedMs;
  private Alert told;

  /**
   * An alert of which nobody was told yet.
   *
   * @param news is told when there is something to tell
   */
  AlertLife(AlertDraft first, Consumer<AlertLife> news) {
    this.news = news;
    alertId = first.alertId();
    kind = first.kind();
    openedMs = first.knownMs();
  }

  AlertLife(AlertMemory memory, Consumer<AlertLife> news) {
    this.news = news;
    told = memory.told();
    alertId = told.alertId();
    kind = told.kind();
    openedMs = memory.openedMs();
    content = AlertContent.of(told, memory.salute());
    state = told.state();
    sector = told.sector();
    situation = told.situation();
    proposed = memory.proposed();
    noticeId = memory.noticeId();
    heardMs = memory.heardMs();
    receivedMs = memory.receivedMs();
    detected = memory.detected();
    acknowledged = memory.acknowledged();
    settled = memory.settled();
    endedMs = memory.endedMs();
  }

  AlertMemory memory() {
    return new AlertMemory(
        told,
        content.salute(),
        openedMs,
        heardMs,
        receivedMs,
        proposed,
        noticeId,
        detected,
        acknowledged,
        settled,
        endedMs);
  }

  /**
   * Takes in what its detector says.
   *
   * @return false if that is nothing to tell: an officer has resolved it, and it is no worse
   */
  boolean hear(AlertDraft draft) {
    detected = draft.outcome() == Outcome.STANDS;
    if (detected ? isSettledAt(draft.content()) : settled != null && !isWithdrawal(draft)) {
      return false;
    }
    AlertContent before = content;
    if (draft.content() != null) {
      content = draft.content();
      proposed = content.situation() == null ? alertId : content.situation();
    }
    heardMs = draft.knownMs();
    receivedMs = draft.causeReceivedMs();
    if (detected) {
      stand(before);
    } else {
      end(State.valueOf(draft.outcome().name()), draft.knownMs());
    }
    remark(draft.reason());
    return true;
  }

  private static boolean isWithdrawal(AlertDraft draft) {
    return draft.outcome() == Outcome.WITHDRAWN;
  }

  private boolean isSettledAt(AlertContent now) {
    return settled != null && (now == null || now.priority().compareTo(settled) >= 0);
  }

  private void stand(AlertContent before) {
    boolean rose = before != null && content.priority().compareTo(before.priority()) < 0;
    boolean beyondAnswer = acknowledged != null && content.priority().compareTo(acknowledged) < 0;
    if (state == null || hasEnded()) {
      toRaised();
    } else if (beyondAnswer || (rose && state == State.ESCALATED)) {
      toRaised();
    }
  }

  private void toRaised() {
    state = State.RAISED;
    acknowledged = null;
    settled = null;
    endedMs = null;
  }

  private void end(State how, long nowMs) {
    state = how;
    endedMs = nowMs;
    acknowledged = null;
  }

  /** It calls anew, whatever was answered; nothing where it stands so already. */
  void raise(String reason) {
    if (state == State.ACKNOWLEDGED || state == State.ESCALATED) {
      toRaised();
      remark(reason);
    }
  }

  /** Nobody answered in time; nothing if somebody did. */
  void escalate(String reason) {
    if (state == State.RAISED || state == State.ESCALATED) {
      state = State.ESCALATED;
      remark(reason);
    }
  }

  /** An officer has it in hand; false if one had before, or it has ended. */
  boolean acknowledge(String reason) {
    if (hasEnded() || state == State.ACKNOWLEDGED) {
      return false;
    }
    state = State.ACKNOWLEDGED;
    acknowledged = content.priority();
    remark(reason);
    return true;
  }

  /** An officer says it is over, until it is worse than now; false if it has ended. */
  boolean resolve(String reason, long nowMs) {
    if (hasEnded()) {
      return false;
    }
    settled = content.priority();
    end(State.RESOLVED, nowMs);
    remark(reason);
    return true;
  }

  /** It is over by itself. */
  void expire(String reason, long nowMs) {
    detected = false;
    end(State.RESOLVED, nowMs);
    remark(reason);
  }

  /** Something was done with it that changes no state. */
  void remark(String reason) {
    reasons.add(reason);
    news.accept(this);
  }

  /** The next revision, with all that changed since the last one. */
  Alert revise(long nowMs, RunInfo run) {
    told =
        new Alert(
            alertId,
            told == null ? 1 : told.revision() + 1,
            kind,
            state,
            content.priority(),
            told == null ? content.timeMs() : told.timeMs(),
            nowMs,
            run.area(),
            sector,
            content.subject(),
            situation,
            content.lat(),
            content.lon(),
            content.accuracyM(),
            content.geometry(),
            content.headline(),
            content.why(),
            content.evidence(),
            content.evidenceStreams(),
            content.sources(),
            content.independentSources(),
            content.grade(),
            String.join("; ", reasons),
            run.run(),
            run.exercise());
    reasons.clear();
    return told;
  }

  boolean hasEnded() {
    return state == State.RESOLVED || state == State.WITHDRAWN;
  }

  /**
   * When it can be forgotten, {@link Long#MAX_VALUE} while it stands or its detector holds on to
   * it.
   */
  long forgetAtMs(long afterMs) {
    return endedMs == null || detected ? Long.MAX_VALUE : endedMs + afterMs;
  }

  /** It belongs to a situation. */
  void belongTo(String name, String notice) {
    situation = name;
    noticeId = notice;
  }

  void inSector(String zoneId) {
    sector = zoneId;
  }

  Rank rank() {
    return new Rank(content.priority(), openedMs, alertId);
  }

  String alertId() {
    return alertId;
  }

  String kind() {
    return kind;
  }

  State state() {
    return state;
  }

  AlertContent content() {
    return content;
  }

  Salute salute() {
    return content.salute();
  }

  Priority priority() {
    return content.priority();
  }

  String sector() {
    return sector;
  }

  /** The key under which its detector puts together what it can see as one. */
  String proposed() {
    return proposed;
  }

  String noticeId() {
    return noticeId;
  }

  /** When its detector spoke of it last. */
  long heardMs() {
    return heardMs;
  }

  /** When the newest observation behind it was received. */
  long receivedMs() {
    return receivedMs;
  }

  /** When what it reports began. */
  long timeMs() {
    return told == null ? content.timeMs() : told.timeMs();
  }

  long openedMs() {
    return openedMs;
  }

  /** The newest revision, null before the first. */
  Alert told() {
    return told;
  }
}

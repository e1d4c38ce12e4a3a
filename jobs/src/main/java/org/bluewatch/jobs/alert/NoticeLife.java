package org.bluewatch.jobs.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bluewatch.common.codec.ContentId;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Notice.Member;
import org.bluewatch.common.model.Notice.State;
import org.bluewatch.common.model.Salute;

/**
 * The notice of a situation or of a digest: when an officer would see a difference there is another
 * revision. Who is called, and what was answered, is told at once; what is merely different in the
 * list or the headline not more often than the pace allows.
 */
final class NoticeLife {
  static final int LISTED = 50;

  private final String noticeId;
  private final String situation;
  private final long openedMs;
  private final List<String> reasons = new ArrayList<>();

  private Calls calls = Calls.NONE;
  private Notice told;
  private boolean revise;

  NoticeLife(String area, String situation, long openedMs) {
    this.noticeId = ContentId.of("N", area + '|' + situation + '|' + openedMs);
    this.situation = situation;
    this.openedMs = openedMs;
  }

  /**
   * What is to be seen.
   *
   * @param lead newest revision of the alert that leads
   * @param members in the order in which they are listed; those beyond the 50th are left out
   * @param count of all members
   */
  record Picture(
      Priority priority,
      Alert lead,
      Salute salute,
      String step,
      List<Member> members,
      int count,
      boolean ended) {

    Picture {
      members = List.copyOf(members.subList(0, Math.min(LISTED, members.size())));
    }
  }

  void restore(Calls lastCalls, Notice lastTold, boolean toRevise, List<String> openReasons) {
    calls = lastCalls;
    told = lastTold;
    revise = toRevise;
    reasons.addAll(openReasons);
  }

  /** The next revision, empty if there is nothing new or its time has not come. */
  Optional<Notice> next(Picture picture, long nowMs, long paceMs) {
    Notice next = revision(picture, nowMs);
    boolean urgent = told == null || !sameAnswer(told, next);
    revise = urgent || !sameList(told, next);
    if (!revise || (!urgent && nowMs < told.knownMs() + paceMs)) {
      return Optional.empty();
    }
    told = next;
    revise = false;
    reasons.clear();
    return Optional.of(next);
  }

  /** What was to be seen last, its alerts as they are now, and that it is over. */
  Picture lastPicture(Map<String, AlertLife> lives) {
    List<Member> members = new ArrayList<>();
    for (Member member : told.members()) {
      AlertLife life = lives.get(member.alertId());
      members.add(life == null ? member : member(life.told()));
    }
    AlertLife lead = lives.get(told.alert().alertId());
    return new Picture(
        told.priority(),
        lead == null ? told.alert() : lead.told(),
        told.salute(),
        told.step(),
        members,
        told.memberCount(),
        true);
  }

  private Notice revision(Picture picture, long nowMs) {
    return new Notice(
        noticeId,
        told == null ? 1 : told.revision() + 1,
        situation,
        calls.channel(),
        picture.ended ? State.ENDED : calls.state(),
        picture.priority,
        calls.tier(),
        calls.call(),
        openedMs,
        nowMs,
        calls.receivedMs(),
        picture.ended ? null : calls.escalateAtMs(),
        calls.tiers(),
        picture.lead,
        picture.salute,
        picture.step,
        picture.members,
        picture.count,
        calls.digestId(),
        calls.officer(),
        picture.ended ? null : calls.shelvedUntilMs(),
        reasons.isEmpty() ? "its alerts say more" : String.join("; ", reasons));
  }

  private static boolean sameAnswer(Notice a, Notice b) {
    return a.channel() == b.channel()
        && a.state() == b.state()
        && a.priority() == b.priority()
        && a.tier() == b.tier()
        && a.call() == b.call()
        && a.alert().alertId().equals(b.alert().alertId())
        && Objects.equals(a.escalateAtMs(), b.escalateAtMs())
        && Objects.equals(a.digestId(), b.digestId())
        && Objects.equals(a.officer(), b.officer())
        && Objects.equals(a.shelvedUntilMs(), b.shelvedUntilMs());
  }

  private static boolean sameList(Notice a, Notice b) {
    if (a.memberCount() != b.memberCount() || a.members().size() != b.members().size()) {
      return false;
    }
    for (int i = 0; i < a.members().size(); i++) {
      if (!same(a.members().get(i), b.members().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Member a, Member b) {
    return a.alertId().equals(b.alertId())
        && a.priority() == b.priority()
        && a.state() == b.state()
        && a.headline().equals(b.headline());
  }

  static Member member(Alert alert) {
    return new Member(
        alert.alertId(),
        alert.kind(),
        alert.priority(),
        alert.state(),
        alert.knownMs(),
        alert.headline());
  }

  /** Says why the next revision is made. */
  void because(String reason) {
    if (!reasons.contains(reason)) {
      reasons.add(reason);
    }
  }

  /** Something may have to be told when the pace allows it. */
  void ask() {
    revise = true;
  }

  boolean asked() {
    return revise;
  }

  /** When there is something to be done, {@link Long#MAX_VALUE} if there is not. */
  long dueMs(long paceMs) {
    long dueMs = Long.MAX_VALUE;
    if (calls.state() == State.OPEN && calls.escalateAtMs() != null) {
      dueMs = calls.escalateAtMs();
    }
    if (calls.state() == State.SHELVED) {
      dueMs = Math.min(dueMs, calls.shelvedUntilMs());
    }
    return revise && told != null ? Math.min(dueMs, told.knownMs() + paceMs) : dueMs;
  }

  void call(Calls now) {
    calls = now;
  }

  Calls calls() {
    return calls;
  }

  /** The newest revision, null before the first. */
  Notice told() {
    return told;
  }

  List<String> reasons() {
    return List.copyOf(reasons);
  }

  String noticeId() {
    return noticeId;
  }

  String situation() {
    return situation;
  }

  long openedMs() {
    return openedMs;
  }
}

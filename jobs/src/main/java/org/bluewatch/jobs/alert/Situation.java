package org.bluewatch.jobs.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bluewatch.common.codec.WireTime;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Notice.Member;
import org.bluewatch.common.model.Notice.State;

/**
 * Alerts that are one thing and make one page: a hotspot, its incidents and the convoy that is
 * halted inside it. It stands as long as one of them does.
 */
final class Situation {
  /** How often the list of a notice is told anew. */
  static final long PACE_MS = Duration.ofMinutes(1).toMillis();

  private final NoticeLife notice;
  private final TreeMap<AlertLife.Rank, AlertLife> standing = new TreeMap<>();
  private final Map<String, AlertLife.Rank> ranks = new HashMap<>();

  private Priority called;
  private Long belowSinceMs;
  private Long endedMs;

  /** The highest priority of what has joined since the last question, or null. */
  private Priority joined;

  private AlertLife lastLead;

  Situation(String area, String name, long openedMs) {
    notice = new NoticeLife(area, name, openedMs);
  }

  Situation(String area, SituationMemory memory) {
    this(area, memory.name(), memory.openedMs());
    notice.restore(memory.calls(), memory.told(), memory.revise(), memory.reasons());
    called = memory.called();
    belowSinceMs = memory.belowSinceMs();
    endedMs = memory.endedMs();
  }

  SituationMemory memory() {
    return new SituationMemory(
        name(),
        notice.openedMs(),
        notice.calls(),
        called,
        belowSinceMs,
        endedMs,
        notice.told(),
        notice.asked(),
        notice.reasons());
  }

  /** Takes an alert in, or its priority as it is now. */
  void put(AlertLife life) {
    AlertLife.Rank before = ranks.put(life.alertId(), life.rank());
    if (before != null) {
      standing.remove(before);
    }
    standing.put(life.rank(), life);
  }

  /** An alert that was not told of before has joined. */
  void join(AlertLife life) {
    put(life);
    boolean highest = joined == null || life.priority().compareTo(joined) < 0;
    joined = highest ? life.priority() : joined;
  }

  void remove(AlertLife life) {
    AlertLife.Rank before = ranks.remove(life.alertId());
    if (before != null) {
      standing.remove(before);
    }
  }

  /** Once, the highest priority of what has joined since the last question; null if nothing has. */
  Priority takeJoined() {
    Priority highest = joined;
    joined = null;
    return highest;
  }

  boolean isEmpty() {
    return standing.isEmpty();
  }

  int size() {
    return standing.size();
  }

  /** The alert that leads; there must be one. */
  AlertLife lead() {
    return standing.firstEntry().getValue();
  }

  /** Those that stand, the most important first. */
  Collection<AlertLife> alerts() {
    return standing.values();
  }

  /** Where it comes in a list of situations; there must be an alert. */
  AlertLife.Rank rank() {
    return standing.firstKey();
  }

  /**
   * True if its priority is higher than any for which people were called. What was lower for a
   * while is forgotten: a return to it is a rise again.
   */
  boolean rises(long nowMs, long reopenWithinMs) {
    Priority now = lead().priority();
    if (belowSinceMs != null && nowMs - belowSinceMs > reopenWithinMs) {
      called = notice.told().priority();
      belowSinceMs = null;
    }
    if (now.compareTo(called) > 0) {
      belowSinceMs = belowSinceMs == null ? Long.valueOf(nowMs) : belowSinceMs;
      return false;
    }
    belowSinceMs = null;
    return now.compareTo(called) < 0;
  }

  /** People are called, or nobody is, for the priority it has now. */
  void decided(Calls calls) {
    lastLead = lead();
    called = lead().priority();
    belowSinceMs = null;
    notice.call(calls);
  }

  boolean isDecided() {
    return called != null;
  }

  /** An officer has all of it in hand; false if that was so before. */
  boolean acknowledge(String alertId, String officer, long nowMs) {
    boolean changed = acknowledgeAlerts(alertId, "acknowledged by " + officer);
    if (!changed && notice.calls().state() == State.ACKNOWLEDGED) {
      return false;
    }
    notice.call(notice.calls().acknowledge(officer, nowMs));
    notice.because("acknowledged by " + officer);
    return true;
  }

  /** An officer wants to hear of it later, at the latest at a set time. */
  void shelve(String alertId, String officer, long untilMs, long nowMs) {
    String reason = "shelved by " + officer + " until " + WireTime.format(untilMs);
    acknowledgeAlerts(alertId, reason);
    notice.call(notice.calls().shelve(officer, untilMs, nowMs));
    notice.because(reason);
  }

  private boolean acknowledgeAlerts(String named, String reason) {
    boolean changed = false;
    for (AlertLife life : standing.values()) {
      boolean itself = named == null || life.alertId().equals(named);
      changed |= life.acknowledge(itself ? reason : reason + " with " + named);
    }
    return changed;
  }

  /** What its notice shows; at the end what it showed before, as it is now. */
  NoticeLife.Picture picture(Procedures procedures, Map<String, AlertLife> lives) {
    if (isEmpty()) {
      return notice.told() == null
          ? picture(lastLead, List.of(NoticeLife.member(lastLead.told())), 1, procedures)
          : notice.lastPicture(lives);
    }
    List<Member> members = new ArrayList<>();
    for (AlertLife life : standing.values()) {
      if (members.size() == NoticeLife.LISTED) {
        break;
      }
      members.add(NoticeLife.member(life.told()));
    }
    return picture(lead(), members, size(), procedures);
  }

  private NoticeLife.Picture picture(
      AlertLife lead, List<Member> members, int count, Procedures procedures) {
    return new NoticeLife.Picture(
        lead.priority(),
        lead.told(),
        lead.salute(),
        procedures.step(lead.kind()),
        members,
        count,
        isEmpty());
  }

  void ended(long nowMs) {
    endedMs = nowMs;
    notice.call(notice.calls().ended());
  }

  void reopened(long nowMs) {
    endedMs = null;
    notice.call(notice.calls().resumed(nowMs));
  }

  /** When its last alert ended, null while one stands. */
  Long endedMs() {
    return endedMs;
  }

  NoticeLife notice() {
    return notice;
  }

  Calls calls() {
    return notice.calls();
  }

  String name() {
    return notice.situation();
  }

  String noticeId() {
    return notice.noticeId();
  }

  long openedMs() {
    return notice.openedMs();
  }
}

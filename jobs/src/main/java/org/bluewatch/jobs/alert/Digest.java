package org.bluewatch.jobs.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bluewatch.common.model.Notice;

/**
 * A list of situations for which there was no room: pages beyond the budget of a shift, or more
 * than a console shows one by one. It is gathered for a while and then told as one notice, which is
 * told anew as the list grows.
 */
final class Digest {
  private final NoticeLife notice;
  private final boolean pages;
  private final long untilMs;
  private final TreeSet<String> members = new TreeSet<>();

  private boolean closed;

  /**
   * @param pages true if it takes the place of pages
   * @param untilMs when another digest takes what comes
   */
  Digest(String area, String situation, boolean pages, long openedMs, long untilMs) {
    this.notice = new NoticeLife(area, situation, openedMs);
    this.pages = pages;
    this.untilMs = untilMs;
  }

  static Digest of(String area, DigestMemory memory) {
    var digest =
        new Digest(area, memory.situation(), memory.pages(), memory.openedMs(), memory.untilMs());
    digest.notice.restore(memory.calls(), memory.told(), memory.revise(), memory.reasons());
    digest.closed = memory.closed();
    return digest;
  }

  DigestMemory memory() {
    return new DigestMemory(
        notice.situation(),
        pages,
        notice.openedMs(),
        untilMs,
        closed,
        notice.calls(),
        notice.told(),
        notice.asked(),
        notice.reasons());
  }

  void add(String noticeId) {
    members.add(noticeId);
    notice.ask();
  }

  void remove(String noticeId) {
    if (members.remove(noticeId)) {
      notice.ask();
    }
  }

  /** The notices of its situations, ascending. */
  Set<String> members() {
    return members;
  }

  /** Its situations that stand, the most important first. */
  List<Situation> standing(Situations situations) {
    List<Situation> standing = new ArrayList<>();
    for (String member : members) {
      Situation situation = situations.of(member);
      if (situation != null && !situation.isEmpty()) {
        standing.add(situation);
      }
    }
    standing.sort(Comparator.comparing(Situation::rank));
    return standing;
  }

  /** What its notice shows: of each situation the alert that leads; there must be one. */
  NoticeLife.Picture picture(List<Situation> standing, Procedures procedures) {
    List<Notice.Member> leads = new ArrayList<>();
    for (Situation situation : standing.subList(0, Math.min(NoticeLife.LISTED, standing.size()))) {
      leads.add(NoticeLife.member(situation.lead().told()));
    }
    AlertLife first = standing.get(0).lead();
    return new NoticeLife.Picture(
        first.priority(),
        first.told(),
        first.salute(),
        procedures.step(first.kind()),
        leads,
        standing.size(),
        false);
  }

  /** When there is something to be done with it, at the latest when another one follows. */
  long dueMs(long gatherMs) {
    long dueMs =
        notice.told() != null
            ? notice.dueMs(gatherMs)
            : members.isEmpty() ? Long.MAX_VALUE : notice.openedMs() + gatherMs;
    return closed ? dueMs : Math.min(dueMs, untilMs);
  }

  /** Closes it if it is time, so that nothing more is added; true, once, if it was. */
  boolean closes(long nowMs) {
    boolean closes = !closed && untilMs <= nowMs;
    closed |= closes;
    return closes;
  }

  boolean isClosed() {
    return closed;
  }

  /** Its situations are no longer its own. */
  void clear() {
    members.clear();
  }

  /** True if it takes the place of pages, false if of lines on a console. */
  boolean pages() {
    return pages;
  }

  /** When another digest takes what comes. */
  long untilMs() {
    return untilMs;
  }

  NoticeLife notice() {
    return notice;
  }

  Calls calls() {
    return notice.calls();
  }

  String noticeId() {
    return notice.noticeId();
  }
}

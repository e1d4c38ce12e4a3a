package org.bluewatch.jobs.alert;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bluewatch.common.codec.WireTime;
import org.bluewatch.common.model.Notice.State;

/** The digests that are gathered or told: one for each shift, one for each hour of the console. */
final class Digests {
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();

  private final String area;
  private final AlertBudget budget;
  private final TreeMap<String, Digest> byNotice = new TreeMap<>();

  private final TreeSet<String> changed = new TreeSet<>();

  private Digest ofShift;
  private Digest ofHour;

  Digests(String area, AlertBudget budget) {
    this.area = area;
    this.budget = budget;
  }

  Digest restore(DigestMemory memory) {
    Digest digest = Digest.of(area, memory);
    byNotice.put(digest.noticeId(), digest);
    if (digest.pages()) {
      ofShift = later(ofShift, digest);
    } else {
      ofHour = later(ofHour, digest);
    }
    return digest;
  }

  private static Digest later(Digest known, Digest other) {
    return known == null || other.untilMs() > known.untilMs() ? other : known;
  }

  /** Puts a situation into the digest of this shift, or of this hour on the console. */
  Digest add(Situation situation, boolean pages, long nowMs) {
    Digest digest = pages ? ofShift(nowMs) : ofHour(nowMs);
    digest.add(situation.noticeId());
    changed.add(digest.noticeId());
    if (digest.calls().state() != State.OPEN) {
      digest.notice().call(digest.calls().moreToSay());
    }
    return digest;
  }

  private Digest ofShift(long nowMs) {
    if (ofShift == null || ofShift.untilMs() <= nowMs) {
      ofShift =
          open(
              "digest/" + WireTime.format(budget.shiftStartMs()),
              true,
              nowMs,
              budget.nextShiftMs());
    }
    return ofShift;
  }

  private Digest ofHour(long nowMs) {
    if (ofHour == null || ofHour.untilMs() <= nowMs) {
      long hourMs = Math.floorDiv(nowMs, HOUR_MS) * HOUR_MS;
      ofHour = open("console/" + WireTime.format(hourMs), false, nowMs, hourMs + HOUR_MS);
    }
    return ofHour;
  }

  private Digest open(String situation, boolean pages, long nowMs, long untilMs) {
    var digest = new Digest(area, situation, pages, nowMs, untilMs);
    byNotice.put(digest.noticeId(), digest);
    return digest;
  }

  /** Takes a situation out of the digest that carries it, if one does. */
  void leave(Situation situation) {
    Digest digest = of(situation.calls().digestId());
    if (digest != null) {
      digest.remove(situation.noticeId());
      changed.add(digest.noticeId());
    }
  }

  /** What an officer sees of a situation is different. */
  void ask(Situation situation) {
    Digest digest = of(situation.calls().digestId());
    if (digest != null) {
      digest.notice().ask();
      changed.add(digest.noticeId());
    }
  }

  /** The digests in which something changed since the last question. */
  List<Digest> takeChanged() {
    List<Digest> digests = changed.stream().map(byNotice::get).filter(Objects::nonNull).toList();
    changed.clear();
    return digests;
  }

  /** A digest that nothing will be added to, and of which nothing stands. */
  void forget(Digest digest) {
    byNotice.remove(digest.noticeId());
  }

  /** The digest of a notice, null if it is not known. */
  Digest of(String noticeId) {
    return noticeId == null ? null : byNotice.get(noticeId);
  }
}

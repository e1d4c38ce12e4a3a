package org.bluewatch.jobs.paging;

import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Notice.Channel;
import org.bluewatch.common.model.Notice.State;

/** The revisions of one notice, as the stream would tell them one after the other. */
final class Notices {
  static final long MINUTE = 60_000;

  /** Tier 1 has two minutes, tier 2 five, tier 3 ten. */
  static final List<Notice.Tier> TIERS =
      List.of(
          new Notice.Tier(List.of("desk:watch", "mail:duty-operations"), 2 * MINUTE),
          new Notice.Tier(List.of("mail:chief-of-operations"), 5 * MINUTE),
          new Notice.Tier(List.of("mail:head-of-mission"), 10 * MINUTE));

  private final String noticeId;
  private final long openedMs;
  private Channel channel = Channel.PAGE;
  private State state = State.OPEN;
  private Priority priority = Priority.P1;
  private int revision;
  private int tier;
  private int call;
  private String kind = "hotspot";
  private String situation;
  private boolean exercise;
  private String run = "live";
  private List<Notice.Tier> tiers = TIERS;
  private String event = "ambush";
  private final List<String> others = new ArrayList<>();

  private Notices(String noticeId, long openedMs) {
    this.noticeId = noticeId;
    this.openedMs = openedMs;
    this.situation = "situation-" + noticeId;
  }

  static Notices opened(String noticeId, long openedMs) {
    return new Notices(noticeId, openedMs);
  }

  Notices priority(Priority now) {
    priority = now;
    return this;
  }

  Notices channel(Channel now) {
    channel = now;
    return this;
  }

  Notices exercise() {
    exercise = true;
    return this;
  }

  Notices run(String now) {
    run = now;
    return this;
  }

  /** Whom its only tier calls. */
  Notices contacts(String... contacts) {
    tiers = List.of(new Notice.Tier(List.of(contacts), 2 * MINUTE));
    return this;
  }

  Notices kind(String now) {
    kind = now;
    return this;
  }

  /** What happened. */
  Notices event(String now) {
    event = now;
    return this;
  }

  /** Of which no text can be written. */
  Notices withoutSituation() {
    situation = null;
    return this;
  }

  /** It lists an alert of another notice too, as a digest does. */
  Notices listing(String alertId) {
    others.add(alertId);
    return this;
  }

  /** The first tier is called anew. */
  Notice called(long knownMs) {
    state = State.OPEN;
    tier = 1;
    call++;
    return revised(knownMs);
  }

  /** The next tier is called. */
  Notice escalated(long knownMs) {
    tier++;
    call++;
    return revised(knownMs);
  }

  Notice acknowledged(long knownMs) {
    state = State.ACKNOWLEDGED;
    return revised(knownMs);
  }

  Notice ended(long knownMs) {
    state = State.ENDED;
    return revised(knownMs);
  }

  /** It was not over; nobody is called anew. */
  Notice reopened(long knownMs) {
    state = State.OPEN;
    return revised(knownMs);
  }

  /** Something else changed. */
  Notice revised(long knownMs) {
    revision++;
    return new Notice(
        noticeId,
        revision,
        situation,
        channel,
        state,
        priority,
        tier,
        call,
        openedMs,
        knownMs,
        knownMs,
        null,
        tiers,
        alert(knownMs),
        null,
        "Call the sector.",
        members(knownMs),
        1 + others.size(),
        null,
        null,
        null,
        "as told");
  }

  private List<Notice.Member> members(long knownMs) {
    List<Notice.Member> members = new ArrayList<>();
    members.add(member("A-" + noticeId, knownMs));
    others.forEach(alertId -> members.add(member(alertId, knownMs)));
    return members;
  }

  private Notice.Member member(String alertId, long knownMs) {
    return new Notice.Member(alertId, kind, priority, Alert.State.RAISED, knownMs, headline());
  }

  private String headline() {
    return "3 " + event + " near " + noticeId;
  }

  private Alert alert(long knownMs) {
    return new Alert(
        "A-" + noticeId,
        revision,
        kind,
        Alert.State.RAISED,
        priority,
        openedMs,
        knownMs,
        "north",
        "S1",
        "H1",
        "situation-" + noticeId,
        4.5,
        18.5,
        250.0,
        null,
        headline(),
        List.of(new Fact("rule", "\"hotspot\"")),
        List.of("o1"),
        List.of("patrol-reports"),
        1,
        1,
        null,
        "as told",
        run,
        exercise);
  }
}

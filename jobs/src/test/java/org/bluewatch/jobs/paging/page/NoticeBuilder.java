package org.bluewatch.jobs.paging.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Salute;

/** Notices for tests, in the words of the duty room. */
final class NoticeBuilder {
  static final List<Notice.Tier> ROSTER =
      List.of(
          new Notice.Tier(List.of("desk:watch", "sms:duty-officer"), 120_000),
          new Notice.Tier(List.of("sms:chief-of-operations"), 300_000));

  private String kind;
  private Alert.Priority priority = Alert.Priority.P2;
  private Alert.State alertState = Alert.State.RAISED;
  private Notice.State state = Notice.State.OPEN;
  private Notice.Channel channel = Notice.Channel.PAGE;
  private String alertId = "A-1";
  private int revision = 1;
  private long timeMs = ms("2026-03-02T01:10:00Z");
  private long knownMs = ms("2026-03-02T03:14:00Z");
  private long receivedMs = ms("2026-03-02T03:13:58Z");
  private int tier = 1;
  private Long escalateAtMs = ms("2026-03-02T03:16:00Z");
  private String sector = "S-EAST";
  private String subject = "X-1";
  private String situation = "X-1";
  private Double lat = 6.04817;
  private Double lon = 21.14994;
  private Double accuracyM;
  private String geometry;
  private String headline = "Something happened";
  private final List<Fact> why = new ArrayList<>();
  private List<String> evidence = List.of();
  private List<String> streams = List.of("patrol-reports");
  private int independentSources = 1;
  private String grade;
  private Salute salute;
  private String step;
  private List<Notice.Member> members = List.of();
  private int memberCount = 1;
  private String officer;
  private Long shelvedUntilMs;
  private String reason = "raised";
  private boolean exercise;

  private NoticeBuilder(String kind) {
    this.kind = kind;
  }

  static NoticeBuilder notice(String kind) {
    return new NoticeBuilder(kind);
  }

  static long ms(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  NoticeBuilder kind(String value) {
    kind = value;
    return this;
  }

  NoticeBuilder priority(Alert.Priority value) {
    priority = value;
    return this;
  }

  NoticeBuilder state(Notice.State value) {
    state = value;
    return this;
  }

  NoticeBuilder alertState(Alert.State value) {
    alertState = value;
    return this;
  }

  NoticeBuilder channel(Notice.Channel value) {
    channel = value;
    return this;
  }

  NoticeBuilder ids(String alertIdValue, int revisionValue) {
    alertId = alertIdValue;
    revision = revisionValue;
    return this;
  }

  NoticeBuilder times(String time, String received, String known) {
    timeMs = ms(time);
    receivedMs = ms(received);
    knownMs = ms(known);
    escalateAtMs = knownMs + (priority == Alert.Priority.P1 ? 120_000 : 900_000);
    return this;
  }

  NoticeBuilder timesMs(long time, long known) {
    timeMs = time;
    knownMs = known;
    return this;
  }

  NoticeBuilder tier(int value, Long escalateAt) {
    tier = value;
    escalateAtMs = escalateAt;
    return this;
  }

  NoticeBuilder about(String subjectValue, String situationValue) {
    subject = subjectValue;
    situation = situationValue;
    return this;
  }

  NoticeBuilder sector(String value) {
    sector = value;
    return this;
  }

  NoticeBuilder at(Double latValue, Double lonValue, Double accuracy) {
    lat = latValue;
    lon = lonValue;
    accuracyM = accuracy;
    return this;
  }

  NoticeBuilder geometry(String value) {
    geometry = value;
    return this;
  }

  NoticeBuilder headline(String value) {
    headline = value;
    return this;
  }

  NoticeBuilder why(String name, String json) {
    why.add(new Fact(name, json));
    return this;
  }

  NoticeBuilder why(List<Fact> facts) {
    why.addAll(facts);
    return this;
  }

  NoticeBuilder evidence(String... ids) {
    evidence = List.of(ids);
    return this;
  }

  NoticeBuilder sources(int independent, String gradeValue, String... streamNames) {
    independentSources = independent;
    grade = gradeValue;
    streams = List.of(streamNames);
    return this;
  }

  NoticeBuilder salute(Salute value) {
    salute = value;
    return this;
  }

  NoticeBuilder step(String value) {
    step = value;
    return this;
  }

  NoticeBuilder members(int count, Notice.Member... values) {
    members = List.of(values);
    memberCount = count;
    return this;
  }

  NoticeBuilder officer(String value, Long shelvedUntil) {
    officer = value;
    shelvedUntilMs = shelvedUntil;
    return this;
  }

  NoticeBuilder reason(String value) {
    reason = value;
    return this;
  }

  NoticeBuilder exercise() {
    exercise = true;
    return this;
  }

  static Notice.Member member(
      String alertId, String kind, Alert.Priority priority, String known, String headline) {
    return new Notice.Member(alertId, kind, priority, Alert.State.RAISED, ms(known), headline);
  }

  Notice build() {
    return new Notice(
        "N-" + alertId.substring(2),
        revision,
        situation,
        channel,
        state,
        priority,
        tier,
        1,
        knownMs,
        knownMs,
        receivedMs,
        escalateAtMs,
        ROSTER,
        alert(),
        salute,
        step,
        members,
        memberCount,
        null,
        officer,
        shelvedUntilMs,
        reason);
  }

  private Alert alert() {
    return new Alert(
        alertId,
        revision,
        kind,
        alertState,
        priority,
        timeMs,
        knownMs,
        "Central Africa",
        sector,
        subject,
        situation,
        lat,
        lon,
        accuracyM,
        geometry,
        headline,
        why,
        evidence,
        streams,
        evidence.size(),
        independentSources,
        grade,
        reason,
        "live-1",
        exercise);
  }
}

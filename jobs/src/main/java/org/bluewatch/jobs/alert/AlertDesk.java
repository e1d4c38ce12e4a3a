package org.bluewatch.jobs.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.Notice.Channel;
import org.bluewatch.common.model.Notice.State;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.jobs.alert.AlertDraft.Outcome;
import org.bluewatch.jobs.config.AlertSettings;
import org.bluewatch.jobs.ingest.Sectors;
import org.bluewatch.jobs.metrics.AlertCause;
import org.bluewatch.jobs.order.Agenda;

/**
 * Keeps all alerts and situations, and decides what is told of them when. It hears drafts and
 * actions in the order of knowledge and speaks once in a millisecond, when all of it was heard.
 * Plain logic: it knows neither the engine nor a clock.
 */
public final class AlertDesk {
  /** An alert that has ended can still stand again or be withdrawn for so long. */
  static final long REMEMBERED_MS = Duration.ofDays(30).toMillis();

  private static final String ALERT = "alert/";
  private static final String SITUATION = "situation/";
  private static final String DIGEST = "digest/";

  private final RunInfo run;
  private final long digestAfterMs;
  private final long reopenWithinMs;
  private final Sectors sectors = new Sectors();
  private final Roster roster = new Roster();
  private final Procedures procedures;
  private final AlertBudget budget;
  private final Situations situations;
  private final Digests digests;
  private final CallRules rules;
  private final OfficerActions officers;
  private final Agenda agenda = new Agenda();

  private final Map<String, AlertLife> lives = new HashMap<>();
  private final TreeMap<String, AlertLife> canaries = new TreeMap<>();

  private final TreeMap<String, AlertLife> news = new TreeMap<>();
  private final TreeMap<String, Situation> touched = new TreeMap<>();
  private final TreeMap<String, Digest> touchedDigests = new TreeMap<>();
  private Told told = new Told();

  private final TreeSet<String> changedAlerts = new TreeSet<>();
  private final TreeSet<String> changedNotices = new TreeSet<>();

  /**
   * @param steps what the area's procedures suggest, by kind of alert
   */
  public AlertDesk(AlertSettings settings, Map<String, String> steps, RunInfo run) {
    this.run = run;
    this.digestAfterMs = settings.digestAfter().toMillis();
    this.reopenWithinMs = settings.reopenWithin().toMillis();
    this.procedures = new Procedures(steps);
    this.budget = new AlertBudget(settings);
    this.situations = new Situations(run.area(), settings);
    this.digests = new Digests(run.area(), budget);
    this.rules = new CallRules(settings, roster, budget, digests);
    this.officers =
        new OfficerActions(
            lives,
            situations,
            digests,
            settings.shelveAtMost(),
            this::touch,
            digest -> touchedDigests.put(digest.noticeId(), digest));
  }

  /** Takes over reference data that came into force. */
  void onReference(List<ReferenceUpdate> updates) {
    sectors.update(updates);
    roster.update(updates);
  }

  /** Hears what a report means for an alert. */
  void on(AlertDraft draft, long nowMs) {
    AlertLife life = lives.get(draft.alertId());
    if (life == null) {
      if (draft.outcome() != Outcome.STANDS) {
        // Nobody was told, so there is nothing to take back.
        return;
      }
      life = new AlertLife(draft, this::remember);
      lives.put(life.alertId(), life);
    }
    boolean isNews = life.hear(draft);
    if (isNews && life.hasEnded()) {
      leave(life);
    } else if (isNews) {
      stand(life, nowMs);
    } else {
      changedAlerts.add(life.alertId());
      schedule(life, nowMs);
    }
  }

  private void remember(AlertLife life) {
    news.put(life.alertId(), life);
    changedAlerts.add(life.alertId());
  }

  private void stand(AlertLife life, long nowMs) {
    AlertContent content = life.content();
    life.inSector(
        content.lat() == null ? null : sectors.sectorOf(content.lat(), content.lon()).orElse(null));
    touch(situations.place(life, nowMs));
    told.causes.add(new AlertCause(life.kind(), life.receivedMs()));
    if (CanaryAlerts.isCanary(life)) {
      for (AlertLife earlier : List.copyOf(canaries.values())) {
        expire(earlier, "a later one came", nowMs);
      }
      canaries.put(life.alertId(), life);
    }
  }

  private void expire(AlertLife life, String reason, long nowMs) {
    life.expire(reason, nowMs);
    leave(life);
  }

  private void leave(AlertLife life) {
    canaries.remove(life.alertId());
    Situation situation = situations.leave(life);
    if (situation != null) {
      touch(situation);
    }
  }

  private void touch(Situation situation) {
    touched.put(situation.noticeId(), situation);
  }

  /** Hears what an officer did. */
  void on(AlertAction action, long nowMs) {
    // All drafts of this millisecond were heard: the officer acts on what they made of things.
    settle(nowMs);
    told.outcomes.add(officers.apply(action, nowMs));
  }

  /** Decides about what changed, the most important first, because a budget is used up. */
  private void settle(long nowMs) {
    budget.advanceTo(nowMs);
    List<Situation> ended = new ArrayList<>();
    List<Situation> standing = new ArrayList<>();
    touched.values().forEach(one -> (one.isEmpty() ? ended : standing).add(one));
    standing.sort(Comparator.comparing(Situation::rank));
    ended.forEach(situation -> rules.review(situation, nowMs));
    standing.forEach(situation -> rules.review(situation, nowMs));
  }

  /** True if something changed of which nothing was said yet. */
  boolean hasNews() {
    return !news.isEmpty()
        || !touched.isEmpty()
        || !touchedDigests.isEmpty()
        || !told.outcomes.isEmpty();
  }

  /** When something is due without anything being heard, {@link Long#MAX_VALUE} if never. */
  long nextMs() {
    return agenda.nextMs();
  }

  /** Says what is to be said at a moment of which everything was heard. */
  Told take(long nowMs) {
    takeDue(nowMs);
    settle(nowMs);
    List.copyOf(touched.values()).forEach(situation -> rules.checkTime(situation, nowMs));
    reviewDigests(nowMs);
    for (AlertLife life : news.values()) {
      told.alerts.add(life.revise(nowMs, run));
      schedule(life, nowMs);
    }
    news.clear();
    touched.values().forEach(situation -> tell(situation, nowMs));
    touchedDigests.values().forEach(digest -> tell(digest, nowMs));
    for (Digest digest : digests.takeChanged()) {
      changedNotices.add(digest.noticeId());
      schedule(digest, nowMs);
    }
    touched.clear();
    touchedDigests.clear();
    Told all = told;
    told = new Told();
    return all;
  }

  private void takeDue(long nowMs) {
    for (String subject : agenda.take(nowMs)) {
      String id = subject.substring(subject.indexOf('/') + 1);
      if (subject.startsWith(ALERT)) {
        onTime(lives.get(id), nowMs);
      } else if (subject.startsWith(SITUATION)) {
        touch(situations.of(id));
      } else {
        touchedDigests.put(id, digests.of(id));
      }
    }
  }

  private void onTime(AlertLife life, long nowMs) {
    if (!life.hasEnded()) {
      expire(life, "its time is over", nowMs);
    } else if (life.forgetAtMs(rememberedMs(life)) <= nowMs) {
      lives.remove(life.alertId());
      changedAlerts.add(life.alertId());
      told.forgotten.add(life.told());
    }
  }

  /** Of the tests, one a minute, there is nothing to be said later. */
  private long rememberedMs(AlertLife life) {
    return CanaryAlerts.isCanary(life) ? reopenWithinMs : REMEMBERED_MS;
  }

  private void schedule(AlertLife life, long nowMs) {
    long dueMs =
        !life.hasEnded() && CanaryAlerts.isCanary(life)
            ? life.openedMs() + CanaryAlerts.LASTS_MS
            : life.forgetAtMs(rememberedMs(life));
    agenda.put(ALERT + life.alertId(), later(dueMs, nowMs));
  }

  /** What is due is due in the future: what is now was looked at. */
  private static long later(long dueMs, long nowMs) {
    return Math.max(dueMs, nowMs + 1);
  }

  private void reviewDigests(long nowMs) {
    for (Digest digest : List.copyOf(touchedDigests.values())) {
      if (digest.closes(nowMs) && digest.pages()) {
        handOver(digest, nowMs);
      }
    }
    for (Digest digest : touchedDigests.values()) {
      List<Situation> standing = digest.standing(situations);
      if (!standing.isEmpty()) {
        rules.review(digest, standing, nowMs);
      }
    }
  }

  private void handOver(Digest digest, long nowMs) {
    for (Situation situation : digest.standing(situations)) {
      if (situation.calls().state() == State.OPEN) {
        rules.handOver(situation, nowMs);
        touch(situation);
      }
    }
    digest.clear();
    digest.notice().because("handed over to the next shift");
  }

  private void tell(Situation situation, long nowMs) {
    NoticeLife notice = situation.notice();
    notice
        .next(situation.picture(procedures, lives), nowMs, Situation.PACE_MS)
        .ifPresent(told.notices::add);
    changedNotices.add(situation.noticeId());
    digests.ask(situation);
    if (situation.endedMs() != null && dueMs(situation) <= nowMs) {
      situations.forget(situation);
      agenda.remove(SITUATION + situation.noticeId());
    } else {
      agenda.put(SITUATION + situation.noticeId(), later(dueMs(situation), nowMs));
    }
  }

  private long dueMs(Situation situation) {
    return situation.endedMs() != null
        ? situation.endedMs() + reopenWithinMs
        : situation.notice().dueMs(Situation.PACE_MS);
  }

  private void tell(Digest digest, long nowMs) {
    NoticeLife notice = digest.notice();
    List<Situation> standing = digest.standing(situations);
    changedNotices.add(digest.noticeId());
    if (!standing.isEmpty() && notice.calls().channel() != Channel.LOG) {
      notice
          .next(digest.picture(standing, procedures), nowMs, digestAfterMs)
          .ifPresent(told.notices::add);
    } else if (standing.isEmpty() && notice.told() != null) {
      notice.call(notice.calls().ended());
      notice.because("none of its alerts stands");
      notice.next(notice.lastPicture(lives), nowMs, digestAfterMs).ifPresent(told.notices::add);
    }
    if (standing.isEmpty() && digest.isClosed()) {
      digests.forget(digest);
      agenda.remove(DIGEST + digest.noticeId());
    } else {
      schedule(digest, nowMs);
    }
  }

  private void schedule(Digest digest, long nowMs) {
    agenda.put(DIGEST + digest.noticeId(), later(digest.dueMs(digestAfterMs), nowMs));
  }

  /** Pages of the present shift. */
  AlertBudget budget() {
    return budget;
  }

  /** What changed in memory since the last question; what is gone maps to null. */
  Changes takeChanges() {
    Map<String, AlertMemory> alerts = new TreeMap<>();
    for (String alertId : changedAlerts) {
      AlertLife life = lives.get(alertId);
      alerts.put(alertId, life == null ? null : life.memory());
    }
    Map<String, SituationMemory> changedSituations = new TreeMap<>();
    Map<String, DigestMemory> changedDigests = new TreeMap<>();
    for (String noticeId : changedNotices) {
      Situation situation = situations.of(noticeId);
      Digest digest = digests.of(noticeId);
      changedSituations.put(noticeId, situation == null ? null : situation.memory());
      changedDigests.put(noticeId, digest == null ? null : digest.memory());
    }
    changedAlerts.clear();
    changedNotices.clear();
    return new Changes(alerts, changedSituations, changedDigests, budget.memory());
  }

  /**
   * What is to be written to state.
   *
   * @param alerts by alertId
   * @param situations by noticeId
   * @param digests by noticeId
   */
  record Changes(
      Map<String, AlertMemory> alerts,
      Map<String, SituationMemory> situations,
      Map<String, DigestMemory> digests,
      BudgetMemory budget) {}

  /** Rises again from memory. */
  void restore(
      Iterable<AlertMemory> alerts,
      Iterable<SituationMemory> rememberedSituations,
      Iterable<DigestMemory> rememberedDigests,
      BudgetMemory rememberedBudget) {
    budget.restore(rememberedBudget);
    List<Digest> all = new ArrayList<>();
    rememberedDigests.forEach(memory -> all.add(digests.restore(memory)));
    for (SituationMemory memory : rememberedSituations) {
      Situation situation = situations.restore(memory);
      agenda.put(SITUATION + situation.noticeId(), dueMs(situation));
      Digest digest = digests.of(situation.calls().digestId());
      if (digest != null && situation.endedMs() == null) {
        digest.members().add(situation.noticeId());
      }
    }
    // When a digest is due depends on whether it has members.
    all.forEach(digest -> schedule(digest, Long.MIN_VALUE));
    for (AlertMemory memory : alerts) {
      restore(new AlertLife(memory, this::remember));
    }
  }

  private void restore(AlertLife life) {
    lives.put(life.alertId(), life);
    if (!life.hasEnded()) {
      situations.restore(life);
      if (CanaryAlerts.isCanary(life)) {
        canaries.put(life.alertId(), life);
      }
    }
    schedule(life, Long.MIN_VALUE);
  }
}

package org.bluewatch.jobs.paging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bluewatch.common.codec.WireTime;
import org.bluewatch.common.model.ActionOutcome;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.AuditEntry;
import org.bluewatch.common.model.Notice;

/**
 * All notices that page, and the calls that stand. Safe for use by several threads.
 *
 * <p>It is filled from the audit ({@link #remember}) and from the topic of notices ({@link #take}),
 * then {@link #resume} says that all of the past is known; from then on {@link #advance} decides.
 */
final class PageDesk {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Stands for the texts of a page, beside the receivers that may refuse it. */
  private static final String TEXTS = "texts";

  /** More than are reopened, or told again, after they ended. */
  private static final int MOST_SETTLED = 10_000;

  private final PageRules rules;
  private final Journal journal;
  private final PagerMetrics metrics;

  /** Notices that may still page, by id, oldest first. */
  private final Map<String, PagedNotice> notices = new LinkedHashMap<>();

  /** The last notices that ended: told again they page nobody, reopened their calls are known. */
  private final Map<String, PagedNotice> settled = new Newest<>(MOST_SETTLED);

  private final NoticeNames names = new NoticeNames();
  private final Map<String, List<Remembered>> remembered = new HashMap<>();
  private final OfficersActions actions;
  private boolean changed;
  private long received;

  private record Remembered(
      PageCall.Id id, Map<String, String> labels, long startedWallMs, long receivedMs) {}

  PageDesk(PageRules rules, Journal journal, PagerMetrics metrics) {
    this.rules = rules;
    this.journal = journal;
    this.metrics = metrics;
    this.actions = new OfficersActions(rules.linksValidForMs());
  }

  /** An earlier process told Alertmanager of a call. */
  synchronized void remember(
      PageCall.Id id, Map<String, String> labels, long startedWallMs, long receivedMs) {
    remembered
        .computeIfAbsent(id.noticeId(), any -> new ArrayList<>())
        .add(new Remembered(id, labels, startedWallMs, receivedMs));
  }

  /** Takes a revision of a notice. */
  synchronized void take(Notice notice) {
    PagedNotice paged = notices.get(notice.noticeId());
    if (paged == null) {
      paged = settled.getOrDefault(notice.noticeId(), new PagedNotice(rules));
    }
    if (paged.take(notice)) {
      settled.remove(notice.noticeId());
      notices.put(notice.noticeId(), paged);
      metrics.page(PagerMetrics.Outcome.EXERCISE, notice.call() > 0 && !rules.mayPage(notice));
      names.add(notice);
      actions.undecided().forEach(this::stopCalls);
      changed = true;
    }
  }

  /** All of the past is known: what still stands is gone on with. */
  synchronized void resume(PagerMoment now) {
    remembered.forEach(
        (noticeId, calls) -> {
          PagedNotice notice = notices.get(noticeId);
          if (notice != null) {
            calls.forEach(
                call -> notice.remember(call.id, call.labels, call.startedWallMs, call.receivedMs));
          }
        });
    remembered.clear();
    notices.values().forEach(notice -> notice.resume(now));
    settle(now);
  }

  /**
   * An officer acted. Until the stream has said what comes of it, no further tier is called.
   *
   * @param action its {@code receivedMs} is the stamp of the record
   */
  synchronized void acted(AlertAction action) {
    if (actions.take(action)) {
      stopCalls(action);
    }
  }

  private void stopCalls(AlertAction action) {
    paged(action.alertId()).forEach(notice -> notice.stopPending(action.id(), action.receivedMs()));
  }

  /**
   * The id of what a press of the button of a link does: a link used twice in one call is one
   * action, unless the stream has said that the first came to nothing.
   */
  synchronized String actionId(AckLinks.Link link) {
    int call = newestCall(link.noticeId());
    int press = 1;
    while (actions.cameToNothing(ActionWriter.idOf(link, call, press))) {
      press++;
    }
    return ActionWriter.idOf(link, call, press);
  }

  /** True if an action of this id was seen. */
  synchronized boolean isActed(String actionId) {
    return actions.isKnown(actionId);
  }

  /** The stream has said what came of an action. */
  synchronized void decided(ActionOutcome outcome) {
    String actionId = outcome.action().id();
    actions.decided(outcome);
    // Its alert may be listed in several notices, of which it changes one.
    for (PagedNotice notice : paged(outcome.action().alertId()).toList()) {
      if (notice.latest().noticeId().equals(outcome.noticeId())) {
        notice.stopApplied(actionId, outcome.knownMs());
      } else {
        notice.stopRefused(actionId);
      }
    }
  }

  private Stream<PagedNotice> paged(String name) {
    return names.named(name).stream().map(notices::get).filter(notice -> notice != null);
  }

  /** Makes the calls whose turn has come. True if Alertmanager is to be told of anything new. */
  synchronized boolean advance(PagerMoment now) {
    for (PagedNotice notice : notices.values()) {
      notice.advance(now, new Recorded(notice));
    }
    settle(now);
    actions.forget(now.steadyMs());
    metrics.pending(
        notices.values().stream()
            .flatMap(notice -> notice.current().stream())
            .filter(call -> !call.isReceived())
            .count());
    boolean news = changed;
    changed = false;
    return news;
  }

  private void settle(PagerMoment now) {
    notices
        .values()
        .removeIf(
            notice -> {
              boolean over = notice.isSettled(now, rules.tellEndForMs());
              if (over) {
                settle(notice);
              }
              return over;
            });
  }

  private void settle(PagedNotice notice) {
    Notice ended = notice.latest();
    if (!isCanary(ended)) {
      settled.put(ended.noticeId(), notice);
    }
    names.remove(ended.noticeId());
  }

  private final class Recorded implements PagedNotice.Events {
    private final PagedNotice notice;

    Recorded(PagedNotice notice) {
      this.notice = notice;
    }

    @Override
    public void started(PageCall call) {
      changed = true;
      ObjectNode detail = detail(call);
      ObjectNode labels = detail.putObject("labels");
      call.labels().forEach(labels::put);
      note(AuditEntry.Kind.ATTEMPT, notice, detail);
    }

    @Override
    public void dropped(PageCall call, String why) {
      metrics.page(PagerMetrics.Outcome.DROPPED, true);
      note(AuditEntry.Kind.FAILURE, notice, detail(call).put("reason", "not told: " + why));
    }

    @Override
    public void escalated(PageCall call) {
      metrics.page(PagerMetrics.Outcome.ESCALATED, true);
      note(
          AuditEntry.Kind.ESCALATION,
          notice,
          detail(call).put("reason", "not acknowledged, and the knowledge clock stands still"));
    }
  }

  /** Alertmanager, or whoever stands in for it, has confirmed a page. */
  synchronized void received(PageCall.Id id, String receiver, PagerMoment now) {
    PagedNotice notice = notices.get(id.noticeId());
    if (notice == null) {
      return;
    }
    notice
        .find(id)
        .filter(call -> call.isActive() && call.confirmedBy(receiver))
        .ifPresent(
            call -> {
              if (!call.isReceived()) {
                call.receive(now.steadyMs());
                firstReceipt(notice, call, now);
              }
              note(AuditEntry.Kind.RECEIPT, notice, detail(call).put("receiver", receiver));
            });
  }

  private void firstReceipt(PagedNotice notice, PageCall call, PagerMoment now) {
    if (isCanary(notice.latest())) {
      return;
    }
    received++;
    metrics.page(PagerMetrics.Outcome.RECEIVED, true);
    if (call.id().number() == 1 && !notice.latest().alert().exercise()) {
      metrics.latency(now.wallMs() - notice.latest().receivedMs());
    }
  }

  /** A receiver does not take a page as it is. */
  synchronized void refused(PageCall.Id id, String receiver, String reason) {
    PagedNotice notice = notices.get(id.noticeId());
    if (notice == null) {
      return;
    }
    notice
        .find(id)
        .filter(call -> call.isActive() && call.refusedBy(receiver))
        .ifPresent(
            call -> {
              metrics.page(PagerMetrics.Outcome.REFUSED, true);
              note(
                  AuditEntry.Kind.FAILURE,
                  notice,
                  detail(call).put("receiver", receiver).put("reason", reason));
            });
  }

  private static ObjectNode detail(PageCall call) {
    ObjectNode detail = JSON.objectNode();
    detail.put("call", call.id().number()).put("tier", call.id().tier());
    detail.put("priority", call.priority().name());
    return call.isStarted()
        ? detail.put("startsAt", WireTime.format(call.startedWallMs()))
        : detail;
  }

  private void note(AuditEntry.Kind kind, PagedNotice of, ObjectNode detail) {
    Notice notice = of.latest();
    if (!isCanary(notice)) {
      journal.add(kind, notice.knownMs(), notice.noticeId(), notice.alert().alertId(), detail);
    }
  }

  private static boolean isCanary(Notice notice) {
    return notice.channel() == Notice.Channel.CANARY;
  }

  /** The newest revision of a notice that stands or ended lately. */
  synchronized Optional<Notice> notice(String noticeId) {
    return Optional.ofNullable(notices.getOrDefault(noticeId, settled.get(noticeId)))
        .map(PagedNotice::latest);
  }

  /** The number of the newest call of a notice, 0 if there is none. */
  private int newestCall(String noticeId) {
    return Optional.ofNullable(notices.get(noticeId))
        .flatMap(PagedNotice::current)
        .map(call -> call.id().number())
        .orElse(0);
  }

  /** All of which Alertmanager is to be told now. */
  synchronized List<Page> told(PagerMoment now, PageTexts texts) {
    List<Page> pages = new ArrayList<>();
    for (PagedNotice notice : notices.values()) {
      for (PageCall call : notice.told(now, rules.tellEndForMs())) {
        pages.add(page(notice, call, texts));
      }
    }
    return pages;
  }

  private Page page(PagedNotice notice, PageCall call, PageTexts texts) {
    return new Page(
        call.id(),
        call.labels(),
        annotations(notice, call, texts),
        call.startedWallMs(),
        call.isEnded() ? (Long) call.endedWallMs() : null);
  }

  /** A page that cannot be written in full is told in few words, and stops no other. */
  private Map<String, String> annotations(PagedNotice notice, PageCall call, PageTexts texts) {
    try {
      return texts.of(notice.toldBy(call), call);
    } catch (RuntimeException e) {
      if (call.refusedBy(TEXTS)) {
        String reason = "told by its headline alone, its text cannot be written: " + e;
        note(AuditEntry.Kind.FAILURE, notice, detail(call).put("reason", reason));
      }
      return texts.inFewWords(notice.latest(), call);
    }
  }

  /** How it stands. */
  synchronized PagerPicture picture() {
    long standing =
        notices.values().stream()
            .filter(notice -> !isCanary(notice.latest()))
            .filter(notice -> notice.current().isPresent())
            .count();
    return new PagerPicture(received, standing, unheard().size());
  }

  /** The calls that stand and that nobody has confirmed. */
  synchronized List<Unheard> unheard() {
    return notices.values().stream()
        .flatMap(
            notice ->
                notice.current().stream()
                    .filter(call -> !call.isReceived() && !isCanary(notice.latest()))
                    .map(call -> new Unheard(call.id(), call.startedWallMs())))
        .toList();
  }

  /**
   * A call that nobody has confirmed.
   *
   * @param startedMs wall clock
   */
  record Unheard(PageCall.Id id, long startedMs) {}

  /** What is told of a call that stands, empty if it does not stand any more. */
  synchronized Optional<Page> page(PageCall.Id id, PageTexts texts) {
    PagedNotice notice = notices.get(id.noticeId());
    return Optional.ofNullable(notice)
        .flatMap(found -> found.find(id))
        .filter(PageCall::isActive)
        .map(call -> page(notice, call, texts));
  }
}

package org.bluewatch.jobs.paging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Notice;

/**
 * The calls of one notice on the wall clock. The stream decides them on the knowledge clock; here
 * they are made, each when its turn has come:
 *
 * <ul>
 *   <li>a call of the first tier at once, in place of all that still wait before it;
 *   <li>a further tier when the tier before it was really told and has had its time, however late
 *       or early the stream's decision came;
 *   <li>none after an acknowledgement, even one that the stream has not seen yet;
 *   <li>a further tier without the stream, if it is of priority P1 and the knowledge clock stands
 *       still. It has the number the stream would give it, so that nobody is told twice.
 * </ul>
 */
final class PagedNotice {
  /** The stream has not said what comes of an action. */
  private static final long UNDECIDED = Long.MAX_VALUE;

  /**
   * So long an action that was applied may wait for a revision that shows it: longer than the pace
   * of the stream. Without one the notice stands as it stood.
   */
  private static final long SHOWN_WITHIN_MS = 60_000;

  private final List<PageCall> calls = new ArrayList<>();
  private final PageRules rules;

  /**
   * Calls whose turn had not come when the notice ended; their turn may come if it was not over.
   */
  private final List<PageCall> droppedAtEnd = new ArrayList<>();

  private Notice latest;
  private int highestDecided;

  /** Calls up to this number were over once; they do not begin again, only further ones do. */
  private int overUpTo;

  /**
   * Actions that keep the next tier from being called, by id, each with the knowledge time from
   * which on a revision shows what came of it, or {@link #UNDECIDED}.
   */
  private final Map<String, Long> stops = new HashMap<>();

  private long stoppedMs = PageCall.NOT_YET;

  PagedNotice(PageRules rules) {
    this.rules = rules;
  }

  /** What became of a call, for the record. */
  interface Events {
    void started(PageCall call);

    /** Its turn never came: the notice ended, or was called anew. */
    void dropped(PageCall call, String why);

    /** The sender itself calls a further tier. */
    void escalated(PageCall call);
  }

  Notice latest() {
    return latest;
  }

  /** Takes a revision; one that is not newer changes nothing. True if it was newer. */
  boolean take(Notice notice) {
    if (latest != null && notice.revision() <= latest.revision()) {
      return false;
    }
    boolean ended = latest != null && latest.state() == Notice.State.ENDED;
    latest = notice;
    if (ended && isOpen()) {
      reopen();
    }
    if (isOpen() && notice.call() > highestDecided) {
      highestDecided = notice.call();
      addIfNew(PageCall.of(notice, rules.liveRun()));
    }
    stops.values().removeIf(knownMs -> knownMs <= notice.knownMs());
    if (!isOpen()) {
      stops.clear();
      overUpTo = highestDecided;
    }
    return true;
  }

  /** It was not over: what waited waits again, and a call of which nobody heard stands again. */
  private void reopen() {
    droppedAtEnd.forEach(PageCall::waitAgain);
    droppedAtEnd.clear();
    newestStarted().filter(call -> !call.isReceived()).ifPresent(PageCall::standAgain);
  }

  private Optional<PageCall> newestStarted() {
    return calls.stream().filter(PageCall::isStarted).reduce((earlier, later) -> later);
  }

  private void addIfNew(PageCall call) {
    if (find(call.id()).isPresent()) {
      return; // The sender called this tier itself.
    }
    if (call.id().beginsAnew()) {
      stops.clear();
    }
    calls.add(call);
  }

  /**
   * What an earlier process of the sender told Alertmanager.
   *
   * @param receivedMs when somebody confirmed it, or {@link PageCall#NOT_YET}
   */
  void remember(PageCall.Id id, Map<String, String> labels, long startedWallMs, long receivedMs) {
    Optional<PageCall> decided = find(id);
    if (decided.isEmpty() && calls.isEmpty()) {
      return; // A call of nothing that is known: its notice did not come from this stream.
    }
    PageCall call = decided.orElseGet(() -> ownCallAfter(id));
    call.keepLabels(labels);
    if (!call.isStarted()) {
      call.start(startedWallMs);
    }
    if (receivedMs != PageCall.NOT_YET) {
      call.receive(receivedMs);
    }
  }

  /** A call that the sender itself made; the stream may have decided others since. */
  private PageCall ownCallAfter(PageCall.Id id) {
    int at = 0;
    while (at < calls.size() && calls.get(at).id().number() < id.number()) {
      at++;
    }
    PageCall own = calls.get(Math.max(0, at - 1)).as(id, latest);
    calls.add(at, own);
    return own;
  }

  Optional<PageCall> find(PageCall.Id id) {
    return calls.stream().filter(call -> call.id().equals(id)).findFirst();
  }

  /**
   * An officer acted and the stream has not said what came of it.
   *
   * @param receivedMs knowledge time of the action; one older than the newest call is about an
   *     earlier one
   */
  void stopPending(String actionId, long receivedMs) {
    boolean aboutAnEarlierCall = calls.stream().anyMatch(call -> call.decidedMs() > receivedMs);
    if (!aboutAnEarlierCall) {
      stops.put(actionId, UNDECIDED);
    }
  }

  /** The action came to nothing, or to nothing that concerns this notice. */
  void stopRefused(String actionId) {
    stops.remove(actionId);
  }

  /**
   * The action changed this notice. A revision shows how, which may have come already.
   *
   * @param knownMs knowledge time at which it took effect
   */
  void stopApplied(String actionId, long knownMs) {
    stops.computeIfPresent(
        actionId, (id, undecided) -> knownMs <= latest.knownMs() ? null : (Long) knownMs);
  }

  private boolean isOpen() {
    boolean paged =
        latest.channel() == Notice.Channel.PAGE || latest.channel() == Notice.Channel.CANARY;
    return paged && latest.state() == Notice.State.OPEN && rules.mayPage(latest);
  }

  /** Goes on where an earlier process stopped: of what it told, at most the last still stands. */
  void resume(PagerMoment now) {
    if (!isOpen()) {
      stoppedMs = now.steadyMs();
    }
    Optional<PageCall> stands = current().filter(call -> stillStands(call, now));
    calls.stream()
        .filter(call -> stands.isEmpty() || call != stands.get())
        .forEach(call -> call.expire(now));
  }

  private boolean stillStands(PageCall call, PagerMoment now) {
    return isOpen()
        ? call.id().number() > overUpTo || !call.isReceived()
        : isOwedItsTime(call, now);
  }

  /** Makes the calls whose turn has come, and ends those that are over. */
  void advance(PagerMoment now, Events events) {
    stops.values().removeIf(knownMs -> now.knowledgeMs() - SHOWN_WITHIN_MS >= knownMs);
    boolean open = isOpen();
    if (open) {
      stoppedMs = PageCall.NOT_YET;
    } else if (stoppedMs == PageCall.NOT_YET) {
      stoppedMs = now.steadyMs();
    }
    dropSuperseded(events);
    if (open || isOwedOneCall(now)) {
      next(now, open, events).ifPresent(call -> start(call, now, events));
    } else {
      dropAtEnd(events);
    }
    if (!open) {
      current().filter(call -> !isOwedItsTime(call, now)).ifPresent(call -> call.end(now));
    }
  }

  private void dropSuperseded(Events events) {
    List<PageCall> waiting = waiting().toList();
    for (int i = waiting.size() - 1; i > 0; i--) {
      if (waiting.get(i).id().beginsAnew()) {
        waiting.subList(0, i).forEach(call -> drop(call, "a later call takes its place", events));
        return;
      }
    }
  }

  private void dropAtEnd(Events events) {
    for (PageCall call : waiting().toList()) {
      drop(call, "it was over before its turn came", events);
      if (latest.state() == Notice.State.ENDED) {
        droppedAtEnd.add(call);
      }
    }
  }

  private static void drop(PageCall call, String why, Events events) {
    call.drop();
    events.dropped(call, why);
  }

  private Optional<PageCall> next(PagerMoment now, boolean open, Events events) {
    Optional<PageCall> current = current();
    Optional<PageCall> next = waiting().findFirst();
    if (next.isPresent()) {
      Optional<PageCall> before = newestStarted();
      boolean itsTurn =
          before.isEmpty()
              || next.get().id().beginsAnew()
              || (open && mayEscalate(before.get(), now));
      return next.filter(call -> itsTurn);
    }
    boolean itself =
        open
            && now.stalled()
            && latest.priority() == Alert.Priority.P1
            && current.isPresent()
            && current.get().id().tier() < latest.tiers().size()
            && mayEscalate(current.get(), now);
    return itself ? Optional.of(ownCall(current.get(), events)) : Optional.empty();
  }

  private boolean mayEscalate(PageCall from, PagerMoment now) {
    return stops.isEmpty() && from.hadItsTime(now);
  }

  private PageCall ownCall(PageCall from, Events events) {
    PageCall own = from.as(from.id().nextTier(), latest);
    calls.add(own);
    events.escalated(own);
    return own;
  }

  private void start(PageCall call, PagerMoment now, Events events) {
    calls.forEach(earlier -> earlier.end(now));
    call.start(now.wallMs());
    events.started(call);
  }

  /**
   * Lives were in danger and it is over, yet nobody was told: that it happened is told once. What
   * ended longer ago than {@code catchUp} is history.
   */
  private boolean isOwedOneCall(PagerMoment now) {
    return isOverWithoutAWord()
        && current().isEmpty()
        && now.knowledgeMs() - latest.knownMs() <= rules.catchUpMs()
        && calls.stream().noneMatch(PageCall::isReceived);
  }

  private boolean isOverWithoutAWord() {
    return latest.channel() == Notice.Channel.PAGE
        && latest.state() == Notice.State.ENDED
        && calls.stream().anyMatch(call -> call.priority() == Alert.Priority.P1);
  }

  /** What was received only after the end stands for as long as one has to acknowledge. */
  private boolean isOwedItsTime(PageCall call, PagerMoment now) {
    boolean toldInTime = call.isReceived() && call.receivedMs() < stoppedMs;
    return isOverWithoutAWord() && !toldInTime && !call.hadItsTime(now);
  }

  /**
   * The newest revision as the page of a call tells it: the stream may have decided further calls
   * whose turn has not come, and the sender may have made one that the stream has not decided.
   */
  Notice toldBy(PageCall call) {
    return latest.calling(call.id().number(), call.id().tier(), escalateAtMs(call));
  }

  /** When the tier after that of a call is called, or null if there is none. */
  private Long escalateAtMs(PageCall call) {
    if (call.id().tier() >= latest.tiers().size()) {
      return null;
    }
    boolean asTheStreamSays =
        call.id().number() == latest.call() && (!call.isReceived() || !stops.isEmpty());
    return asTheStreamSays ? latest.escalateAtMs() : (Long) call.timeUpMs();
  }

  /** The call that stands. */
  Optional<PageCall> current() {
    return calls.stream().filter(PageCall::isActive).reduce((earlier, later) -> later);
  }

  private Stream<PageCall> waiting() {
    return calls.stream().filter(PageCall::isWaiting);
  }

  /** The calls of which Alertmanager is to be told. */
  List<PageCall> told(PagerMoment now, long tellEndForMs) {
    return calls.stream().filter(call -> call.isTold(now, tellEndForMs)).toList();
  }

  /** True if nothing will ever come of it any more. */
  boolean isSettled(PagerMoment now, long tellEndForMs) {
    return latest.state() == Notice.State.ENDED
        && waiting().findAny().isEmpty()
        && told(now, tellEndForMs).isEmpty();
  }
}

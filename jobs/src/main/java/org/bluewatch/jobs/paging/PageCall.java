package org.bluewatch.jobs.paging;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Notice;

/**
 * One call of a notice: the first, a further tier, a rise in priority, the end of a shelving. It is
 * one alert of Alertmanager, which tells people once.
 */
final class PageCall {
  /** Stands for "not yet". */
  static final long NOT_YET = Long.MIN_VALUE;

  private static final long ACKNOWLEDGE_WITHIN_MS = 120_000;

  private final Id id;
  private final Alert.Priority priority;
  private Map<String, String> labels;
  private final long acknowledgeWithinMs;
  private final long decidedMs;

  private long startedWallMs = NOT_YET;
  private long receivedMs = NOT_YET;
  private long endedWallMs = NOT_YET;
  private long endedMs = NOT_YET;
  private boolean dropped;
  private final Set<String> confirmedBy = new HashSet<>();
  private final Set<String> refusedBy = new HashSet<>();

  /** What makes it one: a further tier has the next number too. */
  record Id(String noticeId, int number, int tier) {
    /** The first tier is called anew; any other follows the one before it. */
    boolean beginsAnew() {
      return tier <= 1;
    }

    /** The call of the next tier, as the stream would number it. */
    Id nextTier() {
      return new Id(noticeId, number + 1, tier + 1);
    }
  }

  private PageCall(
      Id id,
      Alert.Priority priority,
      Map<String, String> labels,
      long acknowledgeWithinMs,
      long decidedMs) {
    this.id = id;
    this.priority = priority;
    this.labels = Map.copyOf(labels);
    this.acknowledgeWithinMs = acknowledgeWithinMs;
    this.decidedMs = decidedMs;
  }

  /**
   * The call that the stream decided with this revision of a notice.
   *
   * @param liveRun a notice of any other run is a replay
   */
  static PageCall of(Notice notice, String liveRun) {
    return new PageCall(
        new Id(notice.noticeId(), notice.call(), notice.tier()),
        notice.priority(),
        PageLabels.of(notice, liveRun),
        acknowledgeWithinMs(notice, notice.tier()),
        notice.knownMs());
  }

  /** Another call of the same notice, as the sender itself makes it. */
  PageCall as(Id other, Notice notice) {
    return new PageCall(
        other,
        priority,
        PageLabels.of(labels, other, PageLabels.contacts(notice, other.tier)),
        acknowledgeWithinMs(notice, other.tier),
        notice.knownMs());
  }

  private static long acknowledgeWithinMs(Notice notice, int tier) {
    return tier(notice, tier).map(Notice.Tier::acknowledgeWithinMs).orElse(ACKNOWLEDGE_WITHIN_MS);
  }

  /** Who is called in a tier: {@code channel:role}. */
  static List<String> contacts(Notice notice, int tier) {
    return tier(notice, tier).map(Notice.Tier::contacts).orElse(List.of());
  }

  /** A roster may have lost tiers since: the last one stands for those. */
  private static Optional<Notice.Tier> tier(Notice notice, int tier) {
    int index = Math.min(Math.max(1, tier), notice.tiers().size()) - 1;
    return index < 0 ? Optional.empty() : Optional.of(notice.tiers().get(index));
  }

  /** What makes it one for Alertmanager. */
  Map<String, String> labels() {
    return labels;
  }

  /** An earlier process told Alertmanager of it with these. */
  void keepLabels(Map<String, String> told) {
    labels = Map.copyOf(told);
  }

  Id id() {
    return id;
  }

  Alert.Priority priority() {
    return priority;
  }

  long decidedMs() {
    return decidedMs;
  }

  long startedWallMs() {
    return startedWallMs;
  }

  /** The wall time of its end, or {@link #NOT_YET}. */
  long endedWallMs() {
    return endedWallMs;
  }

  long receivedMs() {
    return receivedMs;
  }

  boolean isStarted() {
    return startedWallMs != NOT_YET;
  }

  boolean isReceived() {
    return receivedMs != NOT_YET;
  }

  boolean isEnded() {
    return endedWallMs != NOT_YET;
  }

  /** Neither started nor given up. */
  boolean isWaiting() {
    return !isStarted() && !dropped;
  }

  boolean isActive() {
    return isStarted() && !isEnded();
  }

  void start(long wallMs) {
    startedWallMs = wallMs;
  }

  /**
   * Somebody confirmed it; the first confirmation counts.
   *
   * @param steadyMs see {@link PagerClock#steadyMs}
   */
  void receive(long steadyMs) {
    if (!isReceived()) {
      receivedMs = steadyMs;
    }
  }

  /** False if this receiver has confirmed it before. */
  boolean confirmedBy(String receiver) {
    return confirmedBy.add(receiver);
  }

  /** False if this receiver has refused it before. */
  boolean refusedBy(String receiver) {
    return refusedBy.add(receiver);
  }

  void end(PagerMoment now) {
    if (isActive()) {
      endedWallMs = now.wallMs();
      endedMs = now.steadyMs();
    }
  }

  /** An earlier process told of it; nobody needs to be told of its end, since it runs out. */
  void expire(PagerMoment now) {
    if (isActive()) {
      endedWallMs = now.wallMs();
    }
  }

  void drop() {
    dropped = true;
  }

  /** Its turn may come after all. */
  void waitAgain() {
    dropped = false;
  }

  /** It was ended too early. */
  void standAgain() {
    endedWallMs = NOT_YET;
    endedMs = NOT_YET;
  }

  /** True if whoever was called has had the time in which to acknowledge. */
  boolean hadItsTime(PagerMoment now) {
    return isReceived() && now.steadyMs() - receivedMs >= acknowledgeWithinMs;
  }

  /** When whoever is called has had that time, which is not before somebody confirms the call. */
  long timeUpMs() {
    return (isReceived() ? receivedMs : startedWallMs) + acknowledgeWithinMs;
  }

  /**
   * True as long as Alertmanager is to be told of it: while it stands and, if it was confirmed,
   * some time after.
   */
  boolean isTold(PagerMoment now, long tellEndForMs) {
    boolean endIsNew =
        isReceived() && endedMs != NOT_YET && now.steadyMs() - endedMs < tellEndForMs;
    return isActive() || endIsNew;
  }
}

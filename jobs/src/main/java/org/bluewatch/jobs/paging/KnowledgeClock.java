package org.bluewatch.jobs.paging;

/**
 * What the sender knows of the knowledge clock: how far the ticks of the raw topics have come, and
 * how far the stream has come in what it tells. Safe for use by several threads.
 *
 * <p>While Kafka is silent the clock of live topics is taken to go on as this machine's does.
 */
final class KnowledgeClock {
  private final long stalledAfterMs;
  private final long startedMs;
  private long tickMs = PageCall.NOT_YET;
  private long tickSeenMs;
  private boolean live;
  private long toldMs = PageCall.NOT_YET;

  /**
   * @param startedMs steady time of the start
   */
  KnowledgeClock(long stalledAfterMs, long startedMs) {
    this.stalledAfterMs = stalledAfterMs;
    this.startedMs = startedMs;
  }

  /**
   * A record or tick stands on the topic of actions.
   *
   * @param live true if the broker's clock stamped it
   */
  synchronized void stamped(long stampMs, boolean live, long steadyMs) {
    if (stampMs >= tickMs) {
      tickMs = stampMs;
      tickSeenMs = steadyMs;
      this.live = live;
    }
  }

  /** The stream has told something that it knew at this time. */
  synchronized void told(long knownMs) {
    toldMs = Math.max(toldMs, knownMs);
  }

  /** True if the broker's clock stamps the raw topics; false for a recorded feed, or if unknown. */
  synchronized boolean isLive() {
    return live;
  }

  /** The newest stamp on the topic of actions, or {@link PageCall#NOT_YET}. */
  synchronized long newestStampMs() {
    return tickMs;
  }

  /** Where the clock of the raw topics stands, milliseconds since 1970 UTC. */
  synchronized long nowMs(long wallMs, long steadyMs) {
    if (tickMs == PageCall.NOT_YET) {
      return wallMs;
    }
    return live ? tickMs + Math.max(0, steadyMs - tickSeenMs) : tickMs;
  }

  /** Milliseconds since the last record or tick was seen, or since the start. */
  synchronized long tickAgeMs(long steadyMs) {
    return steadyMs - (tickMs == PageCall.NOT_YET ? startedMs : tickSeenMs);
  }

  /** How far the stream is behind, in milliseconds; 0 for a recorded feed. */
  synchronized long lagMs(long steadyMs) {
    if (!live) {
      return 0;
    }
    if (toldMs == PageCall.NOT_YET) {
      return Math.max(0, steadyMs - startedMs);
    }
    return Math.max(0, nowMs(0, steadyMs) - toldMs);
  }

  /** True if the stream is so far behind that it decides nothing in time. */
  boolean isStalled(long steadyMs) {
    return lagMs(steadyMs) > stalledAfterMs;
  }
}

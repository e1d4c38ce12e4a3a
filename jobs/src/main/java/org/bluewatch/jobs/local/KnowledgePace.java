package org.bluewatch.jobs.local;

import java.util.function.LongSupplier;

/** How far the knowledge clock may have come: history at once, then N times as fast as the wall. */
final class KnowledgePace {
  private static final double NS_PER_MS = 1e6;

  private final long liveFromMs;
  private final double speed;
  private final LongSupplier wallNs;
  private boolean live;
  private long liveSinceMs;
  private long liveSinceWallNs;

  /**
   * @param wallNs a clock that never steps back, nanoseconds
   */
  KnowledgePace(FeedPace settings, LongSupplier wallNs) {
    this.liveFromMs = settings.liveFromMs();
    this.speed = settings.speed();
    this.wallNs = wallNs;
  }

  boolean isLive() {
    return live;
  }

  /**
   * Begins pacing now: at the end of the history, or where an earlier feed had got to.
   *
   * @param reachedMs the knowledge clock so far
   */
  void goLive(long reachedMs) {
    live = true;
    liveSinceMs = Math.max(liveFromMs, reachedMs);
    liveSinceWallNs = wallNs.getAsLong();
  }

  /** Every record stamped at or before this may be fed now. */
  long horizonMs() {
    if (!live) {
      return liveFromMs - 1;
    }
    double elapsedMs = (wallNs.getAsLong() - liveSinceWallNs) / NS_PER_MS;
    return liveSinceMs + (long) (elapsedMs * speed);
  }
}

package org.bluewatch.jobs.paging;

import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * The wall clock of the sender, in two readings. {@link #wallMs} is what other machines go by.
 * {@link #steadyMs} began with it and then passes evenly, so that setting the clock neither skips
 * the time that somebody has to acknowledge nor prolongs it.
 */
public final class PagerClock {
  private static final long NANOS_PER_MS = 1_000_000;

  private final Clock wall;
  private final LongSupplier nanoTime;
  private final long startMs;
  private final long startNanos;

  /**
   * @param nanoTime nanoseconds that pass evenly, from any origin
   */
  public PagerClock(Clock wall, LongSupplier nanoTime) {
    this.wall = wall;
    this.nanoTime = nanoTime;
    this.startMs = wall.millis();
    this.startNanos = nanoTime.getAsLong();
  }

  /** The clock of this machine. */
  public static PagerClock system() {
    return new PagerClock(Clock.systemUTC(), System::nanoTime);
  }

  /** Milliseconds since 1970 UTC as the machine has it. */
  long wallMs() {
    return wall.millis();
  }

  /** Milliseconds since 1970 UTC as they would be if nobody had set the clock since the start. */
  long steadyMs() {
    return startMs + (nanoTime.getAsLong() - startNanos) / NANOS_PER_MS;
  }
}

package org.bluewatch.jobs.paging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A wall clock that goes as the machine's does and can be moved ahead, so that hours pass at once.
 */
final class TestClock extends Clock {
  private final AtomicLong aheadMs = new AtomicLong();
  private final AtomicLong setMs = new AtomicLong();

  /** Time passes. */
  void pass(Duration time) {
    aheadMs.addAndGet(time.toMillis());
  }

  /** Somebody sets the clock; no time passes. */
  void set(Duration by) {
    setMs.addAndGet(by.toMillis());
  }

  PagerClock forPager() {
    return new PagerClock(this, () -> System.nanoTime() + 1_000_000 * aheadMs.get());
  }

  @Override
  public Instant instant() {
    return Instant.now().plusMillis(aheadMs.get() + setMs.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}

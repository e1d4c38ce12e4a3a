package org.bluewatch.jobs.detect.hotspot;

/**
 * A look without a baseline, while history is short: space-time permutation (M. Kulldorff et al.,
 * "A space-time permutation scan statistic for disease outbreak detection", 2005). Were time and
 * place independent, a disk with R of the N events known would have R W / N of the W events of a
 * window. Given R, W and N the count is hypergeometric; its upper tail is bounded by that of the
 * Poisson distribution of the same mean, which is used.
 */
final class PermutationLook implements Look {
  /** So small a relative variance makes the negative binomial a Poisson distribution. */
  private static final double POISSON_VARIANCE = 1e-9;

  /** Fewer events than these say nothing about where and when they usually are. */
  static final int MIN_EVENTS = 30;

  private final long nowMs;
  private final PaneHistory history;
  private final RecentEvents events;
  private final long historyEndMs;
  private final double total;
  private final double[] noMix = new double[PaneHistory.STREAMS];

  /**
   * @param historyEndMs end of what is in {@code history}; later events are among the recent ones
   * @param total number of testable events in both
   */
  PermutationLook(
      long nowMs, PaneHistory history, RecentEvents events, long historyEndMs, double total) {
    this.nowMs = nowMs;
    this.history = history;
    this.events = events;
    this.historyEndMs = historyEndMs;
    this.total = total;
  }

  @Override
  public long nowMs() {
    return nowMs;
  }

  @Override
  public Usual usual(int[] members, int size, int ring) {
    double row = 0;
    for (int i = 0; i < size; i++) {
      row += history.count(members[i], ring);
      CellEvents recent = events.of(members[i]);
      for (int e = recent == null ? -1 : recent.count() - 1; e >= 0; e--) {
        if (CellEvents.timeMs(recent.get(e)) < historyEndMs) {
          break;
        }
        row += CellEvents.ring(recent.get(e)) <= ring ? 1 : 0;
      }
    }
    return new Usual(row, POISSON_VARIANCE, noMix, ring, members, size);
  }

  @Override
  public Test test(Usual usual, long count, int duration, long endMs) {
    // Those of the disk are among those of the window, also at its very end.
    double window = Math.max(count, events.countByDuration(endMs)[duration]);
    return new Test(count, Math.max(usual.rate() * window / total, 1e-12), 1 / POISSON_VARIANCE);
  }
}

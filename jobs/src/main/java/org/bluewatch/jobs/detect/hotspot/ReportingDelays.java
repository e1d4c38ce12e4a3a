package org.bluewatch.jobs.detect.hotspot;

/**
 * How long after an event its report comes, by stream, learnt from what came: counts in bins that
 * grow by a factor of 2^(1/4) from a second. Delays longer than {@code longestMs} are not learnt:
 * who loads years of old events at once says nothing about tomorrow's reports.
 */
final class ReportingDelays {
  private static final double BINS_PER_OCTAVE = 4;
  static final int BINS = 96;

  private final long longestMs;
  private final long[][] counts;

  ReportingDelays(long longestMs) {
    this(longestMs, new long[PaneHistory.STREAMS][BINS]);
  }

  /**
   * @param counts by stream and bin, as {@link #counts} gave them
   */
  ReportingDelays(long longestMs, long[][] counts) {
    this.longestMs = longestMs;
    this.counts = copy(counts);
  }

  void learn(ViolenceEvent event) {
    long delayMs = event.receivedMs() - event.timeMs();
    if (delayMs <= longestMs) {
      counts[RecentEvents.streamOf(event)][bin(delayMs)]++;
    }
  }

  /** Lets what was learnt long ago weigh less: the weight halves in five calls. */
  void fade() {
    for (long[] stream : counts) {
      for (int bin = 0; bin < BINS; bin++) {
        stream[bin] -= stream[bin] / 8;
      }
    }
  }

  /**
   * Share of a stream's events that are known at an age, above 0 to 1; 1 where nothing was learnt.
   * As if half an event more had been known at once: what never came so soon may come tomorrow.
   *
   * @param ageMs time since the event
   */
  double known(int stream, double ageMs) {
    double position = position(ageMs);
    int bin = (int) Math.min(BINS - 1, position);
    double below = 0;
    double total = 0;
    for (int i = 0; i < BINS; i++) {
      long count = counts[stream][i];
      total += count;
      below += i < bin ? count : i == bin ? count * Math.min(1, position - bin) : 0;
    }
    return (below + 0.5) / (total + 0.5);
  }

  private static int bin(double delayMs) {
    return (int) Math.min(BINS - 1, position(delayMs));
  }

  /** Bin 0 is everything under a second. */
  private static double position(double delayMs) {
    double seconds = delayMs / 1000;
    return seconds < 1
        ? Math.max(0, seconds)
        : 1 + BINS_PER_OCTAVE * StrictMath.log(seconds) / StrictMath.log(2);
  }

  long[][] counts() {
    return copy(counts);
  }

  private static long[][] copy(long[][] counts) {
    long[][] copy = new long[counts.length][];
    for (int i = 0; i < counts.length; i++) {
      copy[i] = counts[i].clone();
    }
    return copy;
  }
}

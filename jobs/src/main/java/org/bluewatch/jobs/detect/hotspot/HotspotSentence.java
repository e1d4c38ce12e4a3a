package org.bluewatch.jobs.detect.hotspot;

import java.time.Duration;
import java.util.Locale;

/**
 * Says in one line what was seen, what is usual and how often chance brings as much.
 *
 * @param observed number of events
 * @param lengthMs length of the window
 * @param cells number of cells
 * @param expected number of events that are usual
 * @param historyDays how many days that rests on
 * @param recurrenceDays how often chance brings as much anywhere in the area, in days
 */
public record HotspotSentence(
    int observed,
    long lengthMs,
    int cells,
    double expected,
    double historyDays,
    double recurrenceDays) {
  private static final double LONG_DAYS = 3650;

  /**
   * For example "11 events in 6 h in this 7-cell area; usual 1.8 (56 days, same hours); by chance
   * once in 40 days".
   */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%d events in %s in this %d-cell area; usual %s (%.0f days, same hours); by chance %s",
        observed,
        words(lengthMs),
        cells,
        usual(),
        historyDays,
        often());
  }

  /** A length of time in hours, in days from two on, in minutes where it is not whole hours. */
  public static String words(long ms) {
    Duration length = Duration.ofMillis(ms);
    if (length.toMinutes() % 60 != 0) {
      return length.toMinutes() + " min";
    }
    long hours = length.toHours();
    return hours >= 48 && hours % 24 == 0 ? hours / 24 + " d" : hours + " h";
  }

  private String usual() {
    if (expected < 0.01) {
      return "under 0.01";
    }
    return String.format(Locale.ROOT, expected < 0.1 ? "%.2f" : "%.1f", expected);
  }

  private String often() {
    return recurrenceDays >= LONG_DAYS
        ? "less than once in ten years"
        : String.format(Locale.ROOT, "once in %.0f days", recurrenceDays);
  }
}

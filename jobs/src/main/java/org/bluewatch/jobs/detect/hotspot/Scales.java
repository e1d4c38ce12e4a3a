package org.bluewatch.jobs.detect.hotspot;

import java.time.Duration;
import java.util.stream.Stream;
import org.bluewatch.common.geo.CellGrid;
import org.bluewatch.jobs.config.HotspotSettings;

/**
 * The sizes at which the detector looks: disks of 0 to {@code rings} rings of cells, and windows of
 * fast and slow durations together, shortest first. A scale is one disk size with one window
 * length.
 */
final class Scales {
  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  private final long[] durationsMs;
  private final int rings;
  private final double cellRadiusM;
  private final long longestFastMs;

  Scales(HotspotSettings settings, CellGrid grid) {
    Duration longestSlow = settings.history().dividedBy(4);
    this.durationsMs =
        Stream.concat(
                settings.durations().stream(),
                settings.slowDurations().stream().filter(d -> d.compareTo(longestSlow) <= 0))
            .mapToLong(Duration::toMillis)
            .distinct()
            .sorted()
            .toArray();
    this.rings = settings.rings();
    this.cellRadiusM = grid.inradiusM();
    this.longestFastMs =
        settings.durations().stream().mapToLong(Duration::toMillis).max().orElseThrow();
  }

  int rings() {
    return rings;
  }

  int durations() {
    return durationsMs.length;
  }

  long durationMs(int duration) {
    return durationsMs[duration];
  }

  long longestMs() {
    return durationsMs[durationsMs.length - 1];
  }

  /** The longest window of the fast channel. */
  long longestFastMs() {
    return longestFastMs;
  }

  /** The number of the shortest window that an event of this span fits into; none is the count. */
  int durationFor(long spanMs) {
    int duration = 0;
    while (duration < durationsMs.length && durationsMs[duration] < spanMs) {
      duration++;
    }
    return duration;
  }

  /**
   * The smallest disk no smaller than a position error, as its number of rings; more than {@link
   * #rings} where none is.
   */
  int ringFor(double accuracyM) {
    int ring = 0;
    while (ring <= rings && radiusM(ring) < accuracyM) {
      ring++;
    }
    return ring;
  }

  /** False for an event so vague in place or time that it fits into no disk or window. */
  boolean canTest(ViolenceEvent event) {
    return ringFor(event.accuracyM()) <= rings && durationFor(event.spanMs()) < durationsMs.length;
  }

  private double radiusM(int ring) {
    return cellRadiusM * (2 * ring + 1);
  }

  /**
   * Whole days between the newest hour of the history and the present, so that an outbreak does not
   * become its own habit before it is found: the longest fast window, at least a day.
   */
  long guardMs() {
    return (longestFastMs + DAY_MS - 1) / DAY_MS * DAY_MS;
  }

  /** For how long single events are kept: for any window, for the trend, until they are history. */
  long recentMs() {
    long shownMs = Math.max(longestMs(), Trend.BINS * longestFastMs);
    return Math.max(shownMs, guardMs() + 2 * DAY_MS);
  }
}

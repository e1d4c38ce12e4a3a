package org.bluewatch.jobs.detect.logistics;

/**
 * What is remembered of a vehicle of a convoy on its journey.
 *
 * @param newestMs time of its newest position, milliseconds since 1970 UTC
 * @param fixId id of the newest position
 * @param trusted false if the newest position was not believed; the place is the last believed one
 * @param lat latitude in degrees
 * @param lon longitude in degrees
 * @param headedLat latitude of where it was when its direction was last known, degrees
 * @param headedLon its longitude, degrees
 * @param intervalMs usual time between two positions
 * @param progressM metres along the line, NaN before it was found on it
 * @param matchedMs time of the position that gave the progress
 * @param speedMps along the line, smoothed
 * @param deviationM metres from the route
 * @param offFixes positions in a row that were surely off the route
 * @param offSinceMs time of the first of them
 * @param onFixes positions in a row that were clearly on the route
 * @param onSinceMs time of the first of them
 * @param elsewhereFixes positions in a row on a part of the route that could not be reached
 * @param standstill where it stands, null before the first believed position
 */
public record VehicleTrack(
    String vehicleId,
    long newestMs,
    String fixId,
    boolean trusted,
    double lat,
    double lon,
    double headedLat,
    double headedLon,
    long intervalMs,
    double progressM,
    long matchedMs,
    double speedMps,
    double deviationM,
    int offFixes,
    long offSinceMs,
    int onFixes,
    long onSinceMs,
    int elsewhereFixes,
    Standstill standstill) {
  /** One position beyond the limit may be an outlier, two in a row are not. */
  private static final int CONFIRMED = 2;

  private static final double SILENT_INTERVALS = 2.5;
  private static final long SHORTEST_HEARD_MS = 25_000;
  private static final long LONGEST_HEARD_MS = 300_000;

  boolean isPlaced() {
    return !Double.isNaN(progressM);
  }

  /** True if its newest position is off the route: receivers confirm each other. */
  boolean isSeenOff() {
    return trusted && offFixes > 0;
  }

  boolean isOff() {
    return trusted && offFixes >= CONFIRMED;
  }

  /** True if it was clearly on the route for {@code forMs}. */
  boolean isBack(long forMs) {
    return trusted && onFixes >= CONFIRMED && newestMs - onSinceMs >= forMs;
  }

  /** True if its silence until {@code ms} is no longer than its usual pause between positions. */
  boolean isHeardAt(long ms) {
    return ms - newestMs <= usualPauseMs();
  }

  private long usualPauseMs() {
    long pauseMs = Math.round(SILENT_INTERVALS * intervalMs);
    return Math.max(SHORTEST_HEARD_MS, Math.min(LONGEST_HEARD_MS, pauseMs));
  }

  /** True if it was seen standing up to {@code ms}, but for its usual pause between positions. */
  boolean stoodUntil(long ms) {
    return ms - standstill.insideMs() <= usualPauseMs();
  }

  /** The same, but as long as nobody would call it quiet. */
  boolean isWithConvoyAt(long ms) {
    return trusted && standstill != null && ms - newestMs <= LONGEST_HEARD_MS;
  }
}

package org.bluewatch.jobs.detect.logistics;

/**
 * A vehicle on its way along a route, on which it was seen without a break since {@code
 * earlierFromM}. All places are metres along the route as it is drawn.
 *
 * @param way 1 if it goes the way the route is drawn, -1 against it, 0 before that is known
 * @param earlierFromM where the measurement before the present one began
 * @param earlierFromMs when that was, milliseconds since 1970 UTC
 * @param fromM where the present measurement of its speed began
 * @param fromMs when that was
 * @param atM where it was seen last
 * @param atMs when that was
 * @param movedM how far it has come since {@code fromM} while it moved
 * @param movedMs how long that took
 * @param levelSum sum over earlier measurements of log(speed in metres per second), each less what
 *     the stretch is known to do to it
 * @param levels how many these are
 * @param missed true if its newest place was beside the route, which one may be
 */
public record Drive(
    String routeId,
    int way,
    double earlierFromM,
    long earlierFromMs,
    double fromM,
    long fromMs,
    double atM,
    long atMs,
    double movedM,
    long movedMs,
    double levelSum,
    int levels,
    boolean missed) {
  /** Slower than a walk is standing, for the most part of the time at least. */
  private static final double MOVES_MPS = 1.6;

  /** A speed rests on this share of the way at least; the rest may be pauses. */
  private static final double MOVED_SHARE = 0.5;

  static Drive at(String routeId, double atM, long ms) {
    return new Drive(routeId, 0, atM, ms, atM, ms, atM, ms, 0, 0, 0, 0, false);
  }

  /** Further along the route. */
  Drive to(double nextM, long ms) {
    double cameM = Math.abs(nextM - atM);
    boolean moved = cameM * 1000 >= MOVES_MPS * (ms - atMs);
    return new Drive(
        routeId,
        nextM > atM ? 1 : -1,
        earlierFromM,
        earlierFromMs,
        fromM,
        fromMs,
        nextM,
        ms,
        moved ? movedM + cameM : movedM,
        moved ? movedMs + ms - atMs : movedMs,
        levelSum,
        levels,
        false);
  }

  /** Once beside the route. */
  Drive beside() {
    return new Drive(
        routeId,
        way,
        earlierFromM,
        earlierFromMs,
        fromM,
        fromMs,
        atM,
        atMs,
        movedM,
        movedMs,
        levelSum,
        levels,
        true);
  }

  boolean isMeasured() {
    return Math.abs(atM - fromM) >= SpeedBook.STRETCH_M;
  }

  /** Speed over the way since {@code fromM} while moving, NaN if it stood most of the way. */
  double speedMps() {
    return movedM >= MOVED_SHARE * Math.abs(atM - fromM) && movedMs > 0
        ? movedM * 1000 / movedMs
        : Double.NaN;
  }

  /**
   * The next measurement begins here.
   *
   * @param level log of the speed just measured, less what the stretch does to it; NaN if it was
   *     not measured
   */
  Drive measured(double level) {
    boolean known = !Double.isNaN(level);
    return new Drive(
        routeId,
        way,
        fromM,
        fromMs,
        atM,
        atMs,
        atM,
        atMs,
        0,
        0,
        known ? levelSum + level : levelSum,
        known ? levels + 1 : levels,
        missed);
  }

  /** True if it came all the way along the route past a place, from before it to beyond it. */
  boolean hasPassed(double placeM, double clearM, long afterMs) {
    double beyondM = (atM - placeM) * way;
    boolean sinceThen = fromMs > afterMs && (placeM - fromM) * way >= clearM;
    boolean sinceBefore = earlierFromMs > afterMs && (placeM - earlierFromM) * way >= clearM;
    return beyondM >= clearM && (sinceThen || sinceBefore);
  }
}

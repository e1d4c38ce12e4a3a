package org.bluewatch.jobs.detect.logistics;

import java.util.List;

/**
 * A way round a blocked road.
 *
 * @param convoyId who could take it
 * @param routeIds the routes it follows, in the order of travel
 * @param lengthM from the place of the convoy to its destination, metres
 * @param durationS driving time, seconds
 * @param delayS how much longer that is than the planned way would be if it were free, seconds; 0
 *     where it is not longer
 */
public record Detour(
    String convoyId, List<String> routeIds, long lengthM, long durationS, long delayS) {
  /** A delay that differs by no more than this, and by no more than the share, is the same. */
  private static final long SAME_S = 600;

  private static final double SAME_SHARE = 0.2;

  /** True if ways round have changed so much that convoys would be told other things. */
  static boolean differ(List<Detour> before, List<Detour> now) {
    if (before.size() != now.size()) {
      return true;
    }
    for (int i = 0; i < now.size(); i++) {
      if (before.get(i).differsFrom(now.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean differsFrom(Detour other) {
    long moreS = Math.abs(other.delayS - delayS);
    boolean otherDelay = moreS > SAME_S && moreS > SAME_SHARE * delayS;
    return !convoyId.equals(other.convoyId) || !routeIds.equals(other.routeIds) || otherDelay;
  }
}

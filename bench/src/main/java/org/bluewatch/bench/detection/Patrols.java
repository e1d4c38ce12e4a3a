package org.bluewatch.bench.detection;

import java.util.Map;
import java.util.TreeMap;
import org.bluewatch.bench.Draw;

/** Where patrols go: often here, seldom there, nowhere near in some cells, and by day. */
final class Patrols {
  private static final double VISITS_PER_CELL_HOUR = 0.05;
  private static final double SIGMA = 1;
  private static final double NEVER_SHARE = 0.2;
  private static final int FIRST_HOUR = 6;
  private static final int LAST_HOUR = 17;

  private final String seed;
  private final double[] visitsPerHour;
  private final Cumulative byVisits;
  private final double visitsPerReportingHour;

  Patrols(double[] rates, String seed) {
    this.seed = seed;
    Draw draw = Draw.of(seed, "patrolled");
    visitsPerHour = new double[rates.length];
    double seen = 0;
    double all = 0;
    for (int i = 0; i < rates.length; i++) {
      double visits = draw.lognormal(VISITS_PER_CELL_HOUR, SIGMA);
      visitsPerHour[i] = draw.chance(NEVER_SHARE) ? 0 : visits;
      seen += rates[i] * visitsPerHour[i];
      all += rates[i];
    }
    byVisits = new Cumulative(visitsPerHour);
    visitsPerReportingHour = seen / all;
  }

  /**
   * Number of visits by number of cell in an hour.
   *
   * @param branch which future of the world
   */
  Map<Integer, Integer> visits(long hour, String branch) {
    Map<Integer, Integer> visits = new TreeMap<>();
    long ofDay = Math.floorMod(hour, 24);
    if (ofDay < FIRST_HOUR || ofDay > LAST_HOUR) {
      return visits;
    }
    Draw draw = Draw.of(seed, "visits", hour, branch);
    // Twice the mean in half of the hours.
    int count = draw.poisson(2 * byVisits.sum());
    for (int i = 0; i < count; i++) {
      visits.merge(byVisits.pick(draw), 1, Integer::sum);
    }
    return visits;
  }

  /** The visits that something adds to the usual ones of an hour. */
  Map<Integer, Integer> moreVisits(
      Map<Integer, Integer> usual, long hour, String branch, Happening what) {
    Draw draw = Draw.of(seed, "more visits", hour, branch);
    Map<Integer, Integer> more = new TreeMap<>();
    usual.forEach(
        (cell, n) -> more.put(cell, draw.poisson(n * (what.patrolFactor(cell, hour) - 1))));
    return more;
  }

  /** By how much the reports of one visit outnumber those of an hour in which all is seen. */
  double hoursPerVisit() {
    return 1 / visitsPerReportingHour;
  }
}

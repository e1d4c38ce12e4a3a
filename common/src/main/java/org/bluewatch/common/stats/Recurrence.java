package org.bluewatch.common.stats;

/** How often chance alone brings what was seen. */
public final class Recurrence {
  private Recurrence() {}

  /**
   * Recurrence interval, adjusted for earlier analyses (SaTScan user guide v10.1): periodDays / (1
   * - (1-p)^(1/(earlierAnalyses+1))), without the differences from 1 that lose a small p.
   *
   * @param p p-value of one analysis, 0 to 1; 0 gives positive infinity
   * @param periodDays days between analyses, above 0
   * @param earlierAnalyses number of analyses made before, at least 0
   * @return days, at least {@code periodDays}
   * @throws IllegalArgumentException if an argument is outside its range
   */
  public static double days(double p, double periodDays, int earlierAnalyses) {
    Arguments.check(p >= 0 && p <= 1, "p", "0 to 1", p);
    Arguments.check(periodDays > 0, "periodDays", "above 0", periodDays);
    Arguments.check(earlierAnalyses >= 0, "earlierAnalyses", "at least 0", earlierAnalyses);
    double perAnalysis = -StrictMath.expm1(StrictMath.log1p(-p) / (earlierAnalyses + 1.0));
    return periodDays / perAnalysis;
  }
}

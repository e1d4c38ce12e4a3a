package org.bluewatch.common.stats;

/** How often chance alone brings what was seen. */
public final class Recurrence {
  private Recurrence() {}

  /**
   * Recurrence interval, adjusted for earlier analyses (SaTScan user guide v10.1): period / (1 -
   * (1-p)^(1/(earlierAnalyses+1))).
   *
   * @param p p-value of one analysis, more than 0, at most 1
   * @param periodDays days between analyses
   * @param earlierAnalyses number of analyses made before, at least 0
   * @return days, at least {@code periodDays}
   */
  public static double days(double p, double periodDays, int earlierAnalyses) {
    double perAnalysis = -StrictMath.expm1(StrictMath.log1p(-p) / ((double) earlierAnalyses + 1));
    return periodDays / perAnalysis;
  }
}

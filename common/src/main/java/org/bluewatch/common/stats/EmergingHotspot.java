package org.bluewatch.common.stats;

import java.util.Arrays;

/**
 * How a hot or cold spot has come about, from its bins of time, oldest first. With f the share of
 * hot bins:
 *
 * <ul>
 *   <li>f &gt;= 0.9: historical if the last bin is not hot; else by the trend of z intensifying,
 *       diminishing or, without one, persistent;
 *   <li>f &lt; 0.9 and the last bin hot: oscillating if any bin before it was cold; new if no bin
 *       before was hot; consecutive if the hot bins are one run up to the end; else sporadic;
 *   <li>otherwise none.
 * </ul>
 *
 * The cold side mirrors this with -z and is asked only where the hot side has no pattern. A trend
 * is Mann-Kendall at p &lt;= 0.10. Source: the categories of emerging hot spot analysis in ArcGIS
 * Pro ("How Emerging Hot Spot Analysis works"), as specified for this project.
 */
public enum EmergingHotspot {
  NEW_HOT,
  CONSECUTIVE_HOT,
  INTENSIFYING_HOT,
  PERSISTENT_HOT,
  DIMINISHING_HOT,
  SPORADIC_HOT,
  OSCILLATING_HOT,
  HISTORICAL_HOT,
  NEW_COLD,
  CONSECUTIVE_COLD,
  INTENSIFYING_COLD,
  PERSISTENT_COLD,
  DIMINISHING_COLD,
  SPORADIC_COLD,
  OSCILLATING_COLD,
  HISTORICAL_COLD,
  NO_PATTERN;

  private static final double TREND_P = 0.10;

  /**
   * @param hot whether each bin is significantly hot, oldest first
   * @param cold whether each bin is significantly cold
   * @param z the Gi* score of each bin; not changed
   * @return the class; {@link #NO_PATTERN} for no bins
   * @throws IllegalArgumentException if the lengths differ or a score that matters is not a number
   */
  public static EmergingHotspot classify(boolean[] hot, boolean[] cold, double[] z) {
    if (hot.length != cold.length || hot.length != z.length) {
      throw new IllegalArgumentException(
          "hot, cold and z must be of one length, not %d, %d and %d"
              .formatted(hot.length, cold.length, z.length));
    }
    if (hot.length == 0) {
      return NO_PATTERN;
    }
    EmergingHotspot hotSide = hotSide(hot, cold, z);
    if (hotSide != NO_PATTERN) {
      return hotSide;
    }
    return hotSide(cold, hot, Arrays.stream(z).map(score -> -score).toArray()).mirrored();
  }

  private static EmergingHotspot hotSide(boolean[] hot, boolean[] cold, double[] z) {
    int last = hot.length - 1;
    int hotBins = count(hot, hot.length);
    if (10L * hotBins >= 9L * hot.length) {
      return hot[last] ? byTrend(z) : HISTORICAL_HOT;
    }
    if (!hot[last]) {
      return NO_PATTERN;
    }
    if (count(cold, last) > 0) {
      return OSCILLATING_HOT;
    }
    if (hotBins == 1) {
      return NEW_HOT;
    }
    return finalRun(hot) == hotBins ? CONSECUTIVE_HOT : SPORADIC_HOT;
  }

  private static EmergingHotspot byTrend(double[] z) {
    MannKendall trend = MannKendall.test(z);
    if (trend.p() > TREND_P) {
      return PERSISTENT_HOT;
    }
    return trend.s() > 0 ? INTENSIFYING_HOT : DIMINISHING_HOT;
  }

  private static int count(boolean[] bins, int end) {
    int count = 0;
    for (int i = 0; i < end; i++) {
      count += bins[i] ? 1 : 0;
    }
    return count;
  }

  private static int finalRun(boolean[] bins) {
    int start = bins.length;
    while (start > 0 && bins[start - 1]) {
      start--;
    }
    return bins.length - start;
  }

  private EmergingHotspot mirrored() {
    return this == NO_PATTERN ? this : valueOf(name().replace("_HOT", "_COLD"));
  }
}

package org.bluewatch.bench.detection;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.bluewatch.bench.Draw;
import org.bluewatch.common.stats.Tails;

/**
 * A figure with its 95 % interval.
 *
 * @param value NaN if there was nothing to estimate it from
 */
record Estimate(double value, double low, double high) {
  private static final double TAIL = 0.025;
  private static final double Z = 1.959963984540054;
  private static final int RESAMPLES = 1_000;

  /** A share, with the interval of E. B. Wilson (1927). */
  static Estimate share(int count, int of) {
    if (of == 0) {
      return new Estimate(Double.NaN, Double.NaN, Double.NaN);
    }
    double share = (double) count / of;
    double middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of);
    double half =
        Z / (1 + Z * Z / of) * Math.sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of));
    return new Estimate(share, Math.max(0, middle - half), Math.min(1, middle + half));
  }

  /**
   * Events per unit, with the exact Poisson interval (F. Garwood, 1936).
   *
   * @param units how long was looked, in units
   */
  static Estimate rate(int count, double units) {
    // The least mean that gives so many or more, and the greatest that gives so few or fewer.
    double low = count == 0 ? 0 : root(mean -> Tails.poissonUpper(count, mean) - TAIL, count);
    double high = root(mean -> Tails.poissonUpper(count + 1L, mean) - (1 - TAIL), count);
    return new Estimate(count / units, low / units, high / units);
  }

  /** Where an increasing function is zero. */
  private static double root(DoubleUnaryOperator increasing, int count) {
    double low = 0;
    double high = 2 * count + 20;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (increasing.applyAsDouble(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The mean, with the percentile interval of 1,000 resamples. */
  static Estimate mean(double[] values, Draw draw) {
    return bootstrap(values, draw, sample -> Arrays.stream(sample).average().orElse(Double.NaN));
  }

  /** The median, with the percentile interval of 1,000 resamples. */
  static Estimate median(double[] values, Draw draw) {
    return bootstrap(values, draw, Estimate::medianOf);
  }

  private static Estimate bootstrap(double[] values, Draw draw, ToDoubleFunction<double[]> of) {
    if (values.length == 0) {
      return new Estimate(Double.NaN, Double.NaN, Double.NaN);
    }
    double[] resampled = new double[RESAMPLES];
    double[] sample = new double[values.length];
    for (int i = 0; i < RESAMPLES; i++) {
      for (int j = 0; j < sample.length; j++) {
        sample[j] = values[draw.between(0, values.length - 1)];
      }
      resampled[i] = of.applyAsDouble(sample);
    }
    Arrays.sort(resampled);
    return new Estimate(
        of.applyAsDouble(values),
        resampled[(int) (TAIL * RESAMPLES)],
        resampled[(int) ((1 - TAIL) * RESAMPLES) - 1]);
  }

  static double medianOf(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** E.g. {@code .85 [.77-.91]}. */
  String text() {
    return Double.isNaN(value)
        ? "-"
        : String.format(Locale.ROOT, "%s [%s-%s]", brief(value), brief(low), brief(high));
  }

  private static String brief(double number) {
    if (Double.isInfinite(number)) {
      return "inf";
    }
    String text = String.format(Locale.ROOT, Math.abs(number) < 10 ? "%.2f" : "%.1f", number);
    return text.startsWith("0.") ? text.substring(1) : text;
  }
}

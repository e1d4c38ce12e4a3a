package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.List;
import org.bluewatch.common.stats.Tails;

/**
 * How far off forecasts were, in sigmas of the model, as a histogram: the interval that is told
 * holds 80 % of what came, whether or not the model knew its own errors. Before anything came, the
 * model is taken at its word.
 */
final class ForecastRecord {
  private static final double LEAST = -8;
  private static final double WIDTH = 0.1;
  private static final int BINS = 160;

  /** The model's own word counts as many forecasts. */
  private static final int WEIGHT_OF_MODEL = 400;

  private final int[] counts = new int[BINS];

  void add(double sigmas) {
    int bin = (int) Math.floor((sigmas - LEAST) / WIDTH);
    counts[Math.max(0, Math.min(BINS - 1, bin))]++;
  }

  List<Integer> counts() {
    var all = new ArrayList<Integer>(BINS);
    for (int count : counts) {
      all.add(count);
    }
    return all;
  }

  void restore(List<Integer> saved) {
    for (int i = 0; i < BINS; i++) {
      counts[i] = saved.get(i);
    }
  }

  /** The number of sigmas below which the share {@code p} of what comes lies. */
  double quantile(double p) {
    long all = 0;
    for (int count : counts) {
      all += count;
    }
    double wanted = p * (all + WEIGHT_OF_MODEL);
    double below = 0;
    for (int i = 0; i < BINS; i++) {
      double left = LEAST + i * WIDTH;
      double model = Tails.normalLower(left + WIDTH) - Tails.normalLower(left);
      double here = counts[i] + WEIGHT_OF_MODEL * model;
      if (below + here >= wanted) {
        return left + WIDTH * (wanted - below) / here;
      }
      below += here;
    }
    return -LEAST;
  }
}

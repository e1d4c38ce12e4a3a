package org.bluewatch.bench.detection;

import java.util.Arrays;
import org.bluewatch.bench.Draw;

/** Picks numbers with given weights. */
final class Cumulative {
  private final double[] upTo;

  Cumulative(double[] weights) {
    upTo = weights.clone();
    for (int i = 1; i < upTo.length; i++) {
      upTo[i] += upTo[i - 1];
    }
  }

  double sum() {
    return upTo[upTo.length - 1];
  }

  int pick(Draw draw) {
    int at = Arrays.binarySearch(upTo, draw.between(0.0, sum()));
    return Math.min(at >= 0 ? at + 1 : -at - 1, upTo.length - 1);
  }
}

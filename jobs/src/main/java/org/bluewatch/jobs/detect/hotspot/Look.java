package org.bluewatch.jobs.detect.hotspot;

import org.bluewatch.common.stats.Scan;
import org.bluewatch.common.stats.Tails;

/** One look at the whole area at a knowledge instant: what is usual, and how a count compares. */
interface Look {
  /** The knowledge instant, milliseconds since 1970 UTC. */
  long nowMs();

  /**
   * What is usual for some cells together.
   *
   * @param members numbers of the cells, the middle one first
   * @param size how many of {@code members} count
   * @param ring events whose position is too vague for a disk of so many rings do not count
   */
  Usual usual(int[] members, int size, int ring);

  /**
   * A count of these cells in one window.
   *
   * @param duration number of the window's length
   * @param endMs end of the window, not after now
   */
  Test test(Usual usual, long count, int duration, long endMs);

  /**
   * What is usual for some cells together.
   *
   * @param rate events per unit of exposure
   * @param inverseSize relative variance of the rate, as it is not known exactly
   * @param mix share of each stream
   * @param ring the disk size that sets which events count
   * @param members numbers of the cells
   * @param size how many of {@code members} count
   */
  record Usual(double rate, double inverseSize, double[] mix, int ring, int[] members, int size) {}

  /**
   * A count and what was to be expected: negative binomial with this mean and size.
   *
   * @param count events seen
   * @param mean events expected
   * @param size 1 / (relative variance of the mean)
   */
  record Test(long count, double mean, double size) {
    /** From this size on the negative binomial is Poisson; it has no digits left for the mean. */
    private static final double POISSON = 1e7;

    /** The least mean in relation to the size for which a success probability is not yet 1. */
    private static final double LEAST_MEAN = 1e-12;

    /** -ln P(X >= count): how much the count surprises. */
    double score() {
      if (size >= POISSON) {
        return -Tails.logPoissonUpper(count, mean);
      }
      double prob = size / (size + Math.max(mean, LEAST_MEAN * size));
      return -Tails.logNegativeBinomialUpper(count, size, prob);
    }

    /**
     * Never below the score, and cheap: P(X >= c) is at least P(X = c), which for a Poisson count
     * is exp(-LLR) / sqrt(2 pi c) up to Stirling's error, and for an uncertain mean more.
     */
    double scoreBound() {
      return likelihoodRatio() + 0.5 * StrictMath.log(2 * StrictMath.PI * count) + 0.1;
    }

    /** Expectation-based Poisson log-likelihood ratio. */
    double likelihoodRatio() {
      return Scan.expectationBasedPoisson(count, mean);
    }
  }
}

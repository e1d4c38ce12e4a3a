package org.bluewatch.common.stats;

/** Local clustering of values on a grid. */
public final class GetisOrd {
  private GetisOrd() {}

  /**
   * Gi* with binary weights, the cell itself included: for a cell with k neighbours, itself among
   * them, of n cells, (sum of x_j - k mean) / (S sqrt((n k - k^2) / (n - 1))), with mean and S =
   * sqrt(sum x^2 / n - mean^2) over all n cells (J. K. Ord and A. Getis, "Local spatial
   * autocorrelation statistics", 1995). Describes; on sparse counts its normal p-values are far too
   * small to raise an alarm by.
   *
   * @param values finite, one of each cell of the study area, zeros included; not changed
   * @param neighboursIncludingSelf for each cell the indices of its neighbourhood, each once, with
   *     its own
   * @return z-score of each cell, exactly 0 where it is undefined: all values equal, a
   *     neighbourhood of every cell or of none, a single cell
   * @throws IllegalArgumentException if the lengths differ, a value is not finite, or a
   *     neighbourhood has more members than there are cells
   */
  public static double[] star(double[] values, int[][] neighboursIncludingSelf) {
    int n = values.length;
    if (neighboursIncludingSelf.length != n) {
      throw new IllegalArgumentException(
          "neighbourhoods must be as many as values, "
              + n
              + ", not "
              + neighboursIncludingSelf.length);
    }
    double[] deviations = scaledDeviations(values);
    double deviation = rootMeanSquare(deviations);
    double[] z = new double[n];
    for (int cell = 0; cell < n; cell++) {
      int[] neighbours = neighboursIncludingSelf[cell];
      double k = neighbours.length;
      Arguments.check(k <= n, "size of a neighbourhood", "at most " + n, k);
      double spread = deviation * StrictMath.sqrt(k * (n - k) / (n - 1));
      z[cell] = spread > 0 ? sumAt(neighbours, deviations) / spread : 0;
    }
    return z;
  }

  /**
   * Deviations from the mean in units of the range's order; the score does not depend on the unit.
   * Measured from the first value before the mean is taken, so that a large common level costs no
   * digits and equal values give exactly 0.
   */
  private static double[] scaledDeviations(double[] values) {
    double[] deviations = new double[values.length];
    double largest = 0;
    for (int i = 0; i < values.length; i++) {
      Arguments.check(Double.isFinite(values[i]), "value of a cell", "finite", values[i]);
      deviations[i] = values[i] - values[0];
      largest = StrictMath.max(largest, StrictMath.abs(deviations[i]));
    }
    if (largest == 0) {
      return deviations;
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      deviations[i] /= largest;
      sum += deviations[i];
    }
    double mean = sum / values.length;
    for (int i = 0; i < values.length; i++) {
      deviations[i] -= mean;
    }
    return deviations;
  }

  private static double rootMeanSquare(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return StrictMath.sqrt(sum / values.length);
  }

  private static double sumAt(int[] indices, double[] values) {
    double sum = 0;
    for (int index : indices) {
      sum += values[index];
    }
    return sum;
  }

  /**
   * The score of one neighbourhood from sums over the cells, for grids with few values other than
   * 0; otherwise as {@link #star}, whose digits it has where sums are of moderate counts.
   *
   * @param inside sum over the neighbourhood
   * @param k size of the neighbourhood, 0 to n
   * @param sum over all cells
   * @param sumOfSquares over all cells
   * @param n number of cells, at least 1
   * @return 0 where it is undefined
   */
  public static double score(double inside, int k, double sum, double sumOfSquares, int n) {
    double mean = sum / n;
    double variance = sumOfSquares / n - mean * mean;
    double spread = StrictMath.sqrt(StrictMath.max(0, variance) * k * (n - k) / (n - 1.0));
    return spread > 0 ? (inside - k * mean) / spread : 0;
  }
}

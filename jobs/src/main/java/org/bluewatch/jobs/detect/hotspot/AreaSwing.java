package org.bluewatch.jobs.detect.hotspot;

/**
 * How far windows stray from their expectation beyond chance: of the whole area together, and of
 * disks apart from the area. Learnt by {@link SwingEstimate} from the history.
 *
 * @param areaWeight by window: shape k of the area's factor, before it is seen
 * @param inverseDispersions by ring and window: 1 / kappa, 0 where there is none
 */
public record AreaSwing(double[] areaWeight, double[][] inverseDispersions) {
  /** The least prior weight of the area's factor; a surge everywhere is taken in at any rate. */
  static final double MIN_WEIGHT = 3;

  static final double MAX_WEIGHT = 10;

  /** What to assume before anything is learnt. */
  static AreaSwing unknown(Scales scales) {
    double[] weight = new double[scales.durations()];
    java.util.Arrays.fill(weight, MIN_WEIGHT);
    return new AreaSwing(weight, new double[scales.rings() + 1][scales.durations()]);
  }

  /** False for one that was learnt at other scales: settings may change between two runs. */
  boolean fits(Scales scales) {
    return areaWeight.length == scales.durations()
        && inverseDispersions.length == scales.rings() + 1;
  }

  double weight(int duration) {
    return areaWeight[duration];
  }

  double inverseDispersion(int ring, int duration) {
    return inverseDispersions[ring][duration];
  }
}

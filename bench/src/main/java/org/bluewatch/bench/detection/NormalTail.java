package org.bluewatch.bench.detection;

import org.hipparchus.special.Erf;

/** The tail of the standard normal distribution. */
final class NormalTail {
  private NormalTail() {}

  /** P(Z &gt;= z). */
  static double upper(double z) {
    return Erf.erfc(z / StrictMath.sqrt(2)) / 2;
  }
}

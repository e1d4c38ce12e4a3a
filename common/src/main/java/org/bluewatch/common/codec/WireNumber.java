package org.bluewatch.common.codec;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** JSON numbers as doubles: read exactly, written as plain decimals without an exponent. */
final class WireNumber {

  /** Powers of ten that a double holds exactly. */
  private static final double[] EXACT_POWER = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** Longer texts may have more digits than a double holds exactly. */
  private static final int EXACT_DIGITS = 15;

  private static final double MICRO = 1e6;
  private static final double MICRO_LIMIT = 9e12;

  private WireNumber() {}

  /**
   * The double nearest to a JSON number, minus zero read as zero.
   *
   * @return infinite if the number is too large for a double
   */
  static double parse(char[] text, int from, int length) {
    int at = from;
    int end = from + length;
    boolean negative = text[at] == '-';
    if (negative) {
      at++;
    }
    long digits = 0;
    int decimals = 0;
    int point = -1;
    if (end - at > EXACT_DIGITS + 1) {
      return slowParse(text, from, length);
    }
    for (; at < end; at++) {
      char c = text[at];
      if (c == '.') {
        point = at;
      } else if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
      } else {
        return slowParse(text, from, length);
      }
    }
    if (point >= 0) {
      decimals = end - point - 1;
    }
    // Both operands are exact, so the quotient is the nearest double.
    double value = digits / EXACT_POWER[decimals];
    return negative ? 0.0 - value : value;
  }

  private static double slowParse(char[] text, int from, int length) {
    return Double.parseDouble(new String(text, from, length)) + 0.0;
  }

  /** The shortest plain decimal that reads back as the same double. */
  static String exact(double value) {
    String shortest = NumberOutput.toString(value + 0.0, true);
    if (shortest.indexOf('E') >= 0) {
      return new BigDecimal(shortest).stripTrailingZeros().toPlainString();
    }
    return shortest.endsWith(".0") ? shortest.substring(0, shortest.length() - 2) : shortest;
  }

  /** A plain decimal rounded to at most six decimals, without trailing zeros. */
  static String rounded(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("A result holds a number that is not finite.");
    }
    if (Math.abs(value) >= MICRO_LIMIT) {
      return new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
    }
    long micros = Math.round(value * MICRO);
    return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
  }
}

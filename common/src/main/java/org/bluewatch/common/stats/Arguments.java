package org.bluewatch.common.stats;

/** Refuses an argument outside its range in one line that says what was expected. */
final class Arguments {
  private Arguments() {}

  static void check(boolean inRange, String name, String expected, double value) {
    if (!inRange) {
      throw new IllegalArgumentException(name + " must be " + expected + ", not " + value);
    }
  }
}

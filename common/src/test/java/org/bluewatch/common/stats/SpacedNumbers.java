package org.bluewatch.common.stats;

import java.util.stream.Stream;
import org.junit.jupiter.params.converter.TypedArgumentConverter;

/** Reads a column of numbers parted by blanks. */
final class SpacedNumbers extends TypedArgumentConverter<String, double[]> {
  SpacedNumbers() {
    super(String.class, double[].class);
  }

  @Override
  protected double[] convert(String column) {
    return Stream.of(column.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}

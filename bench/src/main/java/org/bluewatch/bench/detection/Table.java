package org.bluewatch.bench.detection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;

/** Rows for people, printed as they come, and the same figures for programs. */
final class Table {
  private static final int FIRST_WIDTH = 26;
  private static final int WIDTH = 18;

  private final PrintWriter out;

  Table(PrintWriter out, String title, List<String> columns) {
    this.out = out;
    out.printf("%n%s%n", title);
    row(columns);
  }

  void row(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      int width = i == 0 ? FIRST_WIDTH : WIDTH;
      line.append(String.format("%-" + width + "s ", cells.get(i)));
    }
    out.println(line.toString().stripTrailing());
    out.flush();
  }

  /** Value, low and high, to three decimals; what is not finite is left out. */
  static void put(ObjectNode json, String name, Estimate estimate) {
    if (!Double.isNaN(estimate.value())) {
      var array = json.putArray(name);
      for (double number : new double[] {estimate.value(), estimate.low(), estimate.high()}) {
        if (Double.isFinite(number)) {
          array.add(Math.round(number * 1000) / 1000.0);
        } else {
          array.addNull();
        }
      }
    }
  }
}

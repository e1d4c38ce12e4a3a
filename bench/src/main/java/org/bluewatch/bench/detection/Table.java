package org.bluewatch.bench.detection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows for people, printed as they come, and the same figures for programs. */
final class Table {
  private static final int FIRST_WIDTH = 26;
  private static final int WIDTH = 18;

  private final PrintWriter out;
  private final String title;
  private final List<List<String>> rows = new ArrayList<>();

  Table(PrintWriter out, String title, List<String> columns) {
    this.out = out;
    this.title = title;
    out.printf("%n%s%n", title);
    row(columns);
  }

  void row(List<String> cells) {
    rows.add(List.copyOf(cells));
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      int width = i == 0 ? FIRST_WIDTH : WIDTH;
      line.append(String.format("%-" + width + "s ", cells.get(i)));
    }
    out.println(line.toString().stripTrailing());
    out.flush();
  }

  /** The title and a table. */
  String markdown() {
    StringBuilder text = new StringBuilder(title).append(":\n\n");
    for (int i = 0; i < rows.size(); i++) {
      text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
      if (i == 0) {
        text.append("|---".repeat(rows.get(i).size())).append("|\n");
      }
    }
    return text.toString();
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

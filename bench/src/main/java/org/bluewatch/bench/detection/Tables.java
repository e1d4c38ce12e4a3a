package org.bluewatch.bench.detection;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of a part: printed as they come, and again as Markdown. */
final class Tables {
  private final PrintWriter out;
  private final List<Table> all = new ArrayList<>();

  Tables(PrintWriter out) {
    this.out = out;
  }

  Table add(String title, List<String> columns) {
    Table table = new Table(out, title, columns);
    all.add(table);
    return table;
  }

  String markdown() {
    return all.stream().map(Table::markdown).collect(Collectors.joining("\n"));
  }
}

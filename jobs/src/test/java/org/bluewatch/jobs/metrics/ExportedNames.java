package org.bluewatch.jobs.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names of metrics as Prometheus shows them, histograms without the names of their parts. */
public final class ExportedNames {
  private static final Path DOCUMENT = Path.of("../docs/metrics.md");
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(bluewatch_\\w+)`");
  private static final Pattern METRIC = Pattern.compile("\\bbluewatch_\\w+");

  private ExportedNames() {}

  /** Those of operators, and the first column of the tables of docs/metrics.md. */
  public static Set<String> all() {
    Set<String> names = ofOperators();
    try {
      DOCUMENTED
          .matcher(Files.readString(DOCUMENT))
          .results()
          .map(found -> found.group(1))
          .forEach(names::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  /** All that a text names, histograms without the names of their parts. */
  public static Set<String> in(String text) {
    Set<String> names = new TreeSet<>();
    METRIC
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .forEach(name -> names.add(name.replaceAll("_(bucket|count|sum)$", "")));
    return names;
  }

  /** Of everything that operators export. */
  public static Set<String> ofOperators() {
    Set<String> names = new TreeSet<>();
    for (BluewatchMetric metric : BluewatchMetric.values()) {
      ExportedMetric exported = ExportedMetric.of(metric);
      boolean counter = exported.kind() == MetricKind.COUNTER;
      names.add(exported.name() + (counter ? "_total" : ""));
    }
    return names;
  }
}

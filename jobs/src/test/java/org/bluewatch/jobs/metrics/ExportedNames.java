package org.bluewatch.jobs.metrics;

import java.util.Set;
import java.util.TreeSet;

/** Names of metrics as Prometheus shows them, histograms without the names of their parts. */
public final class ExportedNames {
  private ExportedNames() {}

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

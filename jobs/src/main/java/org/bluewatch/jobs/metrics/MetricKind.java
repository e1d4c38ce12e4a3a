package org.bluewatch.jobs.metrics;

/** How a metric is exported, and how the values of several subtasks become one. */
enum MetricKind {
  /** Only ever grows; subtasks are added up; exported with {@code _total}. */
  COUNTER,
  /** Goes up and down; subtasks are added up. */
  SUM,
  /** Goes up and down; the highest subtask speaks for all. */
  HIGHEST,
  /** Goes up and down; the lowest subtask speaks for all. */
  LOWEST,
  /** Buckets of {@link LatencyHistogram}; subtasks are added up bucket by bucket. */
  HISTOGRAM
}

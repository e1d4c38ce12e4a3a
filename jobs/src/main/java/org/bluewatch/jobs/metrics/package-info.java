/**
 * The way of Bluewatch's metrics out of a process: operators register them with Flink through
 * {@link org.bluewatch.jobs.metrics.BluewatchMetrics}, {@link
 * org.bluewatch.jobs.metrics.BluewatchMetricReporter} picks them up together with a few of the
 * engine's own, and {@link org.bluewatch.jobs.metrics.ProcessMetrics} serves them to Prometheus.
 *
 * <p>On a cluster the reporter is loaded from {@code lib} and operators from the job's jar, each
 * with its own copy of this package. Hence only Flink's types cross from one side to the other.
 */
package org.bluewatch.jobs.metrics;

package org.bluewatch.jobs.local;

import java.util.OptionalLong;

/**
 * How the topics of a broker are laid out.
 *
 * @param rawPartitions partitions of each raw topic but {@code reference} and {@code
 *     alert-actions}, which have one; so has each result topic
 * @param replication copies of each partition
 * @param minInSync copies that must have a record before it counts as written
 * @param fed true if the raw topics are fed from recordings, false if they are live; recordings may
 *     be followed by live records, never the other way round
 * @param rawRetentionMs how long live raw records are kept, empty for the broker's default
 * @param resultBytes size from which a result topic loses its oldest records, empty for no limit;
 *     the audit and the notices are kept whole
 */
public record TopicPlan(
    int rawPartitions,
    int replication,
    int minInSync,
    boolean fed,
    OptionalLong rawRetentionMs,
    OptionalLong resultBytes) {

  /** One broker on this machine. */
  static TopicPlan local(int rawPartitions, boolean fed) {
    return new TopicPlan(
        rawPartitions,
        1,
        1,
        fed,
        OptionalLong.of(LocalTopics.RAW_RETENTION.toMillis()),
        OptionalLong.empty());
  }
}

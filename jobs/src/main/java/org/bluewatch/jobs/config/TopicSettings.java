package org.bluewatch.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * The topics of a cluster.
 *
 * @param rawPartitions partitions of each topic that carries observations, 1 to 128; cannot be
 *     changed later
 * @param replication copies of each partition, 1 to 9
 * @param minInSync copies that must have a record before it counts as written, 1 to {@code
 *     replication}
 * @param rawRetention how long raw records are kept; of {@code reference} the versions that were in
 *     force since then
 * @param resultGib gibibytes that each result topic may take before its oldest records go
 * @param tickEveryMs milliseconds between the ticks of one ticker, 10 to 1,000
 */
public record TopicSettings(
    int rawPartitions,
    int replication,
    int minInSync,
    Duration rawRetention,
    int resultGib,
    int tickEveryMs)
    implements Serializable {
  public static final TopicSettings DEFAULTS =
      new TopicSettings(4, 3, 2, Duration.ofDays(90), 50, 50);

  /** Time between the ticks of one ticker. */
  public Duration tickEvery() {
    return Duration.ofMillis(tickEveryMs);
  }

  static TopicSettings read(Fields topics) {
    int replication = topics.wholeNumber("replication", 1, 9).orElse(DEFAULTS.replication);
    TopicSettings settings =
        new TopicSettings(
            topics.wholeNumber("rawPartitions", 1, 128).orElse(DEFAULTS.rawPartitions),
            replication,
            topics
                .wholeNumber("minInSync", 1, replication)
                .orElse(Math.min(DEFAULTS.minInSync, replication)),
            topics.duration("rawRetention").orElse(DEFAULTS.rawRetention),
            topics.wholeNumber("resultGib", 1, 10_000).orElse(DEFAULTS.resultGib),
            topics.wholeNumber("tickEveryMs", 10, 1_000).orElse(DEFAULTS.tickEveryMs));
    topics.rejectOthers();
    return settings;
  }
}

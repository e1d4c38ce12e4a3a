package org.bluewatch.jobs.local;

import java.time.Duration;
import java.util.Properties;
import org.bluewatch.jobs.pipeline.KafkaResults;

/** The topics of a broker on this machine. */
public final class LocalTopics {
  /** The compacted view of the alerts. */
  public static final String ALERTS_CURRENT = KafkaResults.ALERTS_CURRENT;

  /** How long live raw records are kept. */
  static final Duration RAW_RETENTION = Duration.ofDays(7);

  private LocalTopics() {}

  /**
   * Creates what is missing and brings the settings of what is there up to date.
   *
   * @param rawPartitions partitions of each raw topic but {@code reference} and {@code
   *     alert-actions}, which have one
   * @param fed true if the raw topics are fed from recordings, false if they are live
   * @throws LocalFault see {@link KafkaTopics#create}
   */
  public static void create(String bootstrapServers, int rawPartitions, boolean fed) {
    var client = new Properties();
    client.setProperty("bootstrap.servers", bootstrapServers);
    KafkaTopics.create(client, TopicPlan.local(rawPartitions, fed));
  }
}

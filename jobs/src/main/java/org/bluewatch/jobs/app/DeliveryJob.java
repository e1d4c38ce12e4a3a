package org.bluewatch.jobs.app;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bluewatch.jobs.config.ClusterSettings;
import org.bluewatch.jobs.delivery.DeliveryPipeline;
import org.bluewatch.jobs.delivery.KafkaToPostgres;

/** The delivery job on a Flink cluster: result topics in, tables out. */
public final class DeliveryJob {
  static final String NAME = "delivery";

  /** Each result topic has one partition. */
  private static final int PARALLELISM = 1;

  private DeliveryJob() {}

  /**
   * @param args {@code --config FILE}
   */
  public static void main(String[] args) throws Exception {
    ClusterJob job = ClusterJob.of(NAME, args);
    try (var environment = job.environment(PARALLELISM)) {
      build(environment, job);
      environment.execute(NAME);
    }
  }

  static void build(StreamExecutionEnvironment environment, ClusterJob job) {
    ClusterSettings settings = job.settings();
    DeliveryPipeline.build(
        environment,
        job.run(),
        new KafkaToPostgres(settings.kafka().client(), settings.requireDatabase().writer()));
  }
}

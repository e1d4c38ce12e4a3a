package org.bluewatch.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bluewatch.common.model.ResultStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results flow from a real broker into a real database. */
class DeliveryIT {
  private static final Run RUN = new Run("live", "central-africa", true);
  private static final long KNOWN_MS = Instant.parse("2026-03-01T09:00:00Z").toEpochMilli();
  private static final List<String> TABLES =
      List.of(
          "runs", "alerts", "alerts_current", "hotspots", "hotspots_current", "incidents",
          "incidents_current", "convoys", "convoys_current", "routes", "routes_current", "zones",
          "coverage", "observations", "rejected", "balance");

  @TempDir static Path folder;
  private static TestKafka kafka;
  private static TestPostgres postgres;

  private JobClient job;

  @BeforeAll
  static void start() throws Exception {
    kafka = new TestKafka(folder.resolve("kafka"));
    postgres = new TestPostgres(folder.resolve("postgres"));
    DeliverySchema.migrate(postgres.database());
    for (var sample : SampleResults.oneOfEach().entrySet()) {
      kafka.send(sample.getKey(), "key-1", KNOWN_MS, sample.getValue());
    }
  }

  @AfterAll
  static void stop() throws Exception {
    kafka.close();
    postgres.close();
  }

  @AfterEach
  void cancel() throws Exception {
    job.cancel().get();
  }

  @Test
  void everyTableGetsItsRow() throws Exception {
    // When
    job = deliver(new Configuration());

    // Then
    for (String table : TABLES) {
      awaitCount(1, table + " where run = 'live'" + (table.startsWith("al") ? " and alert_id = 'A1'" : ""));
    }
  }

  private static JobClient deliver(Configuration configuration) throws Exception {
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(300));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
    DeliveryPipeline.build(
        env,
        RUN,
        new KafkaToPostgres(
            kafka.clientProperties(), postgres.jdbcUrl(), TestPostgres.SUPERUSER, null));
    return env.executeAsync("delivery");
  }

  private static void awaitCount(long expected, String query) {
    await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(100))
        .ignoreException(SQLException.class)
        .untilAsserted(() -> assertThat(postgres.count(query)).as(query).isEqualTo(expected));
  }
}

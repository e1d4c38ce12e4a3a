package org.bluewatch.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.bluewatch.common.model.ResultStream.ALERTS;
import static org.bluewatch.common.model.ResultStream.BALANCE;
import static org.bluewatch.common.model.ResultStream.HOTSPOTS;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bluewatch.common.model.ResultStream;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.jobs.config.DatabaseLogin;
import org.bluewatch.jobs.local.LocalKafka;
import org.bluewatch.jobs.local.LocalPostgres;
import org.bluewatch.jobs.local.LocalTopics;
import org.bluewatch.jobs.metrics.BluewatchMetricReporterFactory;
import org.bluewatch.jobs.metrics.MetricsPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results flow from a real broker into a real database. */
class DeliveryIT {
  private static final RunInfo RUN = new RunInfo("live", "central-africa", true);
  private static final long KNOWN_MS = Instant.parse("2026-03-01T09:00:00Z").toEpochMilli();
  private static final List<String> TABLES =
      List.of(
          "runs",
          "alerts",
          "alerts_current",
          "hotspots",
          "hotspots_current",
          "incidents",
          "incidents_current",
          "convoys",
          "convoys_current",
          "routes",
          "routes_current",
          "zones",
          "coverage",
          "observations",
          "rejected",
          "balance");

  @TempDir static Path folder;
  private static LocalKafka kafka;
  private static LocalPostgres postgres;
  private static Database database;
  private static KafkaProducer<String, String> producer;

  @BeforeAll
  static void start() throws Exception {
    kafka = LocalKafka.start(folder.resolve("kafka"), 0);
    LocalTopics.create(kafka.bootstrapServers(), 1, true);
    producer = new KafkaProducer<>(kafka.client(), new StringSerializer(), new StringSerializer());
    postgres = LocalPostgres.start(folder.resolve("postgres"), 0);
    database = Database.at(postgres.jdbcUrl());
    DeliverySchema.migrate(database.source());
    for (var sample : SampleResults.oneOfEach().entrySet()) {
      send(sample.getKey(), "key-1", sample.getValue());
    }
  }

  @AfterAll
  static void stop() {
    producer.close();
    kafka.close();
    postgres.close();
  }

  @Test
  void everyTableGetsItsRow() throws Exception {
    // When
    deliverAllThereIs();

    // Then
    for (String table : TABLES) {
      assertThat(database.count(table)).as(table).isPositive();
    }
    assertThat(database.rows("select convert_from(raw, 'UTF8') from rejected"))
        .containsExactly("{\"lat\":99}");
    assertThat(
            database.rows(
                "select concat_ws(' ', id, revision, source, killed, cell) from observations"))
        .containsExactly("p-1 2 alpha 3 856a2b3bfffffff");
    assertThat(
            database.rows(
                "select doc->'why'->>'rule' || ' ' || (geometry->>'type') from alerts where alert_id = 'A1'"))
        .containsExactly("hotspot Point");
  }

  @Test
  void deliveringTheSameTopicsAgainChangesNothing() throws Exception {
    // Given
    deliverAllThereIs();
    List<String> before = contents();

    // When
    deliverAllThereIs();

    // Then
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void theHighestRevisionIsCurrentWhateverTheOrder() throws Exception {
    // Given
    send(ALERTS, "A2", SampleResults.alert("A2", 2, "RESOLVED", "live"));
    send(ALERTS, "A2", SampleResults.alert("A2", 1, "RAISED", "live"));
    send(ALERTS, "A2", SampleResults.alert("A2", 1, "RAISED", "replay-7"));

    // When
    deliverAllThereIs();

    // Then
    assertThat(
            database.rows(
                """
                select concat_ws(' ', run, revision, state) from alerts
                where alert_id = 'A2' order by run, revision"""))
        .containsExactly("live 1 RAISED", "live 2 RESOLVED", "replay-7 1 RAISED");
    assertThat(
            database.rows(
                """
                select concat_ws(' ', run, revision, state) from alerts_current
                where alert_id = 'A2' order by run"""))
        .containsExactly("live 2 RESOLVED", "replay-7 1 RAISED");
  }

  @Test
  void theNewestTotalsStayAndTheRunKnowsHowFarItCame() throws Exception {
    // Given
    send(BALANCE, "b", SampleResults.balance("2026-03-04T09:00:00Z", 40));
    send(BALANCE, "b", SampleResults.balance("2026-03-02T09:00:00Z", 20));

    // When
    deliverAllThereIs();

    // Then
    assertThat(
            database.rows(
                """
                select concat_ws(' ', read, observations, rejected->>'BAD_TIME') from balance
                where run = 'live'"""))
        .containsExactly("40 37 1");
    assertThat(
            database.rows(
                """
                select concat_ws(' ', area, exercise, started at time zone 'UTC',
                  max_known at time zone 'UTC') from runs"""))
        .containsExactly("central-africa t 2026-03-01 09:00:00 2026-03-04 09:00:00");
  }

  @Test
  void anUnreadableResultIsCountedAndHoldsUpNothing() throws Exception {
    // Given
    String unreadable = "bluewatch_results_unreadable_total{stream=\"hotspots\"}";
    double before = MetricsPage.ofThisProcess().valueOf(unreadable);
    send(HOTSPOTS, "good-1", "{\"hotspotId\":");
    send(HOTSPOTS, "good-1", SampleResults.hotspot("good-1", 1, "OPEN"));

    // When
    deliverAllThereIs();

    // Then
    assertThat(database.count("hotspots where hotspot_id = 'good-1'")).isEqualTo(1);
    assertThat(MetricsPage.ofThisProcess().valueOf(unreadable) - before).isEqualTo(1);
  }

  @Test
  void aDatabaseThatGoesAwayCostsNothing() throws Exception {
    // Given
    JobClient job = deliver(configuration());
    sendHotspots("outage-a", 100);
    awaitCount(100, "hotspots where hotspot_id like 'outage-a%'");
    double restartsBefore = restarts();

    // When
    postgres.close();
    sendHotspots("outage-b", 100);
    await().atMost(Duration.ofMinutes(2)).until(() -> restarts() > restartsBefore);
    postgres = LocalPostgres.start(folder.resolve("postgres"), 0);

    // Then
    awaitCount(100, "hotspots where hotspot_id like 'outage-b%'");
    awaitCount(200, "hotspots_current where hotspot_id like 'outage-%'");
    job.cancel().get();
  }

  @Test
  void aStoppedJobCarriesOnWhereItStopped() throws Exception {
    // Given
    JobClient job = deliver(configuration());
    sendHotspots("stop-a", 50);
    awaitCount(50, "hotspots where hotspot_id like 'stop-a%'");
    String savepoint =
        job.stopWithSavepoint(
                false, folder.resolve("savepoints").toUri().toString(), SavepointFormatType.DEFAULT)
            .get();
    database.execute("delete from hotspots where hotspot_id like 'stop-a%'");
    sendHotspots("stop-b", 50);

    // When
    Configuration resumed = configuration();
    resumed.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    JobClient next = deliver(resumed);

    // Then
    awaitCount(50, "hotspots where hotspot_id like 'stop-b%'");
    assertThat(database.count("hotspots where hotspot_id like 'stop-a%'")).isZero();
    next.cancel().get();
  }

  private static void sendHotspots(String prefix, int howMany) throws Exception {
    for (int i = 0; i < howMany; i++) {
      String id = prefix + i;
      send(HOTSPOTS, id, SampleResults.hotspot(id, 1, "OPEN"));
    }
  }

  /** Returns when the broker has it. */
  private static void send(ResultStream stream, String key, String json) throws Exception {
    producer.send(new ProducerRecord<>(stream.topic(), null, KNOWN_MS, key, json)).get();
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(300));
    configuration.setString("metrics.reporters", "bluewatch");
    configuration.setString(
        "metrics.reporter.bluewatch.factory.class", BluewatchMetricReporterFactory.class.getName());
    return configuration;
  }

  private static KafkaToPostgres realEnds() {
    return new KafkaToPostgres(
        kafka.client(), DatabaseLogin.open(postgres.jdbcUrl(), LocalPostgres.NAME));
  }

  private static JobClient deliver(Configuration configuration) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
    DeliveryPipeline.build(env, RUN, realEnds());
    return env.executeAsync("delivery");
  }

  /** Runs the same job from the beginning of all topics to their present end. */
  private static void deliverAllThereIs() throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration());
    DeliveryPipeline.build(env, RUN, new UpToNow(realEnds()));
    env.execute("delivery up to now");
  }

  private record UpToNow(DeliveryEnds real) implements DeliveryEnds {

    @Override
    public Source<ResultMessage, ?, ?> source(String topic) {
      return KafkaSource.<ResultMessage>builder()
          .setProperties(kafka.client())
          .setTopics(topic)
          .setBounded(OffsetsInitializer.latest())
          .setDeserializer(new ResultMessageSchema())
          .build();
    }

    @Override
    public Sink<String[]> sink(String sql) {
      return real.sink(sql);
    }
  }

  private static List<String> contents() throws SQLException {
    List<String> contents = new ArrayList<>();
    for (String table : TABLES) {
      contents.addAll(database.rows("select t::text from " + table + " t order by 1"));
    }
    return contents;
  }

  private static double restarts() {
    return MetricsPage.ofThisProcess()
        .valueOf("bluewatch_flink_restarts_total{flink_job=\"delivery\"}");
  }

  private static void awaitCount(long expected, String query) {
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .untilAsserted(() -> assertThat(database.count(query)).as(query).isEqualTo(expected));
  }
}

package org.bluewatch.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.FileAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.bluewatch.jobs.config.ClusterSettings;
import org.bluewatch.jobs.config.PagerSettings;
import org.bluewatch.jobs.local.FeedPace;
import org.bluewatch.jobs.local.LocalKafka;
import org.bluewatch.jobs.local.SecuredKafka;
import org.bluewatch.jobs.local.Ticker;
import org.bluewatch.jobs.paging.Pager;
import org.bluewatch.jobs.paging.PagerClock;
import org.bluewatch.jobs.pipeline.LocalFlink;
import org.bluewatch.jobs.replay.ReplayArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both jobs and the commands with Kafka behind TLS and SCRAM, and PostgreSQL behind TLS. */
class SecuredClusterIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** With what must be escaped on its way into a JAAS setting. */
  private static final String KAFKA_SECRET = "planted-kafka-\\\"-5f1d";

  private static final String WRITER_SECRET = "planted-writer-8c2e";
  private static final String MIGRATIONS_SECRET = "planted-migrations-77ab";
  private static final String GRAFANA_SECRET = "planted-grafana-10f9";
  private static final List<String> SECRETS =
      List.of("planted-kafka", WRITER_SECRET, MIGRATIONS_SECRET, GRAFANA_SECRET);

  private static final Path ROLES = Path.of("..", "deploy", "postgres", "roles.sql");

  @TempDir static Path folder;

  private static Certificate certificate;
  private static LocalKafka kafka;
  private static EmbeddedPostgres postgres;
  private static Path clusterFile;

  private record Answer(int exitCode, String output) {}

  @BeforeAll
  static void startServices() throws Exception {
    certificate = Certificate.make(folder, "bluewatch-test");
    kafka =
        SecuredKafka.start(
            Files.createDirectory(folder.resolve("kafka")),
            certificate.both(),
            certificate.certificate(),
            "bluewatch",
            KAFKA_SECRET);
    startPostgres();
    var unused = ReplayArea.area(folder.resolve("area"));
    clusterFile = clusterFile("cluster.yaml", secretFile("kafka", KAFKA_SECRET), certificate);
  }

  private static void startPostgres() throws Exception {
    Path access = folder.resolve("pg_hba.conf");
    Files.writeString(
        access,
        """
        host postgres postgres 127.0.0.1/32 trust
        hostssl bluewatch all 127.0.0.1/32 scram-sha-256
        """);
    postgres =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.resolve("postgres").toFile())
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", certificate.certificate().toString())
            .setServerConfig("ssl_key_file", certificate.key().toString())
            .setServerConfig("hba_file", access.toString())
            .start();
    try (Connection administrator = postgres.getPostgresDatabase().getConnection();
        var statement = administrator.createStatement()) {
      String statements = Files.readString(ROLES).replaceAll("(?m)^--.*$", "");
      for (String sql : statements.split(";")) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
      statement.execute("alter role bluewatch_writer password '" + WRITER_SECRET + "'");
      statement.execute("alter role bluewatch_migrations password '" + MIGRATIONS_SECRET + "'");
      statement.execute("alter role grafana_ro password '" + GRAFANA_SECRET + "'");
    }
  }

  private static Path secretFile(String name, String secret) throws IOException {
    return Files.writeString(folder.resolve(name + ".secret"), secret + "\n");
  }

  private static Path clusterFile(String name, Path kafkaSecret, Certificate trusted)
      throws IOException {
    return Files.writeString(
        folder.resolve(name),
        """
        area: area
        stateFolder: state
        kafka:
          bootstrapServers: ["%s"]
          tls: {caFile: "%s"}
          sasl: {user: bluewatch, passwordFile: "%s"}
        topics: {rawPartitions: 1, replication: 1}
        database:
          url: jdbc:postgresql://127.0.0.1:%d/bluewatch
          caFile: "%s"
          writer: {role: bluewatch_writer, passwordFile: "%s"}
          migrations: {role: bluewatch_migrations, passwordFile: "%s"}
        """
            .formatted(
                kafka.bootstrapServers(),
                trusted.certificate(),
                kafkaSecret,
                postgres.getPort(),
                trusted.certificate(),
                secretFile("writer", WRITER_SECRET),
                secretFile("migrations", MIGRATIONS_SECRET)));
  }

  @AfterAll
  static void stopServices() throws Exception {
    kafka.close();
    postgres.close();
  }

  @Test
  void aLiveRunStoresAndNowhereTellsItsSecrets() throws Exception {
    Path log = folder.resolve("all.log");
    try (var unused = new EverythingLogged(log)) {
      // Given topics and tables, made by the commands
      Answer check = bluewatch("check", "--config", clusterFile.toString());
      assertThat(check.output()).contains("SASL_SSL as bluewatch", "as bluewatch_writer");
      Answer topics = bluewatch("topics", "--config", clusterFile.toString());
      Answer schema = bluewatch("schema", "--config", clusterFile.toString());
      assertThat(List.of(check, topics, schema)).allMatch(answer -> answer.exitCode() == 0);

      // When the jobs run, the clock ticks and a sensor speaks
      ClusterJob situation =
          ClusterJob.of(SituationJob.NAME, new String[] {"--config", clusterFile.toString()});
      ClusterJob delivery =
          ClusterJob.of(DeliveryJob.NAME, new String[] {"--config", clusterFile.toString()});
      ClusterSettings settings = situation.settings();
      try (LocalFlink flink = LocalFlink.start(new Configuration(), 2);
          Ticker ticker = Ticker.start(settings.kafka().client(), FeedPace.TICK_EVERY);
          var environment = situation.environment(1);
          var deliveryEnvironment = delivery.environment(1)) {
        SituationJob.build(environment, situation);
        DeliveryJob.build(deliveryEnvironment, delivery);
        byte[] graph =
            InstantiationUtil.serializeObject(environment.getStreamGraph(false).getJobGraph());
        assertThat(new String(graph, StandardCharsets.ISO_8859_1)).doesNotContain(SECRETS);
        var job = flink.submit(environment, SituationJob.NAME);
        var unusedJob = flink.submit(deliveryEnvironment, DeliveryJob.NAME);
        send(settings);

        // Then it is in the table
        await().atMost(PATIENCE).until(() -> asGrafana("select count(*) from observations") == 1);
        String unusedSavepoint =
            flink.stopWithSavepoint(job, folder.resolve("state").toString()).get();
      }
      // and no secret is in what was said, logged or kept
      assertThat(check.output() + topics.output() + schema.output()).doesNotContain(SECRETS);
    }
    assertThat(Files.readString(log)).contains("sasl.jaas.config = [hidden]");
    assertThat(filesThatTellSecrets(log, folder.resolve("state"))).isEmpty();
  }

  @Test
  void theSenderOfPagesWritesItsAuditAndWhoeverMayReadItProvesIt() throws Exception {
    // Given the sender, which goes by client properties
    assertThat(bluewatch("topics", "--config", clusterFile.toString()).exitCode()).isZero();
    Path properties = folder.resolve("client.properties");
    try (var out = Files.newBufferedWriter(properties)) {
      ClusterSettings.load(clusterFile).kafka().client().store(out, null);
    }
    Path pagerFile =
        Files.writeString(
            folder.resolve("pager.yaml"),
            """
            kafka: {bootstrapServers: "%s", properties: client.properties}
            alertmanagers: ["http://127.0.0.1:9"]
            """
                .formatted(kafka.bootstrapServers()));

    // When it starts and stops
    Pager pager =
        Pager.start(PagerSettings.load(pagerFile), PagerClock.system(), new SimpleMeterRegistry());
    try (pager) {
      await().atMost(PATIENCE).until(() -> audit("verify").output().contains("1 entries"));
    }

    // Then both are in the audit, for whom the broker lets in
    assertThat(audit("verify").output()).contains("audit     unbroken, 2 entries");
    Path exported = folder.resolve("audit.jsonl");
    assertThat(audit("export", "--output", exported.toString()).exitCode()).isZero();
    assertThat(exported).content().contains("started", "stopped").doesNotContain(SECRETS);
    Path wrong = clusterFile("no.yaml", secretFile("no", "planted-kafka-wrong"), certificate);
    Answer refused = bluewatch("audit", "verify", "--config", wrong.toString());
    assertThat(refused.exitCode()).as("it cannot be read").isEqualTo(2);
    assertThat(refused.output()).containsIgnoringCase("authentication failed").hasLineCount(1);
  }

  private static Answer audit(String command, String... options) {
    List<String> line = new ArrayList<>(List.of("audit", command));
    line.addAll(List.of("--config", clusterFile.toString()));
    line.addAll(List.of(options));
    return bluewatch(line.toArray(String[]::new));
  }

  @Test
  void whoseSecretIsWrongIsToldSoInOneLine() throws Exception {
    Path wrong = clusterFile("wrong.yaml", secretFile("wrong", "planted-kafka-wrong"), certificate);

    Answer answer = bluewatch("topics", "--config", wrong.toString());

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.output())
        .startsWith("bluewatch: topics cannot be set up: ")
        .containsIgnoringCase("authentication failed")
        .doesNotContain(SECRETS)
        .hasLineCount(1);
  }

  @Test
  void aBrokerThatNobodyVouchesForIsNotTrusted() throws Exception {
    Path strange =
        clusterFile(
            "strange.yaml",
            secretFile("kafka", KAFKA_SECRET),
            Certificate.make(folder, "somebody-else"));

    Answer answer = bluewatch("topics", "--config", strange.toString());

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.output()).contains("SSL handshake failed").hasLineCount(1);
    assertThat(bluewatch("schema", "--config", strange.toString()).exitCode()).isEqualTo(1);
  }

  @Test
  void eachRoleMayDoItsWorkAndNoMore() throws Exception {
    assertThat(bluewatch("schema", "--config", clusterFile.toString()).exitCode()).isZero();

    assertThatThrownBy(() -> count("bluewatch_writer", WRITER_SECRET, "disable", "select 1"))
        .as("without TLS")
        .isInstanceOf(SQLException.class);
    assertThat(count("bluewatch_writer", WRITER_SECRET, "verify-full", "select count(*) from runs"))
        .isNotNegative();
    for (String forbidden :
        List.of(
            "delete from alerts",
            "truncate alerts",
            "drop table alerts",
            "create table mine (a int)",
            "select count(*) from flyway_schema_history")) {
      assertThatThrownBy(() -> count("bluewatch_writer", WRITER_SECRET, "verify-full", forbidden))
          .as(forbidden)
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }
    assertThatThrownBy(() -> asGrafana("insert into runs select * from runs"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void whatIsOldIsForgottenAsTheOwnerOfTheTables() throws Exception {
    assertThat(bluewatch("schema", "--config", clusterFile.toString()).exitCode()).isZero();
    asOwner("insert into runs values ('old', 'Test', false, '2020-01-01Z', '2022-01-01Z')");
    String rows = "from observations where run = 'old'";
    asOwner(
        """
        insert into observations (run, stream, id, revision, source, time, received, effective)
        values ('old', 'vehicle-positions', 'p', 1, 'V1', '2020-01-01Z', '2020-01-01Z', true)""");
    assertThat(asGrafana("select count(*) " + rows)).isEqualTo(1);

    Path mark = folder.resolve("forgotten");
    Answer answer =
        bluewatch("forget", "--config", clusterFile.toString(), "--mark", mark.toString());

    assertThat(answer.output())
        .startsWith("what is older than the table retention says")
        .hasLineCount(1);
    assertThat(answer.exitCode()).isZero();
    assertThat(mark).exists();
    assertThat(asGrafana("select count(*) " + rows)).isZero();
    asOwner("delete from runs where run = 'old'");
  }

  private static void asOwner(String sql) throws SQLException {
    assertThat(count("bluewatch_migrations", MIGRATIONS_SECRET, "verify-full", sql)).isEqualTo(1);
  }

  private static void send(ClusterSettings settings) throws Exception {
    Instant now = Instant.now();
    try (var producer =
        new KafkaProducer<>(
            settings.kafka().client(), new StringSerializer(), new StringSerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  "sensor-observations",
                  "A1",
                  """
                  {"id":"s-1","sensorId":"A1","sensorType":"acoustic","time":"%s","lat":6.5,\
                  "lon":24.5,"event":"gunfire"}"""
                      .formatted(now)))
          .get();
    }
  }

  private static long asGrafana(String sql) throws SQLException {
    return count("grafana_ro", GRAFANA_SECRET, "verify-full", sql);
  }

  private static long count(String role, String password, String sslmode, String sql)
      throws SQLException {
    String url =
        "jdbc:postgresql://127.0.0.1:%d/bluewatch?sslmode=%s&sslrootcert=%s"
            .formatted(postgres.getPort(), sslmode, certificate.certificate());
    try (Connection connection = DriverManager.getConnection(url, role, password);
        var statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      if (!rows) {
        return statement.getUpdateCount();
      }
      var results = statement.getResultSet();
      results.next();
      return results.getLong(1);
    }
  }

  private static Answer bluewatch(String... arguments) {
    var output = new StringWriter();
    var commands = Bluewatch.commandLine();
    commands.setOut(new PrintWriter(output));
    commands.setErr(new PrintWriter(output));
    System.setProperty("bluewatch.area", folder.resolve("area").toString());
    return new Answer(commands.execute(arguments), output.toString());
  }

  private static List<Path> filesThatTellSecrets(Path... places) throws IOException {
    List<Path> telling = new ArrayList<>();
    for (Path place : places) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String content = Files.readString(file, StandardCharsets.ISO_8859_1);
          if (SECRETS.stream().anyMatch(content::contains)) {
            telling.add(file);
          }
        }
      }
    }
    return telling;
  }

  /** Sends all that anybody logs into a file, in far more detail than usual. */
  private static final class EverythingLogged implements AutoCloseable {
    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final FileAppender appender;

    EverythingLogged(Path file) {
      appender =
          FileAppender.newBuilder()
              .setName("everything")
              .withFileName(file.toString())
              .setConfiguration(context.getConfiguration())
              .build();
      appender.start();
      LoggerConfig root = context.getConfiguration().getRootLogger();
      root.addAppender(appender, Level.INFO, null);
      root.setLevel(Level.INFO);
      root.getAppenders().keySet().stream()
          .filter(name -> !name.equals("everything"))
          .toList()
          .forEach(root::removeAppender);
      context.updateLoggers();
    }

    @Override
    public void close() {
      context.reconfigure();
      appender.stop();
    }
  }
}

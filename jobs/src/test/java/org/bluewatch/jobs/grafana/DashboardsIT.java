package org.bluewatch.jobs.grafana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bluewatch.jobs.app.UpProcess;
import org.bluewatch.jobs.config.AreaFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every question of every dashboard, asked as Grafana asks it: SQL as {@code grafana_ro} of the
 * database that {@code up} filled with the shipped area, PromQL of a Prometheus that reads that
 * {@code up} and a second one with live topics, which alone know latencies. The feed goes at full
 * speed up to a moment at which convoys are under way, and from there in real time, so that the
 * picture stands still.
 */
class DashboardsIT {
  private static final Path AREA = Path.of("../deploy/areas/central-africa").toAbsolutePath();
  private static final Instant MOMENT = Instant.parse("2022-12-31T10:40:00Z");

  /** Long enough for a machine that others use too. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final QueryText RANGE =
      new QueryText(Map.of(), MOMENT.minus(Duration.ofDays(14)), MOMENT.plus(Duration.ofHours(1)));

  /**
   * What the shipped area does not fill yet, and why. A question that is answered after all must go
   * from this list.
   */
  private static final Map<String, String> NOT_YET =
      Map.of("bluewatch-alerting / Time to acknowledge A", "no officer acts in a recording");

  @TempDir static Path folder;
  private static UpProcess fed;
  private static UpProcess live;
  private static RealPrometheus prometheus;
  private static Connection database;

  @BeforeAll
  static void run() throws Exception {
    fed =
        UpProcess.start(
            areaThatStandsStill(),
            folder.resolve("fed"),
            "--speed=1",
            "--grafana",
            "--grafana-files=" + DashboardFile.GRAFANA);
    int fedPort = port(fed);
    live =
        UpProcess.start(
            new AreaFolder(folder.resolve("small")).full().dir(),
            folder.resolve("live"),
            "--no-feed");
    prometheus = RealPrometheus.reading(folder.resolve("prometheus"), List.of(fedPort, port(live)));
    reportARoadblock();
    database = asGrafana();
    await("all of the recording is in the database")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(DashboardsIT::isThereAndComplete);
    await("all metrics are read").atMost(PATIENCE).until(DashboardsIT::isScraped);
  }

  @AfterAll
  static void stop() throws Exception {
    List<AutoCloseable> parts = new ArrayList<>();
    Stream.of(database, prometheus, live, fed).filter(p -> p != null).forEach(parts::add);
    for (AutoCloseable part : parts) {
      part.close();
    }
  }

  private static Path areaThatStandsStill() throws IOException {
    Path area = Files.createDirectories(folder.resolve("area"));
    try (Stream<Path> files = Files.walk(AREA)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = area.resolve(AREA.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    String settings = Files.readString(AREA.resolve("area.yaml"));
    Files.writeString(
        area.resolve("area.yaml"),
        settings.replaceFirst("(?m)^  liveFrom: .*$", "  liveFrom: " + MOMENT));
    return area;
  }

  private static int port(UpProcess up) {
    await("up has started").atMost(PATIENCE).until(() -> up.output().contains("\ndata  "));
    return URI.create(up.told("metrics")).getPort();
  }

  /** An alert on live topics, for its latency. */
  private static void reportARoadblock() throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", live.told("Kafka"));
    String report =
        """
        {"id":"p-1","patrolId":"alpha","time":"%s","lat":5.5,"lon":22,"event":"roadblock",\
        "reliability":"B","credibility":2,"accuracyM":100}"""
            .formatted(Instant.now().minusSeconds(60));
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer
          .send(new ProducerRecord<>("patrol-reports", "alpha", report))
          .get(30, TimeUnit.SECONDS);
    }
  }

  private static Connection asGrafana() throws Exception {
    String url = fed.told("database").replaceFirst("\\?.*", "");
    String password = Files.readString(folder.resolve("fed/grafana/database-password"), UTF_8);
    Connection connection = DriverManager.getConnection(url, "grafana_ro", password);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set timezone = 'UTC'");
    }
    return connection;
  }

  private static boolean isThereAndComplete() {
    try {
      long counted =
          Long.parseLong(
              value(
                  "select coalesce(sum(observations), 0) from balance where stream not in"
                      + " ('reference', 'alert-actions')"));
      long stored = Long.parseLong(value("select count(*) from observations"));
      return value("select max_known >= '" + MOMENT + "' from runs").equals("t")
          && counted == stored
          && Long.parseLong(value("select count(*) from alerts_standing")) > 0;
    } catch (SQLException notYet) {
      return false;
    }
  }

  private static boolean isScraped() throws IOException {
    return prometheus.isReady()
        && prometheus.query("count(up == 1) == 2").size() == 1
        && prometheus.query("rate(bluewatch_alert_latency_seconds_count[1m])").size() > 0
        && prometheus.query("rate(bluewatch_flink_checkpoints_completed_total[1m])").size() > 2;
  }

  static List<DashboardFile.Query> queries() {
    return DashboardFile.all().stream().flatMap(d -> d.queries().stream()).toList();
  }

  static Stream<DashboardFile.Query> sqlQueries() {
    return queries().stream().filter(query -> query.sql() != null);
  }

  static Stream<DashboardFile.Query> promqlQueries() {
    return queries().stream().filter(query -> query.promql() != null);
  }

  @ParameterizedTest
  @MethodSource("sqlQueries")
  void everySqlIsAnswered(DashboardFile.Query query) throws SQLException {
    // When
    int rows = rows(textOf(query)).size();

    // Then
    assertThat(rows > 0).as(query.name()).isNotEqualTo(NOT_YET.containsKey(query.name()));
  }

  @ParameterizedTest
  @MethodSource("promqlQueries")
  void everyPromqlIsAnswered(DashboardFile.Query query) throws IOException {
    // When
    JsonNode series = prometheus.query(RANGE.promql(query.promql()));

    // Then
    boolean aboutRestarts = query.name().contains(" annotation ");
    // Nobody is paged here, so no Alertmanager has failed to answer.
    boolean aboutFailures = query.promql().contains("bluewatch_page_failures_total");
    assertThat(series.isEmpty()).as(query.name()).isEqualTo(aboutRestarts || aboutFailures);
  }

  @Test
  void everyLayerOfAMapHasItsColumns() throws SQLException {
    for (DashboardFile dashboard : DashboardFile.all()) {
      for (DashboardFile.Panel panel : dashboard.panels()) {
        if (panel.type().equals("geomap")) {
          Map<String, Set<String>> columns = new LinkedHashMap<>();
          for (DashboardFile.Query query : panel.queries()) {
            columns.put(query.json().get("refId").asText(), columns(textOf(query)));
          }
          DashboardFile.elements(panel.json().at("/options/layers"))
              .forEach(layer -> hasItsColumns(panel, layer, columns));
        }
      }
    }
  }

  private static void hasItsColumns(
      DashboardFile.Panel panel, JsonNode layer, Map<String, Set<String>> columns) {
    Set<String> there = columns.get(layer.at("/filterData/options").asText());
    Set<String> needed = new TreeSet<>(layer.findValuesAsText("field"));
    if (layer.get("type").asText().equals("dynamic-geojson")) {
      needed.add(layer.at("/config/idField").asText());
    } else {
      needed.add(layer.at("/location/latitude").asText());
      needed.add(layer.at("/location/longitude").asText());
    }
    assertThat(there).as(panel.name() + " " + layer.get("name").asText()).containsAll(needed);
  }

  /** Grafana leaves the first row of such a layer undrawn: nothing may stand there. */
  @Test
  void shapesBeginWithARowThatIsNone() throws SQLException {
    for (DashboardFile dashboard : DashboardFile.all()) {
      for (DashboardFile.Panel panel : dashboard.panels()) {
        for (DashboardFile.Query query : panel.queries()) {
          boolean ofShapes =
              DashboardFile.elements(panel.json().at("/options/layers"))
                  .filter(layer -> layer.get("type").asText().equals("dynamic-geojson"))
                  .anyMatch(
                      layer -> layer.at("/filterData/options").equals(query.json().get("refId")));
          if (ofShapes) {
            assertThat(rows(textOf(query)).get(0)).as(query.name()).isEmpty();
          }
        }
      }
    }
  }

  @Test
  void everyMetricThatIsExportedIsOnADashboard() throws IOException {
    List<String> asked = promqlQueries().map(DashboardFile.Query::promql).toList();
    List<String> unused =
        prometheus.names().stream()
            .filter(name -> name.startsWith("bluewatch_"))
            .map(name -> name.replaceAll("_(count|sum|max)$", "_bucket"))
            .filter(name -> asked.stream().noneMatch(promql -> promql.contains(name)))
            .toList();
    assertThat(unused).isEmpty();
  }

  @Test
  void dashboardsOpenOnTheYearsOfTheRecordingAndOnTheArea() throws IOException {
    String dashboards = "fed/grafana/dashboards/operations/";
    String situation = Files.readString(folder.resolve(dashboards + "bluewatch-situation.json"));
    assertThat(situation).contains("\"from\" : \"2022-12-", "\"to\" : \"2023-01-");
    assertThat(folder.resolve("fed/grafana/maps/" + MapFiles.CELLS)).isNotEmptyFile();
    assertThat(fed.output()).contains("Grafana   ");
  }

  // ---- Asking

  private static String textOf(DashboardFile.Query query) throws SQLException {
    DashboardFile dashboard =
        DashboardFile.all().stream()
            .filter(d -> query.name().startsWith(d.stem() + " "))
            .findFirst()
            .orElseThrow();
    return new QueryText(chosen(dashboard), RANGE.from(), RANGE.to()).sql(query.sql());
  }

  /** As after opening the dashboard: the first value of each variable, all where all is allowed. */
  private static Map<String, List<String>> chosen(DashboardFile dashboard) throws SQLException {
    Map<String, List<String>> chosen = new LinkedHashMap<>();
    for (JsonNode variable : dashboard.variables()) {
      String query = variable.get("query").asText();
      List<String> values =
          variable.get("type").asText().equals("query")
              ? rows(new QueryText(chosen, RANGE.from(), RANGE.to()).sql(query))
              : List.of(query.split(","));
      assertThat(values).as("values of " + variable.get("name")).isNotEmpty();
      boolean all = variable.path("multi").asBoolean();
      chosen.put(variable.get("name").asText(), all ? values : values.subList(0, 1));
    }
    return chosen;
  }

  /** The last column that a variable can use, or the first of a panel. */
  private static List<String> rows(String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      int columns = results.getMetaData().getColumnCount();
      boolean forVariable = results.getMetaData().getColumnLabel(columns).equals("__value");
      List<String> rows = new ArrayList<>();
      while (results.next()) {
        rows.add(results.getString(forVariable ? columns : 1));
      }
      return rows;
    }
  }

  private static Set<String> columns(String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      Set<String> columns = new TreeSet<>();
      for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
        columns.add(results.getMetaData().getColumnLabel(i));
      }
      return columns;
    }
  }

  private static String value(String sql) throws SQLException {
    return rows(sql).get(0);
  }
}

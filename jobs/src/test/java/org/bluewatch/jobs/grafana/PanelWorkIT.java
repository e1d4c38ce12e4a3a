package org.bluewatch.jobs.grafana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bluewatch.jobs.delivery.DeliverySchema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Panels stay quick because what they read does not grow with the history: the same panel over the
 * same two days reads as much of the database after thirty days of a busy mission (mission.sql) as
 * after ten. Measured in blocks, which PostgreSQL counts exactly, not in time.
 *
 * <p>With {@code -Dmission.days=365} times are printed instead; grafana/README.md says how.
 */
class PanelWorkIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHORT_DAYS = 10;
  private static final int LONG_DAYS = 30;
  private static final int BINS = 24;

  /** Deeper indices, other plans: what is not growth. */
  private static final long SLACK_BLOCKS = 300;

  private static final Map<String, List<String>> CHOSEN =
      Map.of(
          "area", List.of("Mission"),
          "run", List.of("live"),
          "sector", List.of("none", "S0", "S1", "S2", "S3", "S4", "S5", "S6", "S7"),
          "priority", List.of("P1", "P2", "P3", "P4"),
          "hotspot", List.of("H-0-5"),
          "convoy", List.of("C-0-5"),
          "alert", List.of("A-0-5"),
          "pagesPerShift", List.of("6"));
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final QueryText TWO_DAYS =
      new QueryText(CHOSEN, Instant.parse("2025-12-30T00:00:00Z"), NOW);

  @TempDir static Path folder;
  private static EmbeddedPostgres postgres;
  private static final Map<Integer, Connection> HISTORIES = new LinkedHashMap<>();

  @BeforeAll
  static void fill() throws Exception {
    postgres = EmbeddedPostgres.builder().setOverrideWorkingDirectory(folder.toFile()).start();
    if (System.getProperty("mission.days") == null) {
      fill(SHORT_DAYS, BINS);
      fill(LONG_DAYS, BINS);
    }
  }

  private static void fill(int days, int bins) throws Exception {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database days_" + days);
    }
    DataSource database = postgres.getDatabase("postgres", "days_" + days);
    DeliverySchema.migrate(database);
    Connection connection = database.getConnection();
    HISTORIES.put(days, connection);
    try (InputStream file = PanelWorkIT.class.getResourceAsStream("mission.sql");
        Statement statement = connection.createStatement()) {
      String sql = new String(file.readAllBytes(), UTF_8);
      statement.execute(sql.replace("{days}", days + "").replace("{bins}", bins + ""));
      statement.execute("set timezone = 'UTC'");
      statement.execute("set max_parallel_workers_per_gather = 0");
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }

  @AfterAll
  static void stop() throws Exception {
    for (Connection connection : HISTORIES.values()) {
      connection.close();
    }
    postgres.close();
  }

  static Stream<DashboardFile.Query> queries() {
    return DashboardFile.all().stream()
        .flatMap(dashboard -> Stream.concat(dashboard.queries().stream(), variables(dashboard)))
        .filter(query -> query.sql() != null);
  }

  private static Stream<DashboardFile.Query> variables(DashboardFile dashboard) {
    return dashboard.variables().stream()
        .filter(variable -> variable.get("type").asText().equals("query"))
        .map(
            variable ->
                new DashboardFile.Query(
                    dashboard.stem() + " variable " + variable.get("name").asText(),
                    JSON.createObjectNode().put("rawSql", variable.get("query").asText())));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void whatAPanelReadsDoesNotGrowWithTheHistory(DashboardFile.Query query) throws Exception {
    String sql = TWO_DAYS.sql(query.sql());

    assertThat(blocks(LONG_DAYS, sql))
        .as(query.name())
        .isLessThan(2 * blocks(SHORT_DAYS, sql) + SLACK_BLOCKS);
  }

  private static long blocks(int days, String sql) throws SQLException, IOException {
    try (Statement statement = HISTORIES.get(days).createStatement();
        ResultSet plan =
            statement.executeQuery("explain (analyze, buffers, timing off, format json) " + sql)) {
      plan.next();
      JsonNode top = JSON.readTree(plan.getString(1)).at("/0/Plan");
      return top.get("Shared Hit Blocks").asLong() + top.get("Shared Read Blocks").asLong();
    }
  }

  /**
   * Prints, slowest first, the median of five runs of each query over 14 days and over all days.
   */
  @Test
  @EnabledIfSystemProperty(named = "mission.days", matches = "\\d+")
  void measure() throws Exception {
    int days = Integer.getInteger("mission.days");
    fill(days, Math.min(days, 30) * 144);
    for (int range : new int[] {14, days}) {
      QueryText text = new QueryText(CHOSEN, NOW.minusSeconds(range * 86_400L), NOW);
      System.out.println("range of " + range + " days, milliseconds:");
      Map<String, Double> times = new LinkedHashMap<>();
      for (DashboardFile.Query query : queries().toList()) {
        times.put(query.name(), medianMs(HISTORIES.get(days), text.sql(query.sql())));
      }
      times.entrySet().stream()
          .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
          .forEach(e -> System.out.printf("%8.1f  %s%n", e.getValue(), e.getKey()));
    }
  }

  private static double medianMs(Connection connection, String sql) throws SQLException {
    double[] times = new double[5];
    for (int i = 0; i < times.length; i++) {
      long begun = System.nanoTime();
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          rows.getString(1);
        }
      }
      times[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }
}

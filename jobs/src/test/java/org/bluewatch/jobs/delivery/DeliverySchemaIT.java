package org.bluewatch.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables, and who may read them. */
class DeliverySchemaIT {
  private static final String PASSWORD = "it's \"quoted\"";

  @TempDir static Path folder;
  private static EmbeddedPostgres postgres;
  private static Database database;

  @BeforeAll
  static void migrate() throws Exception {
    postgres = EmbeddedPostgres.builder().setOverrideWorkingDirectory(folder.toFile()).start();
    database = new Database(postgres.getPostgresDatabase());
    DeliverySchema.migrate(database.source());
    DeliverySchema.letGrafanaSignIn(database.source(), PASSWORD.toCharArray());
  }

  @AfterAll
  static void stop() throws Exception {
    postgres.close();
  }

  @Test
  void migratingAgainChangesNothing() throws Exception {
    // Given
    long migrations = database.count("flyway_schema_history");

    // When
    DeliverySchema.migrate(database.source());

    // Then
    assertThat(database.count("flyway_schema_history")).isEqualTo(migrations);
  }

  /** A record passes {@link ResultRows} only if the database will take it. */
  @ParameterizedTest
  @EnumSource
  void aColumnIsRequiredExactlyWhereTheTableSaysNotNull(ResultTable table) throws Exception {
    // Given
    Map<String, Boolean> notNull =
        database
            .rows(
                """
                select column_name || ' ' || is_nullable from information_schema.columns
                where table_name = '%s'"""
                    .formatted(table.stream().topic()))
            .stream()
            .map(row -> row.split(" "))
            .collect(Collectors.toMap(row -> row[0], row -> row[1].equals("NO")));

    // Then
    for (Column column : table.columns()) {
      boolean ofTheRun = !notNull.containsKey(column.name());
      assertThat(ofTheRun || notNull.get(column.name()) == column.required())
          .as("%s.%s", table, column.name())
          .isTrue();
    }
  }

  @Test
  void grafanaReadsAllButTheBytesOfRefusedRecords() throws Exception {
    assertThat(asGrafana("select count(*) from alerts_current")).isEqualTo("0");
    assertThat(asGrafana("select count(reason) from rejected")).isEqualTo("0");
    assertThatThrownBy(() -> asGrafana("select raw from rejected"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void grafanaWritesNothingAndWaitsForNothing() throws Exception {
    assertThatThrownBy(() -> asGrafana("delete from alerts returning run"))
        .isInstanceOf(SQLException.class);
    assertThat(asGrafana("show statement_timeout")).isEqualTo("5s");
    assertThat(asGrafana("show default_transaction_read_only")).isEqualTo("on");
  }

  private static String asGrafana(String sql) throws SQLException {
    String url = postgres.getJdbcUrl("grafana_ro", "postgres");
    try (Connection connection = DriverManager.getConnection(url, "grafana_ro", PASSWORD);
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      results.next();
      return results.getString(1);
    }
  }
}

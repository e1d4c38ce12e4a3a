package org.bluewatch.jobs.delivery;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A real PostgreSQL that can be stopped and started on the same data and port. */
final class TestPostgres implements AutoCloseable {
  static final String SUPERUSER = "postgres";

  private final Path folder;
  private EmbeddedPostgres server;

  TestPostgres(Path folder) throws IOException {
    this.folder = folder;
    server = builder().start();
  }

  private EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
        .setOverrideWorkingDirectory(folder.resolve("work").toFile())
        .setCleanDataDirectory(false);
  }

  void stop() throws IOException {
    server.close();
  }

  void startAgain() throws IOException {
    server = builder().setPort(server.getPort()).start();
  }

  DataSource database() {
    return server.getPostgresDatabase();
  }

  String jdbcUrl() {
    return server.getJdbcUrl(SUPERUSER, "postgres");
  }

  long count(String query) throws SQLException {
    return Long.parseLong(rows("select count(*) from " + query).get(0));
  }

  /** The rows of a query, each as the text that PostgreSQL makes of it. */
  List<String> rows(String query) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (results.next()) {
        rows.add(results.getString(1));
      }
      return rows;
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

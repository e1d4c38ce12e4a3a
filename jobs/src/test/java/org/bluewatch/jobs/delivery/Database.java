package org.bluewatch.jobs.delivery;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Questions to a real PostgreSQL. */
record Database(DataSource source) {

  static Database at(String jdbcUrl) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl);
    return new Database(source);
  }

  long count(String tableAndCondition) throws SQLException {
    return Long.parseLong(rows("select count(*) from " + tableAndCondition).get(0));
  }

  /** The first column of a query's rows, as PostgreSQL writes it. */
  List<String> rows(String query) throws SQLException {
    try (Connection connection = source.getConnection();
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
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

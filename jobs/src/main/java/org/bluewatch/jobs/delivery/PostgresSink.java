package org.bluewatch.jobs.delivery;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;
import org.apache.flink.connector.jdbc.core.datastream.sink.writer.JdbcWriter;
import org.apache.flink.connector.jdbc.datasource.connections.JdbcConnectionProvider;
import org.apache.flink.connector.jdbc.datasource.connections.SimpleJdbcConnectionProvider;
import org.bluewatch.jobs.config.DatabaseLogin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores rows in batches, at least once. The connector does the work; this class stands around it
 * because its {@code close()} throws while the database is away, without closing the connection:
 * Flink takes that for fatal and gives up the whole TaskManager, with all other jobs on it.
 *
 * @param sql one text parameter per value of a row
 * @param database its password is read where rows are written, and is no part of the job
 */
record PostgresSink(String sql, DatabaseLogin database) implements Sink<String[]> {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresSink.class);
  private static final int BATCH_ROWS = 500;
  private static final long BATCH_INTERVAL_MS = 200;

  /** Quick repeats for a hiccup; a longer outage is for the restart strategy. */
  private static final int RETRIES = 2;

  @Override
  public SinkWriter<String[]> createWriter(WriterInitContext context) throws IOException {
    JdbcConnectionProvider connection = new SimpleJdbcConnectionProvider(connectionOptions());
    JdbcWriter<String[]> rows =
        JdbcSink.<String[]>builder()
            .withQueryStatement(sql, PostgresSink::bind)
            .withExecutionOptions(
                JdbcExecutionOptions.builder()
                    .withBatchSize(BATCH_ROWS)
                    .withBatchIntervalMs(BATCH_INTERVAL_MS)
                    .withMaxRetries(RETRIES)
                    .build())
            .buildAtLeastOnce(connection)
            .createWriter(context);
    return new Writer(rows, connection);
  }

  private JdbcConnectionOptions connectionOptions() throws IOException {
    return new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
        .withUrl(database.jdbcUrl())
        .withDriverName("org.postgresql.Driver")
        .withUsername(database.role())
        .withPassword(database.password().orElse(null))
        .build();
  }

  private static void bind(PreparedStatement statement, String[] row) throws SQLException {
    for (int i = 0; i < row.length; i++) {
      statement.setString(i + 1, row[i]);
    }
  }

  private record Writer(JdbcWriter<String[]> rows, JdbcConnectionProvider connection)
      implements SinkWriter<String[]> {

    @Override
    public void write(String[] row, Context context) throws IOException, InterruptedException {
      rows.write(row, context);
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
      rows.flush(endOfInput);
    }

    /** Rows that cannot be stored now are after the last checkpoint: they will come again. */
    @Override
    public void close() {
      try {
        rows.close();
      } catch (Exception e) {
        LOG.warn(
            "Rows since the last checkpoint are not stored and will come again: {}", e.toString());
      } finally {
        connection.closeConnection();
      }
    }
  }
}

package org.bluewatch.jobs.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the database thin and forget what the table {@code retention} says, once an hour. A call
 * that fails or is broken off costs nothing: the next one carries on.
 */
final class Retention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final ScheduledExecutorService hourly =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "retention");
            thread.setDaemon(true);
            return thread;
          });
  private final DataSource database;

  private Retention(DataSource database) {
    this.database = database;
  }

  static Retention start(DataSource database) {
    Retention retention = new Retention(database);
    var unused = retention.hourly.scheduleAtFixedRate(retention::apply, 1, 1, TimeUnit.HOURS);
    return retention;
  }

  private void apply() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("call forget_old()");
    } catch (SQLException e) {
      LOG.warn("Nothing forgotten this hour: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    hourly.shutdownNow();
  }
}

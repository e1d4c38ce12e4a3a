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
 * Lets the database thin and forget what the table {@code retention} says. A call that fails or is
 * broken off costs nothing: the next one carries on.
 */
public final class Retention implements AutoCloseable {
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

  /** Does it every hour, the first time in an hour. */
  static Retention hourly(DataSource database) {
    Retention retention = new Retention(database);
    var unused = retention.hourly.scheduleAtFixedRate(retention::applyOrWarn, 1, 1, TimeUnit.HOURS);
    return retention;
  }

  /**
   * Does it once, now.
   *
   * @param database as a role that may delete
   * @throws SQLException if the database is away or refuses; what was done by then is done
   */
  public static void apply(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("call forget_old()");
    }
  }

  private void applyOrWarn() {
    try {
      apply(database);
    } catch (SQLException e) {
      LOG.warn("Nothing forgotten this hour: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    hourly.shutdownNow();
  }
}

package org.bluewatch.jobs.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/** The tables that delivery writes and Grafana reads; their migrations are in db/migration. */
public final class DeliverySchema {
  private static final String GRAFANA_ROLE = "grafana_ro";

  private DeliverySchema() {}

  /**
   * Brings the database to this version. Safe to repeat, and when several processes do it at once.
   *
   * @throws org.flywaydb.core.api.FlywayException if the database is newer than this program, was
   *     changed by hand, or cannot be reached
   */
  public static void migrate(DataSource database) {
    Flyway.configure(DeliverySchema.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }

  /**
   * Lets the read-only role sign in. The password leaves this process only as its SCRAM hash.
   *
   * @param password overwritten with zeros
   * @throws SQLException if the role may not be changed, or does not exist because the migrating
   *     role may not make roles
   */
  public static void letGrafanaSignIn(DataSource database, char[] password) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection
          .unwrap(PGConnection.class)
          .alterUserPassword(GRAFANA_ROLE, password, "scram-sha-256");
      statement.execute("alter role " + GRAFANA_ROLE + " login");
    }
  }
}

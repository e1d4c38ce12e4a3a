package org.bluewatch.jobs.app;

import java.io.IOException;
import javax.sql.DataSource;
import org.bluewatch.jobs.config.ClusterSettings;
import org.bluewatch.jobs.config.DatabaseLogin;
import org.bluewatch.jobs.local.LocalFault;
import org.postgresql.ds.PGSimpleDataSource;

/** The role that owns a cluster's tables. */
final class TablesOwner {
  private TablesOwner() {}

  /**
   * The database as that role reaches it.
   *
   * @throws IllegalStateException if the cluster file names no database
   * @throws LocalFault if it does not name the role
   * @throws IOException if the file of its password cannot be read
   */
  static DataSource of(ClusterSettings settings) throws IOException {
    DatabaseLogin login = settings.requireDatabase().migrations();
    if (login == null) {
      throw new LocalFault(
          "database.migrations is missing: expected the role that owns the tables");
    }
    var database = new PGSimpleDataSource();
    database.setUrl(login.jdbcUrl());
    database.setUser(login.role());
    login.password().ifPresent(database::setPassword);
    return database;
  }
}

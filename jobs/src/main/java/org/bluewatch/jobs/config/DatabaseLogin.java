package org.bluewatch.jobs.config;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a role signs in to the database.
 *
 * @param jdbcUrl {@code jdbc:postgresql://...}, with how it is encrypted and without a password
 * @param role the role
 * @param passwordFile absolute path of the file with its password, null if it needs none
 */
public record DatabaseLogin(String jdbcUrl, String role, String passwordFile)
    implements Serializable {

  /** A role that needs no password. */
  public static DatabaseLogin open(String jdbcUrl, String role) {
    return new DatabaseLogin(jdbcUrl, role, null);
  }

  /**
   * The password as it is now, empty if none is needed.
   *
   * @throws IOException if its file cannot be read
   */
  public Optional<String> password() throws IOException {
    return passwordFile == null
        ? Optional.empty()
        : Optional.of(SecretFile.read(Path.of(passwordFile)));
  }
}

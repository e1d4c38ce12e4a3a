package org.bluewatch.jobs.config;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The database of a cluster.
 *
 * @param writer the role that the delivery job writes as
 * @param migrations the role that owns the tables, for {@code bluewatch schema} only; null if this
 *     machine does not migrate
 */
public record DatabaseSettings(DatabaseLogin writer, DatabaseLogin migrations)
    implements Serializable {
  private static final Pattern URL = Pattern.compile("jdbc:postgresql://[^/?&]+/[^/?&]+");
  private static final List<String> MODES =
      List.of("verify-full", "verify-ca", "require", "disable");

  static DatabaseSettings read(Fields database, FileReferences files) {
    database.require("url", "writer");
    String url = url(database).orElse("");
    String mode = database.oneOf("sslmode", MODES).orElse(MODES.get(0));
    String authority =
        files.file(database, "caFile").map(file -> "&sslrootcert=" + file).orElse("");
    String encrypted = url + "?sslmode=" + mode + authority;
    var settings =
        new DatabaseSettings(
            login(database.section("writer"), encrypted, files),
            database
                .value("migrations")
                .map(role -> login(database.section("migrations"), encrypted, files))
                .orElse(null));
    database.rejectOthers();
    return settings;
  }

  private static Optional<String> url(Fields database) {
    Optional<String> url = database.text("url");
    return url.isEmpty() || URL.matcher(url.get()).matches()
        ? url
        : database.expected(
            database.value("url").orElseThrow(),
            "jdbc:postgresql://host:port/database and nothing behind it");
  }

  private static DatabaseLogin login(Fields login, String url, FileReferences files) {
    login.require("role");
    var settings =
        new DatabaseLogin(
            url,
            files.name(login, "role").orElse(""),
            files.secret(login, "passwordFile").orElse(null));
    login.rejectOthers();
    return settings;
  }
}

package org.bluewatch.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LocalPostgresIT {
  @TempDir static Path parent;

  private Path folder;

  @BeforeEach
  void chooseFolder() {
    folder = parent.resolve("data base"); // One for all tests: making a database takes seconds.
  }

  @Test
  void whatWasWrittenSurvivesARestart() throws SQLException {
    String url;
    try (LocalPostgres postgres = LocalPostgres.start(folder, 0)) {
      url = postgres.jdbcUrl();
      execute(url, "CREATE TABLE restarted (name text)");
      execute(url, "INSERT INTO restarted VALUES ('kept')");
    }
    try (LocalPostgres postgres = LocalPostgres.start(folder, 0)) {
      assertThat(postgres.jdbcUrl()).isEqualTo(url);
      assertThat(ask(url, "SELECT name FROM restarted")).isEqualTo("kept");
    }
  }

  @Test
  void aDatabaseLeftBehindByAKilledRunIsStoppedAndCarriedOn() throws Exception {
    // Given a database whose starter was killed, with a client that stays connected
    try (ChildJvm child = ChildJvm.run(PostgresUntilKilled.class, folder.toString())) {
      String url = child.awaitLine(line -> line.startsWith("jdbc:"));
      execute(url, "CREATE TABLE orphaned (name text)");
      child.kill();
      ProcessHandle orphan = ProcessHandle.of(postmasterPid()).orElseThrow();
      try (Connection client = DriverManager.getConnection(url)) {
        assertThat(orphan.isAlive()).isTrue();

        // When the next one starts
        try (LocalPostgres postgres = LocalPostgres.start(folder, 0)) {

          // Then the orphan is gone and its data is there
          assertThat(orphan.isAlive()).isFalse();
          assertThat(client.isValid(5)).isFalse();
          assertThat(postmasterPid()).isNotEqualTo(orphan.pid());
          assertThat(ask(postgres.jdbcUrl(), "SELECT count(*) FROM orphaned")).isEqualTo("0");
        }
      }
    }
  }

  @Test
  void anotherProcessThatNowHasTheNumberIsLeftAlone() throws Exception {
    // Given a pid file of long ago whose number is today that of an innocent process
    LocalPostgres.start(folder, 0).close();
    Process innocent = new ProcessBuilder("sleep", "600").start();
    Files.writeString(
        folder.resolve("data/postmaster.pid"),
        "%d\n%s\n".formatted(innocent.pid(), folder.resolve("data")));

    // When the database starts
    try (LocalPostgres postgres = LocalPostgres.start(folder, 0)) {

      // Then it does, and that process lives on
      assertThat(ask(postgres.jdbcUrl(), "SELECT 1")).isEqualTo("1");
      assertThat(innocent.isAlive()).isTrue();
    } finally {
      innocent.destroy();
    }
  }

  @Test
  void aStartThatWasKilledHalfWayIsBegunAgain() throws Exception {
    Path fresh = parent.resolve("fresh");
    Files.createDirectories(fresh.resolve("data.unfinished/base"));
    Files.createDirectories(fresh.resolve("binaries.unfinished/bin"));

    try (LocalPostgres postgres = LocalPostgres.start(fresh, 0)) {
      assertThat(ask(postgres.jdbcUrl(), "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void nobodyLogsInAsSuperuser() throws SQLException {
    try (LocalPostgres postgres = LocalPostgres.start(folder, 0)) {
      String asSuperuser = "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres";
      assertThatThrownBy(() -> ask(asSuperuser.formatted(postgres.port()), "SELECT 1"))
          .hasMessageContaining("pg_hba.conf");
      assertThat(ask(postgres.jdbcUrl(), "SHOW is_superuser")).isEqualTo("off");
    }
  }

  @Test
  void aTakenPortIsSaidInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> LocalPostgres.start(folder, port))
          .isInstanceOf(LocalFault.class)
          .hasMessage(
              "port %d is taken, PostgreSQL needs it: stop what listens there or choose another port"
                  .formatted(port));
    }
  }

  private long postmasterPid() throws Exception {
    return Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0));
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      answer.next();
      return answer.getString(1);
    }
  }
}

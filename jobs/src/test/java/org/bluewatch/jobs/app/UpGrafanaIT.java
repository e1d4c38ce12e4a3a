package org.bluewatch.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.bluewatch.jobs.config.AreaFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code up --grafana} as far as it goes without Grafana: a script of that name writes down how it
 * was started. What Grafana itself makes of it is looked at by hand.
 */
class UpGrafanaIT {
  private static final Path FILES = Path.of("../grafana").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void grafanaIsStartedOnLoopbackWithTheFilesAndStopped() throws Exception {
    // Given
    Path installation = installation();
    Path area = new AreaFolder(folder.resolve("area")).dir();
    Path data = folder.resolve("data");

    // When
    UpProcess up = start(installation, area, data);
    try (up) {
      String address = up.told("Grafana");
      up.awaitLine("data  ");
      up.await("it was started", () -> Files.exists(data.resolve("grafana/data/started")));
      List<String> started = Files.readAllLines(data.resolve("grafana/output.log"));
      String pid = Files.readString(data.resolve("grafana/pid")).strip();

      // Then
      String port = address.replaceFirst(".*:", "");
      assertThat(started)
          .contains(
              "argument server",
              "argument --homepath=" + installation,
              "argument --config=" + FILES.resolve("grafana.ini"),
              "GF_SERVER_HTTP_ADDR=127.0.0.1",
              "GF_SERVER_HTTP_PORT=" + port,
              "GF_PATHS_PROVISIONING=" + data.resolve("grafana/provisioning"),
              "GF_SECURITY_ADMIN_PASSWORD=$__file{" + data.resolve("grafana/admin-password") + "}");
      String sources =
          Files.readString(data.resolve("grafana/provisioning/datasources/bluewatch.yaml"));
      assertThat(sources)
          .contains("$__file{" + data.resolve("grafana/database-password") + "}")
          .doesNotContain("${");
      assertThat(data.resolve("grafana/public/maps/bluewatch-area.geojson")).isNotEmptyFile();
      assertThat(data.resolve("grafana/public/maps/its-own.geojson")).isSymbolicLink();
      assertThat(data.resolve("grafana/public/build/app.js")).exists();
      for (String secret : List.of("admin-password", "database-password")) {
        Path file = data.resolve("grafana").resolve(secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
        assertThat(up.output()).doesNotContain(Files.readString(file));
        assertThat(String.join("\n", started)).doesNotContain(Files.readString(file));
      }
      onlyThePasswordLetsGrafanaRead(up.told("database"), data);

      // ... and when it stops, Grafana has stopped
      assertThat(up.terminate()).as(up.output()).isZero();
      assertThat(ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive)).isEmpty();
    }
  }

  @Test
  void withoutGrafanaItSaysHowToGetIt() throws Exception {
    Path area = new AreaFolder(folder.resolve("area")).dir();
    Path nothing = Files.createDirectories(folder.resolve("nothing"));
    Path data = folder.resolve("data");

    try (UpProcess up =
        UpProcess.start(
            Map.of("PATH", nothing + ":" + pathWithoutGrafana()),
            area,
            data,
            "--no-feed",
            "--grafana",
            "--grafana-files",
            FILES.toString())) {
      up.awaitLine("data  ");
      assertThat(up.output()).contains("Grafana   not on this machine: install Grafana");
      assertThat(data.resolve("grafana/dashboards/operations/bluewatch-situation.json")).exists();
      assertThat(up.terminate()).as(up.output()).isZero();
    }
  }

  private static String pathWithoutGrafana() {
    return String.join(
        ":",
        List.of(System.getenv("PATH").split(":")).stream()
            .filter(f -> !Files.exists(Path.of(f, "grafana")))
            .filter(f -> !Files.exists(Path.of(f, "grafana-server")))
            .toList());
  }

  private UpProcess start(Path installation, Path area, Path data) throws IOException {
    return UpProcess.start(
        Map.of("PATH", installation.resolve("bin") + ":" + System.getenv("PATH")),
        area,
        data,
        "--no-feed",
        "--grafana",
        "--grafana-files",
        FILES.toString());
  }

  /** What an installation has in its folders, with a script in place of the program. */
  private Path installation() throws IOException {
    Path home = folder.resolve("installation");
    for (String each : List.of("bin", "conf", "public/maps", "public/build")) {
      Files.createDirectories(home.resolve(each));
    }
    Files.writeString(home.resolve("conf/defaults.ini"), "");
    Files.writeString(home.resolve("public/maps/its-own.geojson"), "{}");
    Files.writeString(home.resolve("public/build/app.js"), "");
    Path script = home.resolve("bin/grafana");
    Files.writeString(
        script,
        """
        #!/bin/sh
        for argument; do echo "argument $argument"; done
        env | grep '^GF_'
        mkdir -p "$GF_PATHS_DATA" && touch "$GF_PATHS_DATA/started"
        exec sleep 600
        """);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home.toRealPath();
  }

  private static void onlyThePasswordLetsGrafanaRead(String database, Path data) throws Exception {
    String url = database.replaceFirst("\\?.*", "");
    String password = Files.readString(data.resolve("grafana/database-password"));
    try (Connection connection = DriverManager.getConnection(url, "grafana_ro", password);
        Statement statement = connection.createStatement()) {
      statement.execute("select count(*) from alerts_standing");
      statement.execute("set default_transaction_read_only = off");
      for (String write :
          List.of(
              "delete from alerts",
              "update retention set keep = null",
              "create table t (x int)",
              "create temp table t (x int)",
              "call forget_old()",
              "select raw from rejected")) {
        assertThatThrownBy(() -> statement.execute(write))
            .as(write)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("permission denied");
      }
    }
    for (String wrong : List.of("", "wrong")) {
      assertThatThrownBy(() -> DriverManager.getConnection(url, "grafana_ro", wrong).close())
          .isInstanceOf(SQLException.class);
    }
    assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", password).close())
        .isInstanceOf(SQLException.class);
  }
}

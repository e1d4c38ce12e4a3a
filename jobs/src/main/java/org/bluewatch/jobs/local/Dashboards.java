package org.bluewatch.jobs.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.OwnSecret;
import org.bluewatch.jobs.grafana.GrafanaFiles;

/**
 * What {@code up --grafana} adds: Prometheus and Grafana where the machine has them, and in any
 * case the files that a Grafana elsewhere could use, below {@code grafana/} of the data folder.
 */
final class Dashboards implements AutoCloseable {
  /** Where Alertmanager listens if nobody says otherwise; it is not started here. */
  private static final URI ALERTMANAGER = URI.create("http://127.0.0.1:9093");

  private final Path files;
  private final DataFolder data;
  private final Screen screen;
  private final List<URI> alertmanagers;
  private final Deque<ChildProgram> programs = new ArrayDeque<>();

  /**
   * @param files the folder {@code grafana} of the project
   * @param alertmanagers those that pages are sent to; Prometheus tells them of its own alerts
   */
  Dashboards(Path files, DataFolder data, List<URI> alertmanagers, Screen screen) {
    this.files = files;
    this.alertmanagers = alertmanagers;
    this.data = data;
    this.screen = screen;
  }

  /** The password of {@code grafana_ro}. */
  String databasePassword() {
    return secret(databasePasswordFile());
  }

  private Path databasePasswordFile() {
    return folder().resolve("database-password");
  }

  private static String secret(Path file) {
    try {
      return OwnSecret.readOrMake(file);
    } catch (IOException e) {
      throw new LocalFault(file + ": cannot be read or made: " + e.getMessage(), e);
    }
  }

  private Path folder() {
    try {
      return Files.createDirectories(data.grafana());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts what there is and says where it is.
   *
   * @param until the end of the recording that is fed, null if nothing is
   */
  void start(Area area, Instant until, int postgresPort, int metricsPort) {
    int prometheusPort =
        LoopbackPort.choose(data.portMemory("prometheus"), "Prometheus", LoopbackPort.ANY);
    Optional<LocalPrometheus> prometheus =
        LocalPrometheus.start(
            data.prometheus(),
            prometheusPort,
            metricsPort,
            files.resolveSibling("deploy").resolve("prometheus").resolve("rules"),
            alertmanagers);
    prometheus.ifPresent(p -> programs.push(p.program()));
    prometheus.ifPresent(
        p ->
            p.program()
                .onExit(() -> screen.line("Prometheus has ended: see " + data.prometheus())));
    new GrafanaFiles(files, area)
        .write(
            folder(),
            until,
            Map.of(
                "BLUEWATCH_POSTGRES",
                "127.0.0.1:" + postgresPort,
                "BLUEWATCH_DATABASE",
                LocalPostgres.NAME,
                "BLUEWATCH_POSTGRES_SSLMODE",
                "disable",
                "BLUEWATCH_PROMETHEUS",
                "127.0.0.1:" + prometheusPort,
                "BLUEWATCH_ALERTMANAGER",
                (alertmanagers.isEmpty() ? ALERTMANAGER : alertmanagers.get(0)).getAuthority(),
                "BLUEWATCH_DASHBOARDS",
                folder().resolve("dashboards").toString()),
            databasePasswordFile());
    Path adminPassword = folder().resolve("admin-password");
    String unused = secret(adminPassword);
    int port = LoopbackPort.choose(data.portMemory("grafana"), "Grafana", LoopbackPort.ANY);
    Optional<LocalGrafana> grafana =
        LocalGrafana.start(folder(), files.resolve("grafana.ini"), adminPassword, port);
    grafana.ifPresent(g -> programs.push(g.program()));
    grafana.ifPresent(
        g -> g.program().onExit(() -> screen.line("Grafana has ended: see " + folder())));
    screen.line(
        "Grafana   "
            + grafana
                .map(g -> g.address() + "  (admin, password in " + adminPassword + ")")
                .orElse(LocalGrafana.HOW_TO_GET + "; its files are in " + folder()));
    screen.line(
        "Prometheus "
            + prometheus.map(p -> "http://" + p.address()).orElse(LocalPrometheus.HOW_TO_GET));
  }

  @Override
  public void close() {
    while (!programs.isEmpty()) {
      programs.pop().close();
    }
  }
}

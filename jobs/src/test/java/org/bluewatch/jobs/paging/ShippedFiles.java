package org.bluewatch.jobs.paging;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bluewatch.jobs.programs.FreePort;
import org.bluewatch.jobs.programs.Program;
import org.bluewatch.jobs.programs.Programs;

/** The files that ship, as they are but for addresses, and for times that would make tests slow. */
public final class ShippedFiles {
  static final Path ALERTMANAGER = Path.of("../deploy/alertmanager").toAbsolutePath().normalize();
  static final Path PROMETHEUS = Path.of("../deploy/prometheus").toAbsolutePath().normalize();

  private ShippedFiles() {}

  /** An Alertmanager with the shipped routes, receivers and templates. */
  public static final class Alertmanager {
    private final Path folder;
    private final int port = FreePort.any();
    private final int clusterPort;
    private final List<String> peers;

    private Alertmanager(Path folder, int clusterPort, List<String> peers) {
      this.folder = folder;
      this.clusterPort = clusterPort;
      this.peers = peers;
    }

    /** Starts it, or starts it again with what it remembers. */
    public Program start() throws IOException {
      List<String> command =
          new java.util.ArrayList<>(
              List.of(
                  Programs.alertmanager().toString(),
                  "--config.file=alertmanager.yml",
                  "--storage.path=data",
                  "--web.listen-address=127.0.0.1:" + port,
                  "--cluster.listen-address="
                      + (clusterPort == 0 ? "" : "127.0.0.1:" + clusterPort),
                  "--alerts.gc-interval=5s"));
      peers.forEach(peer -> command.add("--cluster.peer=" + peer));
      return Program.start(folder, port, command);
    }

    public String address() {
      return "http://127.0.0.1:" + port;
    }
  }

  /**
   * Starts a Prometheus with the shipped rules. Each rule waits one second where it ships with a
   * longer time: that is all that is changed in the rules.
   *
   * @param alertmanager address of the Alertmanager that it tells
   * @param metricsPort where the metrics of Bluewatch are
   */
  static Program prometheus(Path folder, String alertmanager, int metricsPort) throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    String shipped = Files.readString(PROMETHEUS.resolve("rules/bluewatch.yml"));
    Files.writeString(
        rules.resolve("bluewatch.yml"), shipped.replaceAll("(?m)^( +for): .+$", "$1: 1s"));
    Files.writeString(
        folder.resolve("prometheus.yml"),
        Files.readString(PROMETHEUS.resolve("prometheus.yml"))
            .replace("_interval: 5s", "_interval: 1s")
            .replace("127.0.0.1:9093", URI.create(alertmanager).getAuthority())
            .replace("127.0.0.1:9404", "127.0.0.1:" + metricsPort));
    int port = FreePort.any();
    return Program.start(
        folder,
        port,
        List.of(
            Programs.prometheus().toString(),
            "--config.file=prometheus.yml",
            "--storage.tsdb.path=data",
            "--web.listen-address=127.0.0.1:" + port,
            "--rules.alert.resend-delay=1s"));
  }

  /**
   * Lays out the files of an Alertmanager.
   *
   * @param endpoint address of the sender's endpoint
   * @param token the file with its token
   */
  public static Alertmanager alertmanager(
      Path folder, Receivers receivers, String endpoint, Path token) throws IOException {
    return alertmanager(folder, receivers, endpoint, token, 0, List.of());
  }

  static Alertmanager alertmanager(
      Path folder,
      Receivers receivers,
      String endpoint,
      Path token,
      int clusterPort,
      List<String> peers)
      throws IOException {
    Files.createDirectories(folder.resolve("templates"));
    Files.copy(
        ALERTMANAGER.resolve("templates/bluewatch.tmpl"),
        folder.resolve("templates/bluewatch.tmpl"));
    String shipped = Files.readString(ALERTMANAGER.resolve("alertmanager.yml"));
    String local =
        shipped
            .replace("http://127.0.0.1:9096", receivers.webhookAddress())
            .replace("http://127.0.0.1:9095", endpoint)
            .replace("localhost:25", receivers.mailAddress())
            .replace("/etc/bluewatch/pager.token", token.toString())
            .replace("group_interval: 1m", "group_interval: 1s")
            .replace("group_interval: 5s", "group_interval: 1s")
            .replace("group_interval: 30s", "group_interval: 1s")
            .replace("group_wait: 10s", "group_wait: 0s")
            .replace("repeat_interval: 1m", "repeat_interval: 1s");
    Files.writeString(folder.resolve("alertmanager.yml"), local);
    return new Alertmanager(folder, clusterPort, peers);
  }
}

package org.bluewatch.jobs.local;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The machine's Prometheus, on loopback only, reading the metrics of this process.
 *
 * @param program its process
 * @param address host and port
 */
record LocalPrometheus(ChildProgram program, String address) {
  /** How to get it, in one line. */
  static final String HOW_TO_GET =
      "not on this machine: install Prometheus 2.42 or newer, so that 'prometheus' is on the PATH";

  /**
   * Starts it, if there is one.
   *
   * @param folder where its data go
   * @param port the port for Grafana, free
   * @param metricsPort where the metrics are
   * @param rules the folder with the shipped rules
   * @param alertmanagers who is told when a rule fires
   * @throws LocalFault if it is there and cannot be started
   */
  static Optional<LocalPrometheus> start(
      Path folder, int port, int metricsPort, Path rules, List<URI> alertmanagers) {
    return ChildProgram.find("prometheus")
        .map(
            program -> {
              String address = "127.0.0.1:" + port;
              List<String> arguments =
                  List.of(
                      "--config.file=" + write(folder, config(metricsPort, rules, alertmanagers)),
                      "--storage.tsdb.path=" + folder.resolve("data"),
                      "--storage.tsdb.retention.time=15d",
                      "--web.listen-address=" + address);
              return new LocalPrometheus(
                  ChildProgram.start(program, arguments, Map.of(), folder), address);
            });
  }

  private static Path write(Path folder, String config) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve("prometheus.yml"), config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String config(int metricsPort, Path rules, List<URI> alertmanagers) {
    String targets =
        alertmanagers.stream().map(url -> "'" + url.getAuthority() + "'").collect(joining(", "));
    return """
        global:
          scrape_interval: 5s
        rule_files:
          - '%s/*.yml'
        alerting:
          alertmanagers:
            - static_configs:
                - targets: [%s]
        scrape_configs:
          - job_name: bluewatch
            static_configs:
              - targets: ['127.0.0.1:%d']
        """
        .formatted(rules, targets, metricsPort);
  }
}

package org.bluewatch.jobs.grafana;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prometheus itself, reading metrics of this machine every second. */
final class RealPrometheus implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private RealPrometheus(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static RealPrometheus reading(Path folder, List<Integer> metricsPorts) throws IOException {
    Files.createDirectories(folder);
    int port = freePort();
    String targets =
        metricsPorts.stream().map(p -> "'127.0.0.1:" + p + "'").collect(Collectors.joining(", "));
    Path config =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            """
            global:
              scrape_interval: 1s
            scrape_configs:
              - job_name: bluewatch
                static_configs:
                  - targets: [%s]
            """
                .formatted(targets));
    Process process =
        new ProcessBuilder(
                program().toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.log").toFile())
            .start();
    return new RealPrometheus(process, port);
  }

  /** On the path, or where the project's own files have put it. */
  private static Path program() {
    return Stream.concat(
            Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of),
            Stream.of(Path.of("../target/programs/usr/bin")))
        .map(folder -> folder.resolve("prometheus").toAbsolutePath())
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "needs Prometheus 2.42 or newer: neither on the PATH nor in target/programs"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** True when it answers. */
  boolean isReady() {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /**
   * The series of an instant query.
   *
   * @throws AssertionError if Prometheus refuses the query
   */
  JsonNode query(String promql) throws IOException {
    var response = get("/api/v1/query?query=" + URLEncoder.encode(promql, UTF_8));
    if (response.statusCode() != 200) {
      throw new AssertionError(promql + ": " + response.body());
    }
    return JSON.readTree(response.body()).at("/data/result");
  }

  /** The names of all metrics it has. */
  List<String> names() throws IOException {
    JsonNode names = JSON.readTree(get("/api/v1/label/__name__/values").body()).get("data");
    return DashboardFile.elements(names).map(JsonNode::asText).toList();
  }

  private HttpResponse<String> get(String path) throws IOException {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}

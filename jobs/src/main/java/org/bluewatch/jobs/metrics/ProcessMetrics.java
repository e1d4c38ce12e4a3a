package org.bluewatch.jobs.metrics;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * The one registry of this process. Flink's metrics arrive through {@link BluewatchMetricReporter};
 * parts outside Flink register theirs with {@link #registry()}.
 */
public final class ProcessMetrics {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final FlinkMetrics FLINK = new FlinkMetrics();
  private static final PrometheusMeterRegistry REGISTRY = newRegistry();

  private ProcessMetrics() {}

  /** Where parts outside Flink register meters, named {@code bluewatch.something}. */
  public static MeterRegistry registry() {
    return REGISTRY;
  }

  static FlinkMetrics flink() {
    return FLINK;
  }

  /**
   * Serves the registry at {@code http://HOST:PORT/metrics} until closed.
   *
   * @param host the address to listen on, {@code 127.0.0.1} unless others must reach it
   * @param port 0 for any free one
   * @throws IOException if it cannot listen there; the message names address and port
   */
  public static MetricsEndpoint serve(String host, int port) throws IOException {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(host, port), 0);
    } catch (IOException e) {
      throw new IOException(
          "metrics: cannot listen on %s:%d: %s".formatted(host, port, e.getMessage()), e);
    }
    server.createContext(
        "/metrics",
        exchange -> {
          try (exchange) {
            byte[] page = REGISTRY.scrape(TEXT).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", TEXT);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
          }
        });
    server.start();
    return new MetricsEndpoint(server);
  }

  private static PrometheusMeterRegistry newRegistry() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.getPrometheusRegistry().register(FLINK);
    return registry;
  }
}

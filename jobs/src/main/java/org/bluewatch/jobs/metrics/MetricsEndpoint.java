package org.bluewatch.jobs.metrics;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

/** A running {@code /metrics} page. */
public final class MetricsEndpoint implements AutoCloseable {
  private final HttpServer server;

  MetricsEndpoint(HttpServer server) {
    this.server = server;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** The port it listens on. */
  public int port() {
    return address().getPort();
  }

  /** Stops at once; a scrape under way is cut. */
  @Override
  public void close() {
    server.stop(0);
  }
}

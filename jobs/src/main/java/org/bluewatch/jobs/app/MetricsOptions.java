package org.bluewatch.jobs.app;

import java.io.IOException;
import org.bluewatch.jobs.metrics.MetricsEndpoint;
import org.bluewatch.jobs.metrics.ProcessMetrics;
import picocli.CommandLine.Option;

/** Where a process serves its metrics: on loopback unless told otherwise. */
final class MetricsOptions {
  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description = "port of /metrics (default: any free one)")
  private int port;

  @Option(
      names = "--metrics-host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "address of /metrics (default ${DEFAULT-VALUE})")
  private String host;

  MetricsEndpoint serve() throws IOException {
    return ProcessMetrics.serve(host, port);
  }
}

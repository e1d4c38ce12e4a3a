package org.bluewatch.jobs.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One scrape, as Prometheus sees it.
 *
 * @param samples value by series, for example {@code bluewatch_records_total{outcome="duplicate"}}
 */
public record MetricsPage(List<String> lines, Map<String, Double> samples) {

  /** Scrapes this process over HTTP. */
  public static MetricsPage ofThisProcess() {
    try (MetricsEndpoint endpoint = ProcessMetrics.serve("127.0.0.1", 0)) {
      return scrape(endpoint.port());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Scrapes what is served on a loopback port. */
  public static MetricsPage scrape(int port) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    try {
      List<String> lines =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body().toList();
      Map<String, Double> samples =
          lines.stream()
              .filter(line -> !line.startsWith("#"))
              .collect(
                  Collectors.toMap(
                      line -> line.substring(0, line.lastIndexOf(' ')),
                      line -> Double.valueOf(value(line))));
      return new MetricsPage(lines, samples);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String value(String line) {
    String value = line.substring(line.lastIndexOf(' ') + 1);
    return value.equals("+Inf") ? "Infinity" : value;
  }

  /** The value of a series, 0 if it is not there. */
  public double valueOf(String series) {
    return samples.getOrDefault(series, 0.0);
  }
}

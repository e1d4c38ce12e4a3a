package org.bluewatch.jobs.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bluewatch.jobs.config.PagerSettings;
import org.junit.jupiter.api.Test;

class AlertmanagerPosterTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void manyPagesAreToldInSeveralPosts() throws Exception {
    Queue<Integer> posted = new ConcurrentLinkedQueue<>();
    HttpServer alertmanager =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    alertmanager.createContext(
        "/",
        exchange -> {
          posted.add(JSON.readTree(exchange.getRequestBody().readAllBytes()).size());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    alertmanager.start();
    List<Page> pages =
        IntStream.range(0, 450)
            .mapToObj(n -> new Page(new PageCall.Id("N" + n, 1, 1), Map.of(), Map.of(), 0, null))
            .toList();
    CountDownLatch received = new CountDownLatch(pages.size());

    try (var poster =
        new AlertmanagerPoster(
            0,
            URI.create("http://127.0.0.1:" + alertmanager.getAddress().getPort()),
            PagerSettings.Posting.DEFAULTS,
            () -> pages,
            new TestClock().forPager(),
            answers(received),
            new PagerMetrics(new SimpleMeterRegistry()))) {
      poster.tell();

      assertThat(received.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(posted).containsExactly(200, 200, 50);
    } finally {
      alertmanager.stop(0);
    }
  }

  private static AlertmanagerPoster.Answers answers(CountDownLatch received) {
    return new AlertmanagerPoster.Answers() {
      @Override
      public void received(PageCall.Id id, String receiver) {
        received.countDown();
      }

      @Override
      public void refused(PageCall.Id id, String receiver, String reason) {}

      @Override
      public void reachable(String receiver, boolean reachable, String reason) {}
    };
  }
}

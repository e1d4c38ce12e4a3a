package org.bluewatch.jobs.paging;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bluewatch.jobs.config.PagerSettings;
import org.junit.jupiter.api.Test;

class PagerEndpointTest {
  private static final int UNFINISHED = 32;

  @Test
  void requestsThatNeverComeToTheirEndKeepNobodyFromAcknowledging() throws Exception {
    List<Socket> unfinished = new ArrayList<>();
    try (PagerEndpoint endpoint = PagerEndpoint.bind(new PagerSettings.Address("127.0.0.1", 0))) {
      endpoint.start(new PagerEndpoint.Services(null, null, null, null, null, null, null, "token"));
      for (int i = 0; i < UNFINISHED; i++) {
        unfinished.add(unfinished(endpoint.port()));
      }

      var answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://127.0.0.1:" + endpoint.port() + "/actions"))
                      .timeout(Duration.ofSeconds(5))
                      .build(),
                  BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(401);
    } finally {
      for (Socket socket : unfinished) {
        socket.close();
      }
    }
    assertThat(System.getProperty("sun.net.httpserver.maxReqTime")).isEqualTo("10");
    assertThat(System.getProperty("sun.net.httpserver.maxRspTime")).isEqualTo("10");
  }

  private static Socket unfinished(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.getOutputStream().write("POST /ack HTTP/1.1\r\nHost:".getBytes(US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }
}

package org.bluewatch.jobs.paging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AckLinksTest {
  private static final long NOW = 1_772_452_800_000L;
  private static final long HOUR = 3_600_000;

  private final AckLinks links = links("a secret of the sender");

  private static AckLinks links(String secret) {
    return new AckLinks(secret, URI.create("https://pager.example/bw"), HOUR);
  }

  @Test
  void aLinkSaysWhoMayAcknowledgeWhat() throws Exception {
    String url = links.url("N-1", "A/1 ä", "mail:duty-operations", NOW);

    assertThat(url).startsWith("https://pager.example/bw/ack?n=N-1&");
    AckLinks.Link link = links.read(parameters(url), NOW);
    assertThat(link.noticeId()).isEqualTo("N-1");
    assertThat(link.alertId()).isEqualTo("A/1 ä");
    assertThat(link.officer()).isEqualTo("duty-operations");
  }

  @Test
  void itExpires() throws Exception {
    var parameters = parameters(links.url("N", "A", "mail:duty", NOW));

    assertThat(links.read(parameters, NOW + HOUR - 1000)).isNotNull();
    assertThatThrownBy(() -> links.read(parameters, NOW + HOUR))
        .isInstanceOf(AckLinks.BadLink.class)
        .hasMessageContaining("expired");
  }

  @ParameterizedTest
  @CsvSource({
    "n,N2",
    "a,A2",
    "c,mail:chief",
    "e,9999999999",
    "s,AAAA",
    "s,''",
    "n,''",
    "e,-1",
    "e,1e9"
  })
  void nothingOfItCanBeChanged(String name, String value) {
    var parameters = parameters(links.url("N", "A", "mail:duty", NOW));
    parameters.put(name, value);

    assertThatThrownBy(() -> links.read(parameters, NOW))
        .isInstanceOf(AckLinks.BadLink.class)
        .hasMessageContaining("was not made here");
  }

  @Test
  void nothingCanMoveFromOnePartIntoTheNext() {
    var parameters = parameters(links.url("N1", "A", "mail:duty", NOW));
    parameters.put("n", "N");
    parameters.put("a", "1A");

    assertThatThrownBy(() -> links.read(parameters, NOW)).isInstanceOf(AckLinks.BadLink.class);
  }

  @Test
  void anotherKeyMakesOtherLinks() {
    var parameters = parameters(links("another secret").url("N", "A", "mail:duty", NOW));

    assertThatThrownBy(() -> links.read(parameters, NOW)).isInstanceOf(AckLinks.BadLink.class);
  }

  private static Map<String, String> parameters(String url) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : url.substring(url.indexOf('?') + 1).split("&")) {
      int equals = pair.indexOf('=');
      parameters.put(
          pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    return parameters;
  }
}

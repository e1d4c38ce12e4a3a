package org.bluewatch.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagerSettingsTest {
  private static final String LEAST =
      """
      kafka: {bootstrapServers: "kafka:9092"}
      alertmanagers: ["http://am-1:9093/", "https://am-2/alerts"]
      """;

  @TempDir Path folder;

  @Test
  void whatIsNotSaidHasDefaults() throws Exception {
    PagerSettings settings = load(LEAST);

    assertThat(settings.run()).isEqualTo("live");
    assertThat(settings.alertmanagers())
        .containsExactly(URI.create("http://am-1:9093"), URI.create("https://am-2/alerts"));
    assertThat(settings.posting()).isEqualTo(PagerSettings.Posting.DEFAULTS);
    assertThat(settings.http().address()).isEqualTo(new PagerSettings.Address("127.0.0.1", 0));
    assertThat(settings.http().tokenFile()).isEqualTo(folder.resolve("pager.token"));
    assertThat(settings.exercise()).isEqualTo(PagerSettings.Exercise.NEVER);
    assertThat(settings.canary()).isNull();
    assertThat(settings.fallback()).isNull();
  }

  @Test
  void everythingCanBeSaid() throws Exception {
    PagerSettings settings =
        load(
            LEAST
                + """
                run: north
                posting: {every: 20s, holdFor: 2m, timeout: 3s}
                http: {host: 0.0.0.0, port: 9095, tokenFile: secrets/token}
                links: {baseUrl: "https://pager.example", keyFile: secrets/key, validFor: 12h}
                exercise: {page: true, from: 2026-03-02T00:00:00Z}
                stalledAfter: 45s
                catchUp: 6h
                canary: {every: 90s, lat: 4.5, lon: 18.5}
                fallback: {webhook: "http://gateway/second", after: 2m, watchdogSilentFor: 10m}
                capSender: watch@mission.example
                metrics: {port: 9405}
                """);

    assertThat(settings.posting().every()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.links().keyFile()).isEqualTo(folder.resolve("secrets/key"));
    assertThat(settings.canary())
        .isEqualTo(new PagerSettings.Canary(Duration.ofSeconds(90), 4.5, 18.5));
    assertThat(settings.fallback().after()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.metrics().port()).isEqualTo(9405);
  }

  @Test
  void aMistakeIsSaidWithFileKeyAndWhatWasExpected() throws Exception {
    assertMistake("alertmanagers: [\"http://am\"]\n", "kafka: is missing");
    assertMistake(
        "kafka: {bootstrapServers: \"k:1\"}\nalertmanagers: [\"am:9093\"]\n",
        "pager.yaml:2: alertmanagers[0]: expected an address such as http://127.0.0.1:9093");
    assertMistake(
        "kafka: {bootstrapServers: \"k:1\"}\nalertmanagers: [\"http://user:secret@am\"]\n",
        "expected an address");
    assertMistake(LEAST + "pages: 6\n", "pages: unknown key");
    assertMistake(
        LEAST + "posting: {every: 30s, holdFor: 60s}\n",
        "posting: expected holdFor to be over twice as long as every");
    assertMistake(LEAST + "http: {port: 70000}\n", "http.port: expected a whole number");
    assertMistake(LEAST + "canary: {lat: 91, lon: 0}\n", "canary.lat: expected a number from -90");
    assertMistake(LEAST + "fallback: {after: 1m}\n", "fallback.webhook: is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "[::]"})
  void whoListensEverywhereSaysWhereLinksLead(String host) throws Exception {
    String http = "http: {host: \"%s\", port: 8088}\n".formatted(host);

    assertMistake(
        LEAST + http,
        "pager.yaml:3: http.host: with %s expected links.baseUrl too".formatted(host));
    assertThat(load(LEAST + http + "links: {baseUrl: \"http://desk:8088\"}\n").links().baseUrl())
        .isEqualTo(URI.create("http://desk:8088"));
  }

  private void assertMistake(String yaml, String message) {
    assertThatThrownBy(() -> load(yaml))
        .isInstanceOf(AreaProblems.class)
        .hasMessageContaining(message);
  }

  private PagerSettings load(String yaml) throws IOException, AreaProblems {
    return PagerSettings.load(Files.writeString(folder.resolve("pager.yaml"), yaml));
  }
}

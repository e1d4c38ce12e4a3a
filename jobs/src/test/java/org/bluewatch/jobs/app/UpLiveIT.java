package org.bluewatch.jobs.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bluewatch.jobs.config.AreaFolder;
import org.bluewatch.jobs.metrics.MetricsPage;
import org.bluewatch.jobs.source.RawTopicFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code up --no-feed}: whoever can reach the broker writes to the raw topics. */
class UpLiveIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] KEY = "A1".getBytes(UTF_8);
  private static final byte[] EMPTY = {};
  private static final String SENSORS = "sensor-observations";
  private static final int TOO_LARGE_BYTES = (1 << 20) + 1;

  @TempDir Path folder;

  @Test
  void whatIsWrittenArrivesOrIsRejectedAndNothingElseHappens() throws Exception {
    Path area = new AreaFolder(folder.resolve("area")).dir();
    Path data = folder.resolve("data");

    // Given an up that nobody wrote to
    try (UpProcess up = UpProcess.start(area, data, "--no-feed", "--for", "1s")) {
      assertThat(up.exitCode()).as(up.output()).isZero();
      assertThat(up.output())
          .contains("balance   exact")
          .contains("observations=0, rejected=0")
          .doesNotContain("\tat ", "EXERCISE");
    }

    // When all sorts of things are written
    long beforeMs = Instant.now().toEpochMilli();
    try (UpProcess up = UpProcess.start(area, data, "--no-feed")) {
      String kafka = up.told("Kafka");
      List<ProducerRecord<byte[], byte[]>> written = allSortsOfThings();
      write(kafka, written);
      int port = URI.create(up.told("metrics")).getPort();
      up.await(
          "all is counted", () -> counted(port, "observation") + counted(port, "rejected") == 9);
      up.await("observations are there", () -> observations(kafka).size() == 3);
      long afterMs = Instant.now().toEpochMilli();

      // Then what can be understood is an observation, known when the broker got it
      for (ConsumerRecord<String, String> observation : observations(kafka)) {
        assertThat(observation.timestamp()).isBetween(beforeMs, afterMs);
        long receivedMs =
            Instant.parse(JSON.readTree(observation.value()).get("received").asText())
                .toEpochMilli();
        assertThat(receivedMs).isEqualTo(observation.timestamp());
      }
      assertThat(observations(kafka))
          .extracting(ConsumerRecord::key)
          .containsExactlyInAnyOrder(
              SENSORS + "/keyed", SENSORS + "/keyless", SENSORS + "/no-tick");
      // ... all else is rejected for its reason
      List<String> reasons = new ArrayList<>();
      for (String rejection : Outcome.values(kafka, "rejected")) {
        JsonNode json = JSON.readTree(rejection);
        reasons.add(json.get("reason").asText());
        assertThat(json.has("partition") && json.has("offset")).isTrue();
      }
      assertThat(reasons)
          .containsExactlyInAnyOrder(
              "MALFORMED_JSON",
              "MALFORMED_JSON",
              "MALFORMED_JSON",
              "FORBIDDEN_FIELD",
              "TOO_LARGE",
              "TIME_IN_FUTURE");
      // ... the clock is that of the wall
      assertThat(
              MetricsPage.scrape(port)
                  .samples()
                  .get("bluewatch_watermark_lag_seconds{stream=\"" + SENSORS + "\"}"))
          .isBetween(0.0, 30.0);
      // ... and it stops in order
      assertThat(up.terminate()).as(up.output()).isZero();
      assertThat(up.output())
          .contains("balance   exact")
          .contains("observations=3, rejected=6")
          .doesNotContain("\tat ");
    }
  }

  private static List<ProducerRecord<byte[], byte[]>> allSortsOfThings() {
    var strangersTick = sensor(KEY, EMPTY);
    strangersTick.headers().add(RawTopicFormat.TICK_HEADER, EMPTY);
    var noTick = sensor(KEY, observation("no-tick", Instant.now()));
    noTick.headers().add(RawTopicFormat.TICK_HEADER, EMPTY);
    return List.of(
        sensor(KEY, observation("keyed", Instant.now().minusSeconds(60))),
        sensor(null, observation("keyless", Instant.now())),
        noTick,
        strangersTick,
        sensor(KEY, "{\"id\":".getBytes(UTF_8)),
        sensor(KEY, EMPTY),
        sensor(KEY, null),
        sensor(KEY, "{\"id\":\"f\",\"personName\":\"somebody\"}".getBytes(UTF_8)),
        sensor(KEY, new byte[TOO_LARGE_BYTES]),
        sensor(KEY, observation("future", Instant.now().plusSeconds(3600))));
  }

  private static ProducerRecord<byte[], byte[]> sensor(byte[] key, byte[] value) {
    // The stamp of a stranger, which the broker's own replaces
    return new ProducerRecord<>(SENSORS, null, 4_000_000_000_000L, key, value);
  }

  private static byte[] observation(String id, Instant time) {
    return """
        {"id":"%s","sensorId":"A1","sensorType":"acoustic","time":"%s","lat":5,"lon":24,\
        "event":"gunfire"}"""
        .formatted(id, time)
        .getBytes(UTF_8);
  }

  private static void write(String kafka, List<ProducerRecord<byte[], byte[]>> records)
      throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka, "max.request.size", 2 * TOO_LARGE_BYTES);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (var record : records) {
        producer.send(record).get(30, TimeUnit.SECONDS);
      }
    }
  }

  private static double counted(int port, String outcome) {
    try {
      return MetricsPage.scrape(port)
          .valueOf(
              "bluewatch_records_total{outcome=\"%s\",stream=\"%s\"}".formatted(outcome, SENSORS));
    } catch (java.io.IOException gone) {
      return 0;
    }
  }

  private static List<ConsumerRecord<String, String>> observations(String kafka) {
    return Outcome.records(kafka, "observations");
  }
}

package org.bluewatch.jobs.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.jobs.source.RawTopicFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the knowledge clock costs on the broker's disk, now and after years. */
@Timeout(400)
class TickDiskIT {
  private static final String ZONE = "zone/Z1";
  private static final long YEARS_AGO_MS = Instant.parse("2019-03-01T00:00:00Z").toEpochMilli();

  private static final TopicPlan LIVE =
      new TopicPlan(
          1, 1, 1, false, OptionalLong.of(Duration.ofDays(90).toMillis()), OptionalLong.empty());

  @TempDir Path folder;

  /** The numbers of docs/operations.md, Sizing. */
  @Test
  void aTickTakes74BytesAndOnReference81() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
      KafkaTopics.create(kafka.client(), LIVE);

      tick(kafka, RawStream.PATROL_REPORTS, null, 1_000);
      tick(kafka, RawStream.REFERENCE, null, 1_000);

      assertThat(bytes(kafka, RawStream.PATROL_REPORTS)).isEqualTo(74_000);
      assertThat(bytes(kafka, RawStream.REFERENCE)).isEqualTo(81_000);
    }
  }

  @Test
  void ofReferenceOlderThanTheRawRecordsOneTickIsLeftAndTheVersionThatWasInForce() {
    try (LocalKafka kafka =
        LocalKafka.start(folder, 0, Map.of("log.cleaner.backoff.ms", "100"), List.of())) {
      // Given years of ticks and versions of a zone, and memories of what the files said of it
      KafkaTopics.create(
          kafka.client(), new TopicPlan(1, 1, 1, true, OptionalLong.empty(), OptionalLong.empty()));
      String address = kafka.bootstrapServers();
      version(address, YEARS_AGO_MS, "first", true);
      tick(kafka, RawStream.REFERENCE, YEARS_AGO_MS, 1_000);
      version(address, YEARS_AGO_MS, "second, from the stream", false);
      tick(kafka, RawStream.REFERENCE, YEARS_AGO_MS, 1_000);

      // When the topic is live, with raw records of 90 days, and more comes
      KafkaTopics.create(kafka.client(), LIVE);
      List<ReferenceUpdate> files = List.of(new ReferenceUpdate(ZONE, 0, "first"));
      assertThat(AreaReference.publishLive(kafka.client(), files)).isZero();
      KafkaTopics.compactReference(kafka.client(), Duration.ofDays(90));
      version(address, null, "third", false);
      version(address, null, "fourth", false);
      tick(kafka, RawStream.REFERENCE, null, 10);

      // Then of the old ones only what is still of use is kept, and of the new ones all
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(
              () ->
                  assertThat(versions(address))
                      .containsExactly("second, from the stream", "third", "fourth"));
      assertThat(Topics.content(address, "reference"))
          .filteredOn(record -> key(record).equals("~tick/0"))
          .filteredOn(record -> record.timestamp() <= YEARS_AGO_MS)
          .hasSize(1);
      assertThat(Topics.content(address, "reference"))
          .filteredOn(record -> key(record).equals("~tick/0"))
          .hasSizeGreaterThan(10);

      // And the file, unchanged, does not come back over what the stream said since
      assertThat(AreaReference.publishLive(kafka.client(), files)).isZero();
      // but does when it is edited, and when the zone is gone from it
      assertThat(
              AreaReference.publishLive(
                  kafka.client(), List.of(new ReferenceUpdate(ZONE, 0, "fifth"))))
          .isEqualTo(1);
      assertThat(AreaReference.publishLive(kafka.client(), List.of())).isEqualTo(1);
      assertThat(AreaReference.publishLive(kafka.client(), List.of())).isZero();
      assertThat(versions(address)).endsWith("fourth", "fifth", null);
    }
  }

  private static void version(String address, Long stampMs, String value, boolean ofFiles) {
    var record =
        new ProducerRecord<>("reference", 0, stampMs, ZONE.getBytes(UTF_8), value.getBytes(UTF_8));
    if (ofFiles) {
      record.headers().add(AreaMemory.HEADER, new byte[0]);
    }
    try (KafkaProducer<byte[], byte[]> producer = Topics.producer(address)) {
      producer.send(record);
    }
  }

  /** One after the other, as a ticker sends them: each is a batch of its own. */
  private static void tick(LocalKafka kafka, RawStream stream, Long stampMs, int times) {
    try (KafkaProducer<byte[], byte[]> producer = Topics.producer(kafka.bootstrapServers())) {
      for (int i = 0; i < times; i++) {
        producer.send(RawTopicFormat.tick(stream, 0, stampMs));
        producer.flush();
      }
    }
  }

  private static List<String> versions(String address) {
    return Topics.content(address, "reference").stream()
        .filter(record -> key(record).equals(ZONE))
        .map(record -> record.value() == null ? null : new String(record.value(), UTF_8))
        .toList();
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), UTF_8);
  }

  private static long bytes(LocalKafka kafka, RawStream stream) throws Exception {
    try (Admin admin = Admin.create(kafka.client())) {
      return admin.describeLogDirs(List.of(1)).allDescriptions().get().get(1).values().stream()
          .flatMap(log -> log.replicaInfos().entrySet().stream())
          .filter(replica -> replica.getKey().topic().equals(stream.topic()))
          .mapToLong(replica -> replica.getValue().size())
          .sum();
    }
  }
}

package org.bluewatch.jobs.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.ReferenceUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TickerIT {
  @TempDir Path folder;

  @Test
  void topicsThatAreFedFromRecordingsAreNotTickedByTheBrokersClock() {
    try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
      LocalTopics.create(kafka.bootstrapServers(), 1, true);
      assertThatThrownBy(() -> KafkaTopics.requireLive(kafka.client()))
          .isInstanceOf(LocalFault.class)
          .hasMessageEndingWith("is fed from recordings, which bring their own ticks");

      LocalTopics.create(kafka.bootstrapServers(), 1, false);
      assertThatNoException().isThrownBy(() -> KafkaTopics.requireLive(kafka.client()));
    }
  }

  @Test
  void everyPartitionOfEveryRawTopicTicks() {
    try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
      // Given live topics with the reference data of an area
      String address = kafka.bootstrapServers();
      LocalTopics.create(address, 2, false);
      ReferenceUpdate zone = new ReferenceUpdate("zone/Z1", 0, "{}");
      assertThat(AreaReference.publishLive(kafka.client(), List.of(zone))).isEqualTo(1);

      // When the ticker runs
      try (Ticker ticker = Ticker.start(kafka.client(), Duration.ofMillis(50))) {
        await()
            .untilAsserted(
                () ->
                    assertThat(Topics.rawContent(address).values())
                        .hasSize(12)
                        .allSatisfy(
                            records ->
                                assertThat(records)
                                    .filteredOn(RawRecord::tick)
                                    .hasSizeGreaterThan(2)));
      }

      // Then ticks on the compacted topic have their reserved key, and unchanged files add nothing
      List<ConsumerRecord<byte[], byte[]>> reference = Topics.content(address, "reference");
      assertThat(reference.get(0).key()).isEqualTo("zone/Z1".getBytes(UTF_8));
      assertThat(reference.get(1).key()).isEqualTo("~area/zone/Z1".getBytes(UTF_8));
      assertThat(reference.get(2).key()).isEqualTo("~tick/0".getBytes(UTF_8));
      assertThat(AreaReference.publishLive(kafka.client(), List.of(zone))).isZero();
    }
  }
}

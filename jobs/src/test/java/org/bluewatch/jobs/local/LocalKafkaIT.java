package org.bluewatch.jobs.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LocalKafkaIT {
  private static final byte[] VALUE = "{}".getBytes(UTF_8);
  private static final byte[] OVER_ONE_MIB = new byte[1024 * 1024 + 512 * 1024];

  @TempDir Path folder;

  @Test
  void recordsAndPortSurviveARestart() throws Exception {
    String address;
    try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
      // Given fed topics with a record of 1969 plus a day, and one too large to be accepted later
      address = kafka.bootstrapServers();
      LocalTopics.create(address, 2, true);
      send(address, new ProducerRecord<>("patrol-reports", 0, 86_400_000L, null, VALUE));
      send(address, new ProducerRecord<>("patrol-reports", 0, 86_400_001L, null, OVER_ONE_MIB));
    }
    try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
      // When it is started again and its topics are created again
      LocalTopics.create(address, 2, true);

      // Then it is found where it was and holds what it held
      assertThat(kafka.bootstrapServers()).isEqualTo(address);
      List<ConsumerRecord<byte[], byte[]>> records = Topics.content(address, "patrol-reports");
      assertThat(records)
          .extracting(ConsumerRecord::timestamp)
          .containsExactly(86_400_000L, 86_400_001L);
      assertThat(records.get(1).value()).isEqualTo(OVER_ONE_MIB);
      assertThat(kafka.fault()).isNotDone();
    }
  }

  @Test
  void liveRecordsAreStampedByTheBrokerAndRecordingsCannotFollowThem() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
      // Given a broker that was fed and is now live
      String address = kafka.bootstrapServers();
      LocalTopics.create(address, 2, true);
      LocalTopics.create(address, 2, false);

      // When a client sends a record with a clock of its own
      send(address, new ProducerRecord<>("patrol-reports", 0, 1_000L, null, VALUE));

      // Then the broker's clock counts
      ConsumerRecord<byte[], byte[]> record =
          Topics.content(address, "patrol-reports").stream()
              .filter(r -> r.value().length > 0)
              .findFirst()
              .orElseThrow();
      assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
      assertThat(record.timestamp()).isGreaterThan(1_000L);
      assertThatThrownBy(() -> LocalTopics.create(address, 2, true))
          .isInstanceOf(LocalFault.class)
          .hasMessageContaining("recordings cannot follow them");
      assertThatThrownBy(() -> LocalTopics.create(address, 3, false))
          .isInstanceOf(LocalFault.class)
          .hasMessage(
              "topic sensor-observations has 2 partitions and cannot change to 3:"
                  + " use another broker, or another --data");
    }
  }

  @Test
  void auditAndNoticesAreKeptWhateverTheirSize() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
      // Given topics of a cluster whose results lose their oldest records at some size
      Properties client = new Properties();
      client.setProperty("bootstrap.servers", kafka.bootstrapServers());
      var plan = new TopicPlan(1, 1, 1, false, OptionalLong.empty(), OptionalLong.of(1_000_000));
      KafkaTopics.create(client, plan);

      // Then that does not hold for what is worth nothing without its beginning
      try (Admin admin = Admin.create(client)) {
        awaitRetentionBytes(admin, "observations", "1000000");
        awaitRetentionBytes(admin, "audit", "-1");
        awaitRetentionBytes(admin, "notices", "-1");

        // and where they had the limit of an earlier version, it goes
        limit(admin, "audit", "1000000");
        awaitRetentionBytes(admin, "audit", "1000000");
        KafkaTopics.create(client, plan);
        awaitRetentionBytes(admin, "audit", "-1");
      }
    }
  }

  /** Fails by the time limit of the class. */
  private static void awaitRetentionBytes(Admin admin, String topic, String bytes)
      throws Exception {
    while (!retentionBytes(admin, topic).equals(bytes)) {
      Thread.onSpinWait(); // each try is a round trip
    }
  }

  private static String retentionBytes(Admin admin, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin
        .describeConfigs(List.of(resource))
        .all()
        .get()
        .get(resource)
        .get("retention.bytes")
        .value();
  }

  private static void limit(Admin admin, String topic, String bytes) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var limit =
        new AlterConfigOp(new ConfigEntry("retention.bytes", bytes), AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(resource, List.of(limit))).all().get();
  }

  @Test
  void aTakenPortIsSaidInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> LocalKafka.start(folder, port))
          .isInstanceOf(LocalFault.class)
          .hasMessage(
              "port %d is taken, Kafka needs it: stop what listens there or choose another port"
                  .formatted(port));
    }
  }

  private static void send(String address, ProducerRecord<byte[], byte[]> record) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = Topics.producer(address)) {
      producer.send(record).get();
    }
  }
}

package org.bluewatch.jobs.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.jobs.local.RawPartitions.RawPartition;
import org.bluewatch.jobs.source.RawRecordDeserializer;

/** What a test finds in the topics of a broker. */
final class Topics {
  private Topics() {}

  private static Properties client(String bootstrapServers) {
    var client = new Properties();
    client.setProperty("bootstrap.servers", bootstrapServers);
    return client;
  }

  /** All that each raw partition holds, in its order. */
  static Map<RawPartition, List<RawRecord>> rawContent(String bootstrapServers) {
    Map<RawPartition, List<RawRecord>> content = new LinkedHashMap<>();
    try (PartitionReader reader = new PartitionReader(client(bootstrapServers))) {
      for (RawPartition partition : partitions(bootstrapServers)) {
        List<RawRecord> records = new ArrayList<>();
        TopicPartition inKafka = partition.inKafka();
        reader.read(inKafka, 0, record -> records.add(RawRecordDeserializer.toRawRecord(record)));
        content.put(partition, records);
      }
    }
    return content;
  }

  /** All that one partition holds, as Kafka has it. */
  static List<ConsumerRecord<byte[], byte[]>> content(String bootstrapServers, String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (PartitionReader reader = new PartitionReader(client(bootstrapServers))) {
      reader.read(new TopicPartition(topic, 0), 0, records::add);
    }
    return records;
  }

  /** A client to write with. */
  static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "max.request.size",
            LocalKafka.MAX_MESSAGE_BYTES),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static List<RawPartition> partitions(String bootstrapServers) {
    try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
      return RawPartitions.of(producer).all();
    }
  }
}

package org.bluewatch.jobs.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bluewatch.common.model.ResultStream;

/** Where the lines of an audit are read from, in their order. */
@FunctionalInterface
public interface AuditSource {
  /**
   * Passes on each line.
   *
   * @throws IOException if it cannot be read to its end, with one line that says why
   */
  void read(Consumer<String> line) throws IOException;

  /** An exported file: one entry on each line. */
  static AuditSource file(Path file) {
    return each -> {
      try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          each.accept(line);
        }
      } catch (IOException e) {
        throw new IOException(file + " cannot be read: " + e, e);
      }
    };
  }

  /**
   * The topic of a broker, as it is when reading begins.
   *
   * @param client client properties that say how it is reached
   */
  static AuditSource kafka(Properties client) {
    return each -> {
      try {
        read(client, each);
      } catch (KafkaException e) {
        String broker = client.getProperty("bootstrap.servers");
        throw new IOException("the audit of " + broker + " cannot be read: " + e, e);
      }
    };
  }

  private static void read(Properties client, Consumer<String> each) {
    Map<String, Object> settings = new HashMap<>();
    client.stringPropertyNames().forEach(name -> settings.put(name, client.getProperty(name)));
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    // Where the wanted offset is gone, what is left is read: nothing is jumped over unseen.
    settings.put("auto.offset.reset", "earliest");
    settings.put("default.api.timeout.ms", 10_000);
    TopicPartition audit = new TopicPartition(ResultStream.AUDIT.topic(), 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(audit));
      consumer.seekToBeginning(List.of(audit));
      long end = consumer.endOffsets(List.of(audit)).get(audit);
      while (consumer.position(audit) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          each.accept(new String(record.value(), UTF_8));
        }
      }
    }
  }
}

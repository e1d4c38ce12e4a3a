package org.bluewatch.jobs.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bluewatch.common.model.ResultStream;

/**
 * Follows the result topics for whoever sits at the terminal: the balance of every stream, open
 * hotspots, active alerts, and each alert as it is raised.
 */
final class ResultWatch implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long CLOSE_PATIENCE_MS = 5_000;
  private static final List<TopicPartition> TOPICS =
      Stream.of(ResultStream.BALANCE, ResultStream.HOTSPOTS, ResultStream.ALERTS)
          .map(stream -> new TopicPartition(stream.topic(), 0))
          .toList();

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Consumer<JsonNode> onNewAlert;
  private final Map<TopicPartition, Long> endsAtStart;
  private final Thread thread = new Thread(this::run, "result-watch");

  private final Map<String, JsonNode> balances = new TreeMap<>();
  private final Map<String, JsonNode> hotspots = new TreeMap<>();
  private final Map<String, JsonNode> alerts = new TreeMap<>();
  private volatile boolean closing;

  private ResultWatch(KafkaConsumer<byte[], byte[]> consumer, Consumer<JsonNode> onNewAlert) {
    this.consumer = consumer;
    this.onNewAlert = onNewAlert;
    this.endsAtStart = consumer.endOffsets(TOPICS);
  }

  /**
   * Begins to watch; the topics must exist.
   *
   * @param onNewAlert told of each alert revision written from now on
   */
  static ResultWatch start(String bootstrapServers, Consumer<JsonNode> onNewAlert) {
    var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(TOPICS);
    consumer.seekToBeginning(TOPICS);
    var watch = new ResultWatch(consumer, onNewAlert);
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  private void run() {
    try (consumer) {
      while (!closing) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          take(record);
        }
      }
    } catch (WakeupException closed) {
      // That is how close() ends a poll.
    } catch (IOException e) {
      throw new UncheckedIOException("a result record is no JSON", e);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) throws IOException {
    JsonNode result = JSON.readTree(record.value());
    synchronized (this) {
      if (record.topic().equals(ResultStream.BALANCE.topic())) {
        balances.put(result.get("stream").asText(), result);
      } else if (record.topic().equals(ResultStream.HOTSPOTS.topic())) {
        putNewer(hotspots, result.get("hotspotId").asText(), result);
      } else {
        putNewer(alerts, result.get("alertId").asText(), result);
      }
    }
    boolean alert = record.topic().equals(ResultStream.ALERTS.topic());
    if (alert && record.offset() >= endsAtStart.get(TOPICS.get(2))) {
      onNewAlert.accept(result);
    }
  }

  private static void putNewer(Map<String, JsonNode> latest, String id, JsonNode result) {
    latest.merge(
        id, result, (a, b) -> a.get("revision").asInt() > b.get("revision").asInt() ? a : b);
  }

  /** The picture as the topics show it. */
  synchronized ResultPicture picture() {
    return ResultPicture.of(balances.values(), hotspots.values(), alerts.values());
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      thread.join(CLOSE_PATIENCE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

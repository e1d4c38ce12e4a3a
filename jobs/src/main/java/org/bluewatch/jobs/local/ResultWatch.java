package org.bluewatch.jobs.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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
  private static final TopicPartition ALERTS = new TopicPartition(ResultStream.ALERTS.topic(), 0);
  private static final List<TopicPartition> TOPICS =
      List.of(
          new TopicPartition(ResultStream.BALANCE.topic(), 0),
          new TopicPartition(ResultStream.HOTSPOTS.topic(), 0),
          ALERTS);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Consumer<JsonNode> onNewAlert;
  private final Map<TopicPartition, Long> endsAtStart;
  private final Thread thread = new Thread(this::run, "result-watch");

  private final Map<String, JsonNode> balances = new TreeMap<>();
  private final Map<String, JsonNode> hotspots = new TreeMap<>();
  private final Map<String, JsonNode> alerts = new TreeMap<>();
  private final CompletableFuture<Void> failure = new CompletableFuture<>();
  private volatile boolean closing;

  private ResultWatch(KafkaConsumer<byte[], byte[]> consumer, Consumer<JsonNode> onNewAlert) {
    this.consumer = consumer;
    this.onNewAlert = onNewAlert;
    this.endsAtStart = consumer.endOffsets(TOPICS);
  }

  /**
   * Begins to watch; the topics must exist.
   *
   * @param onNewAlert told of each new alert revision written from now on
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
    } catch (IOException | RuntimeException e) {
      failure.completeExceptionally(
          new LocalFault("the result topics cannot be followed: " + e.getMessage(), e));
    }
  }

  /** Completes with a {@link LocalFault} when it can no longer watch. */
  CompletableFuture<Void> failure() {
    return failure;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) throws IOException {
    JsonNode result = JSON.readTree(record.value());
    boolean newAlert = false;
    synchronized (this) {
      if (record.topic().equals(ResultStream.BALANCE.topic())) {
        balances.put(result.get("stream").asText(), result);
      } else if (record.topic().equals(ResultStream.HOTSPOTS.topic())) {
        putIfNewer(hotspots, result.get("hotspotId").asText(), result);
      } else {
        newAlert =
            putIfNewer(alerts, result.get("alertId").asText(), result)
                && record.offset() >= endsAtStart.get(ALERTS);
      }
    }
    if (newAlert) {
      onNewAlert.accept(result);
    }
  }

  /** False for what a job that rose from a checkpoint says again. */
  private static boolean putIfNewer(Map<String, JsonNode> latest, String id, JsonNode result) {
    JsonNode known = latest.get(id);
    boolean newer = known == null || known.get("revision").asInt() < result.get("revision").asInt();
    if (newer) {
      latest.put(id, result);
    }
    return newer;
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

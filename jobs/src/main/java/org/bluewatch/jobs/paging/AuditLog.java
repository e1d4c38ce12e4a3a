package org.bluewatch.jobs.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bluewatch.common.codec.ResultJson;
import org.bluewatch.common.model.AuditEntry;
import org.bluewatch.common.model.ResultStream;
import org.bluewatch.jobs.paging.AuditChain.Head;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the audit: one chain, one writer. Entries are taken without waiting and written in their
 * order by a thread of its own, in transactions; while Kafka is away they wait in memory. Whoever
 * opens the audit shuts out an earlier writer, which then ends with {@link #failure}.
 *
 * <p>Where it is not known whether a transaction was completed, the chain itself is read again.
 */
final class AuditLog implements Journal, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final TopicPartition TOPIC = new TopicPartition(ResultStream.AUDIT.topic(), 0);
  private static final String TRANSACTIONAL_ID = "bluewatch-audit";
  private static final int LARGEST_BATCH = 500;
  private static final long TAKE_PATIENCE_MS = 100;
  private static final long RETRY_AFTER_MS = 1_000;
  private static final int KAFKA_PATIENCE_MS = 10_000;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long CLOSE_PATIENCE_MS = 15_000;

  private final Map<String, Object> client;
  private final String run;
  private final PagerClock clock;
  private final PagerMetrics metrics;
  private final LinkedBlockingQueue<AuditEntry> queue = new LinkedBlockingQueue<>();
  private final List<AuditEntry> unconfirmed = new ArrayList<>();
  private final CompletableFuture<Void> failure = new CompletableFuture<>();
  private final Thread thread = new Thread(this::run, "audit");

  private KafkaProducer<byte[], byte[]> producer;
  private AuditProof proof = new AuditProof();
  private Head head = Head.NONE;
  private long position;
  private volatile boolean closing;

  AuditLog(Map<String, Object> client, String run, PagerClock clock, PagerMetrics metrics) {
    this.client = client;
    this.run = run;
    this.clock = clock;
    this.metrics = metrics;
    thread.setDaemon(true);
  }

  /**
   * Takes the audit over and reads what is in it.
   *
   * @param history told of each entry, in order
   * @throws KafkaException if Kafka does not answer; it may be tried again
   */
  void open(Consumer<AuditEntry> history) {
    takeOver(history);
    proof
        .broken()
        .ifPresent(
            what -> {
              metrics.auditBroken(true);
              LOG.error("the audit chain does not hold: {}", what);
            });
    thread.start();
  }

  @Override
  public void add(
      AuditEntry.Kind kind, Long knownMs, String noticeId, String alertId, ObjectNode detail) {
    queue.add(
        new AuditEntry(
            0,
            clock.wallMs(),
            knownMs,
            kind,
            run,
            noticeId,
            alertId,
            detail.toString(),
            null,
            null));
  }

  /** Number of entries that are not in Kafka yet. */
  long pending() {
    synchronized (unconfirmed) {
      return queue.size() + (long) unconfirmed.size();
    }
  }

  /** Fails when another writer has taken the audit over. */
  CompletableFuture<Void> failure() {
    return failure;
  }

  private void run() {
    while (!closing || pending() > 0) {
      try {
        if (producer == null) {
          takeOver(entry -> {});
        }
        gather();
        write();
      } catch (ProducerFencedException | InvalidProducerEpochException e) {
        failure.completeExceptionally(
            new PagerFault("another sender of pages has taken over: there may be one only", e));
        return;
      } catch (InterruptException e) {
        return; // That is how close() ends what takes too long.
      } catch (KafkaException e) {
        LOG.warn("the audit waits for Kafka, {} entries: {}", pending(), e.toString());
        drop();
        if (closing || !pause()) {
          return;
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(RETRY_AFTER_MS);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void gather() throws InterruptedException {
    AuditEntry first = queue.poll(TAKE_PATIENCE_MS, TimeUnit.MILLISECONDS);
    synchronized (unconfirmed) {
      if (first != null) {
        unconfirmed.add(first);
        queue.drainTo(unconfirmed, LARGEST_BATCH);
      }
    }
  }

  /** Links what waits to the head and writes it in one transaction. */
  private void write() {
    if (unconfirmed.isEmpty()) {
      return;
    }
    Head last = head;
    producer.beginTransaction();
    for (int i = 0; i < unconfirmed.size(); i++) {
      AuditEntry linked = AuditChain.link(last, unconfirmed.get(i));
      unconfirmed.set(i, linked);
      last = Head.of(linked);
      var unused = producer.send(record(linked));
    }
    producer.commitTransaction();
    head = last;
    synchronized (unconfirmed) {
      unconfirmed.clear();
    }
  }

  private static ProducerRecord<byte[], byte[]> record(AuditEntry entry) {
    return new ProducerRecord<>(
        TOPIC.topic(),
        0,
        Math.max(0, entry.atMs()),
        Long.toString(entry.seq()).getBytes(UTF_8),
        ResultJson.encode(entry).getBytes(UTF_8));
  }

  /**
   * Shuts out any other writer and reads on to the end of the chain. What is found there of one's
   * own is confirmed.
   */
  private void takeOver(Consumer<AuditEntry> history) {
    drop();
    KafkaProducer<byte[], byte[]> fresh = new KafkaProducer<>(writing());
    try {
      fresh.initTransactions();
      readOn(history);
    } catch (KafkaException e) {
      fresh.close(Duration.ZERO);
      throw e;
    }
    producer = fresh;
  }

  private void readOn(Consumer<AuditEntry> history) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reading(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(TOPIC));
      consumer.seek(TOPIC, position);
      long end = consumer.endOffsets(List.of(TOPIC)).get(TOPIC);
      while (consumer.position(TOPIC) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          proof.take(new String(record.value(), UTF_8)).ifPresent(entry -> found(entry, history));
        }
      }
      position = end;
    }
  }

  private void found(AuditEntry entry, Consumer<AuditEntry> history) {
    head = Head.of(entry);
    synchronized (unconfirmed) {
      if (!unconfirmed.isEmpty() && entry.hash().equals(unconfirmed.get(0).hash())) {
        unconfirmed.remove(0);
      }
    }
    history.accept(entry);
  }

  private Map<String, Object> writing() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("transactional.id", TRANSACTIONAL_ID);
    settings.put("acks", "all");
    settings.put("max.block.ms", KAFKA_PATIENCE_MS);
    settings.put("request.timeout.ms", KAFKA_PATIENCE_MS / 2);
    settings.put("delivery.timeout.ms", KAFKA_PATIENCE_MS);
    settings.put("key.serializer", ByteArraySerializer.class);
    settings.put("value.serializer", ByteArraySerializer.class);
    return settings;
  }

  private Map<String, Object> reading() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    // Where the wanted offset is gone, what is left is read: nothing is jumped over unseen.
    settings.put("auto.offset.reset", "earliest");
    settings.put("default.api.timeout.ms", KAFKA_PATIENCE_MS);
    return settings;
  }

  private void drop() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }

  /** Ends without a last word, as if killed; for tests. */
  void abandon() {
    closing = true;
    thread.interrupt();
    queue.clear();
  }

  /** Writes what waits, if Kafka is there, and ends. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(CLOSE_PATIENCE_MS);
      thread.interrupt();
      thread.join(CLOSE_PATIENCE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    drop();
  }
}

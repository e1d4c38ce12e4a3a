package org.bluewatch.jobs.local;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.jobs.local.FeedProgress.Phase;
import org.bluewatch.jobs.local.RawPartitions.RawPartition;
import org.bluewatch.jobs.source.RawTopicFormat;
import org.bluewatch.jobs.source.RecordedStreams;

/**
 * Feeds recorded streams into the raw topics in knowledge order and moves the knowledge clock with
 * ticks: the history as fast as it goes, then paced by the wall clock.
 *
 * <p><b>Ticks.</b> A tick stamped {@code T} is sent only when every record stamped before {@code T}
 * has been acknowledged. {@code T} never passes the next record's stamp, nor the wall clock's pace
 * once live. At the end a last tick one millisecond after the last record closes it; it is repeated
 * until the feeder is closed, because a job that restarts reads its watermark from new ticks only.
 *
 * <p><b>Resuming.</b> Kafka is the only memory. Records are numbered in knowledge order over all
 * topics, the same numbers at every run of the same recording. Each record carries its own number
 * in the header {@code feed}, each tick the number of the last record fed before it. Hence:
 *
 * <ul>
 *   <li>A record goes to the same partition at every run, and the idempotent producer keeps the
 *       order within it; nothing follows a send that failed. So what a partition holds is always
 *       the beginning of what it is to hold: if its last record or tick has number {@code n}, it
 *       holds all its records up to {@code n} and none after. A tick may say so, since all records
 *       up to its number were acknowledged before it was sent.
 *   <li>At the start the last number of each partition is read, and of the records of a partition
 *       those up to it are passed over. Nothing is lost and nothing comes twice, wherever the feed
 *       was killed, even in different places in different partitions.
 *   <li>Stamps depend on the recording alone and never go down, and what a partition lacks is
 *       stamped at or after the last tick it holds. So no stamp goes below what the partition has.
 *       The knowledge clock resumes from the highest stamp in any partition, and no tick is sent
 *       below it.
 * </ul>
 */
public final class Feeder implements AutoCloseable {
  /** Keeps what readers must hold back between two ticks small. */
  private static final int RECORDS_BETWEEN_TICKS = 2_000;

  /**
   * Longer payloads are cut to what the broker takes: far above the 1 MiB from which a record is
   * rejected as too large, whatever it holds.
   */
  private static final int MAX_PAYLOAD_BYTES = LocalKafka.MAX_MESSAGE_BYTES - 16 * 1024;

  private static final Duration TICK_AFTER_END_EVERY = Duration.ofSeconds(1);
  private static final long CLOSE_PATIENCE_MS = 5_000;

  private final Properties kafka;
  private final RecordedStreams recorded;
  private final List<ReferenceUpdate> areaFiles;
  private final FeedPace settings;
  private final KnowledgePace pace;
  private final Producer<byte[], byte[]> producer;
  private final RawPartitions partitions;
  private final Map<RawPartition, FeedMark> marks = new HashMap<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final Thread thread = new Thread(this::run, "feeder");

  private StampedStreams streams;
  private long resumedMs;
  private long fedLive;
  private long knowledgeMs = Long.MIN_VALUE;
  private volatile FeedProgress progress;

  private Feeder(
      Properties kafka,
      RecordedStreams recorded,
      List<ReferenceUpdate> areaFiles,
      FeedPace settings) {
    this.kafka = kafka;
    this.recorded = recorded;
    this.areaFiles = areaFiles;
    this.settings = settings;
    this.pace = new KnowledgePace(settings, System::nanoTime);
    this.producer = producer(kafka);
    this.partitions = RawPartitions.of(producer);
    this.progress = new FeedProgress(0, recorded.count(), 0, knowledgeMs, Phase.HISTORY);
  }

  /**
   * Starts feeding in a thread of its own, from where an earlier feed into this broker stopped. The
   * raw topics must exist and keep the time of their records ({@link LocalTopics}).
   *
   * @param kafka client properties, at least {@code bootstrap.servers}
   * @param recorded the recorded streams, the same as at any earlier start ({@link
   *     StreamsIdentity}); closed by the feeder
   * @param areaFiles all reference data of the area's files; at the first start in force from their
   *     own time, at the latest from the first record, later changes from the knowledge clock on
   */
  public static Feeder start(
      Properties kafka,
      RecordedStreams recorded,
      List<ReferenceUpdate> areaFiles,
      FeedPace settings) {
    Feeder feeder = new Feeder(kafka, recorded, areaFiles, settings);
    feeder.thread.setDaemon(true);
    feeder.thread.start();
    return feeder;
  }

  private static Producer<byte[], byte[]> producer(Properties kafka) {
    var settings = new Properties();
    settings.putAll(kafka);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    // Rather wait for the broker than give a record up and let its successors pass.
    settings.put("delivery.timeout.ms", Integer.MAX_VALUE);
    settings.put("max.request.size", LocalKafka.MAX_MESSAGE_BYTES);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** How far it has come. */
  public FeedProgress progress() {
    return progress;
  }

  /**
   * Completes when the last tick is in Kafka, fails with what stopped the feed, and is cancelled
   * when the feeder is closed before the end.
   */
  public CompletableFuture<Void> done() {
    return done;
  }

  /** Stops feeding; the next feeder carries on from here. */
  @Override
  public void close() {
    stopping.countDown();
    try {
      thread.join(CLOSE_PATIENCE_MS);
      thread.interrupt(); // It may be waiting for a broker that is gone.
      thread.join(CLOSE_PATIENCE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    done.cancel(false);
  }

  private void run() {
    try (recorded) {
      streams = new StampedStreams(recorded);
      resume();
      publishArea();
      feed();
      repeatLastTick();
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    } finally {
      producer.close(Duration.ZERO);
    }
  }

  private void resume() {
    try (PartitionReader reader = new PartitionReader(kafka)) {
      for (RawPartition partition : partitions.all()) {
        FeedMark mark = FeedMark.last(reader, partition.inKafka());
        marks.put(partition, mark);
        resumedMs = Math.max(resumedMs, mark.stampMs());
      }
    }
    if (resumedMs >= settings.liveFromMs()) {
      pace.goLive(resumedMs);
    }
  }

  private void publishArea() {
    long firstMs = streams.stampMs();
    for (ReferenceUpdate update : AreaReference.changed(kafka, partitions, areaFiles)) {
      RawPartition partition = AreaReference.partition(partitions, update);
      FeedMark mark = marks.get(partition);
      long stampMs = Math.max(mark.stampMs(), Math.min(firstMs, update.receivedMs()));
      send(AreaReference.record(update, partition, stampMs), mark.sequence());
    }
    awaitAcknowledged();
  }

  private void feed() {
    while (streams.hasCurrent() && !isStopping()) {
      long horizonMs = pace.horizonMs();
      feedUpTo(horizonMs);
      awaitAcknowledged();
      tick(allBefore(horizonMs));
      boolean caughtUp = streams.hasCurrent() && streams.stampMs() > horizonMs;
      if (caughtUp && pace.isLive()) {
        pause(settings.tickEvery());
      } else if (caughtUp) {
        pace.goLive(resumedMs);
      }
    }
    awaitAcknowledged(); // Closing the producer would drop the last tick, and leave open what it
    // closes.
  }

  /** Ends between two milliseconds, so that the tick that follows closes all that was fed. */
  private void feedUpTo(long horizonMs) {
    long tickDueNs = System.nanoTime() + settings.tickEvery().toNanos();
    int sent = 0;
    long openMs = Long.MIN_VALUE;
    while (streams.hasCurrent() && streams.stampMs() <= horizonMs) {
      boolean enough =
          sent >= RECORDS_BETWEEN_TICKS || System.nanoTime() - tickDueNs >= 0 || isStopping();
      if (enough && streams.stampMs() > openMs) {
        return;
      }
      openMs = streams.stampMs();
      sent += feedCurrent() ? 1 : 0;
      streams.advance();
    }
  }

  /** Feeds the current record unless an earlier feed did; true if it was sent. */
  private boolean feedCurrent() {
    RawRecord record = streams.current();
    byte[] key = RecordKey.of(record);
    RawPartition partition = partitions.of(record.stream(), key, record.position());
    if (streams.sequence() <= marks.get(partition).sequence()) {
      return false;
    }
    boolean needsKey = key == null && RawTopicFormat.isCompacted(record.stream());
    send(
        new ProducerRecord<>(
            record.stream().topic(),
            partition.number(),
            streams.stampMs(),
            needsKey ? RawTopicFormat.NO_KEY : key,
            cut(record.payload())),
        streams.sequence());
    fedLive += streams.stampMs() >= settings.liveFromMs() ? 1 : 0;
    return true;
  }

  private static byte[] cut(byte[] payload) {
    return payload == null || payload.length <= MAX_PAYLOAD_BYTES
        ? payload
        : Arrays.copyOf(payload, MAX_PAYLOAD_BYTES);
  }

  /** The latest time before which every record is in Kafka. */
  private long allBefore(long horizonMs) {
    return streams.hasCurrent()
        ? Math.min(horizonMs + 1, streams.stampMs())
        : streams.stampMs() + 1;
  }

  private void tick(long stampMs) {
    if (stampMs < resumedMs) {
      return; // Still passing over what an earlier feed had ticked off.
    }
    for (RawPartition partition : partitions.all()) {
      send(
          RawTopicFormat.tick(partition.stream(), partition.number(), stampMs),
          streams.sequence() - 1);
    }
    knowledgeMs = stampMs;
    report(pace.isLive() ? Phase.LIVE : Phase.HISTORY);
  }

  private void repeatLastTick() {
    while (!isStopping()) {
      tick(streams.stampMs() + 1);
      awaitAcknowledged();
      report(Phase.DONE);
      done.complete(null);
      pause(TICK_AFTER_END_EVERY);
    }
  }

  private void report(Phase phase) {
    progress =
        new FeedProgress(streams.sequence() - 1, recorded.count(), fedLive, knowledgeMs, phase);
  }

  private void send(ProducerRecord<byte[], byte[]> record, long sequence) {
    FeedMark.put(record, sequence);
    Future<?> unused = producer.send(record, (metadata, e) -> failure.compareAndSet(null, e));
    refuseAfterFailure();
  }

  private void awaitAcknowledged() {
    producer.flush();
    refuseAfterFailure();
  }

  private void refuseAfterFailure() {
    Exception e = failure.get();
    if (e != null) {
      throw new LocalFault("feeding Kafka failed: " + e.getMessage(), e);
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private void pause(Duration duration) {
    try {
      boolean unused = stopping.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      stopping.countDown();
    }
  }
}

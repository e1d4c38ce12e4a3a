package org.bluewatch.jobs.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bluewatch.jobs.local.RawPartitions.RawPartition;
import org.bluewatch.jobs.source.RawTopicFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the knowledge clock of live topics: at each interval one tick on each partition of each raw
 * topic, stamped by the broker's clock. A tick that gets lost is made good by the next one.
 */
public final class Ticker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
  private static final int TICK_LIFETIME_MS = 5_000;

  private final Producer<byte[], byte[]> producer;
  private final List<RawPartition> partitions;
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "ticker"));

  private Ticker(Producer<byte[], byte[]> producer, List<RawPartition> partitions) {
    this.producer = producer;
    this.partitions = partitions;
  }

  /**
   * Starts ticking; the raw topics must exist and be stamped by the broker.
   *
   * @param every the interval, 50 ms unless there is a reason
   */
  public static Ticker start(String bootstrapServers, Duration every) {
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "linger.ms", 0,
                "request.timeout.ms", TICK_LIFETIME_MS,
                "delivery.timeout.ms", TICK_LIFETIME_MS,
                "max.block.ms", TICK_LIFETIME_MS),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    Ticker ticker = new Ticker(producer, RawPartitions.of(producer).all());
    Future<?> unused =
        ticker.schedule.scheduleAtFixedRate(ticker::tick, 0, every.toNanos(), TimeUnit.NANOSECONDS);
    return ticker;
  }

  private void tick() {
    try {
      for (RawPartition partition : partitions) {
        Future<?> unused =
            producer.send(
                RawTopicFormat.tick(partition.stream(), partition.number(), null),
                (metadata, failure) -> warn(failure));
      }
    } catch (RuntimeException e) {
      warn(e); // An exception that leaves a scheduled task would end the ticking in silence.
    }
  }

  private static void warn(Exception failure) {
    if (failure != null) {
      LOG.warn("a tick was lost: {}", failure.toString());
    }
  }

  @Override
  public void close() {
    schedule.shutdownNow();
    producer.close(Duration.ofMillis(TICK_LIFETIME_MS));
  }
}

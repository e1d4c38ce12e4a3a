package org.bluewatch.jobs.local;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bluewatch.jobs.local.RawPartitions.RawPartition;
import org.bluewatch.jobs.metrics.ProcessMetrics;
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

  private final Counter sent = counter("sent");
  private final Counter lost = counter("lost");

  private Ticker(Producer<byte[], byte[]> producer, List<RawPartition> partitions) {
    this.producer = producer;
    this.partitions = partitions;
  }

  /**
   * Starts ticking; the raw topics must exist and be stamped by the broker.
   *
   * @param kafka client properties, at least {@code bootstrap.servers}
   * @param every the interval, 50 ms unless there is a reason
   */
  public static Ticker start(Properties kafka, Duration every) {
    var settings = new Properties();
    settings.putAll(kafka);
    settings.put("linger.ms", 0);
    settings.put("request.timeout.ms", TICK_LIFETIME_MS);
    settings.put("delivery.timeout.ms", TICK_LIFETIME_MS);
    settings.put("max.block.ms", TICK_LIFETIME_MS);
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    Ticker ticker = new Ticker(producer, RawPartitions.of(producer).all());
    Future<?> unused =
        ticker.schedule.scheduleAtFixedRate(ticker::tick, 0, every.toNanos(), TimeUnit.NANOSECONDS);
    return ticker;
  }

  private static Counter counter(String outcome) {
    return Counter.builder("bluewatch.ticks")
        .description("Ticks by what became of them")
        .tag("outcome", outcome)
        .register(ProcessMetrics.registry());
  }

  private void tick() {
    try {
      for (RawPartition partition : partitions) {
        Future<?> unused =
            producer.send(
                RawTopicFormat.tick(partition.stream(), partition.number(), null),
                (metadata, failure) -> count(failure));
      }
    } catch (RuntimeException e) {
      count(e); // An exception that leaves a scheduled task would end the ticking in silence.
    }
  }

  private void count(Exception failure) {
    if (failure == null) {
      sent.increment();
    } else {
      lost.increment();
      LOG.warn("a tick was lost: {}", failure.toString());
    }
  }

  @Override
  public void close() {
    schedule.shutdownNow();
    producer.close(Duration.ofMillis(TICK_LIFETIME_MS));
  }
}

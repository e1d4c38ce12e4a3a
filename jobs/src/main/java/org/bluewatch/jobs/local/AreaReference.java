package org.bluewatch.jobs.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.jobs.local.RawPartitions.RawPartition;

/**
 * Publishes the reference data of an area folder to the topic {@code reference}: all of it at the
 * first start, later what changed in the files, deletions included.
 *
 * <p>What the files said last time is read from the topic itself, where their versions carry the
 * header {@code area}. So an update that came in through the stream meanwhile stays in force until
 * the file itself is edited, and a start that was killed half way goes on where it stopped.
 */
public final class AreaReference {
  private static final String HEADER = "area";
  private static final byte[] EMPTY = {};

  private AreaReference() {}

  /**
   * Publishes to a live broker, in force from now on.
   *
   * @param kafka client properties, at least {@code bootstrap.servers}
   * @param files all that the area's files hold
   * @return how many versions were published
   */
  public static int publishLive(Properties kafka, List<ReferenceUpdate> files) {
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
      RawPartitions partitions = RawPartitions.of(producer);
      List<Future<?>> sent = new ArrayList<>();
      for (ReferenceUpdate update : changed(kafka, partitions, files)) {
        sent.add(producer.send(record(update, partition(partitions, update), null)));
      }
      for (Future<?> each : sent) {
        each.get();
      }
      return sent.size();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalFault("interrupted while publishing reference data", e);
    } catch (ExecutionException e) {
      throw new LocalFault("reference data not published: " + e.getCause().getMessage(), e);
    }
  }

  /**
   * What the files hold that they did not hold when last published, by the time it comes into
   * force; what is gone from them last, as deletions in force from now on.
   */
  static List<ReferenceUpdate> changed(
      Properties kafka, RawPartitions partitions, List<ReferenceUpdate> files) {
    Map<String, String> published = published(kafka, partitions);
    List<ReferenceUpdate> changed = new ArrayList<>();
    for (ReferenceUpdate update : files) {
      if (!Objects.equals(published.remove(update.key()), update.json())) {
        changed.add(update);
      }
    }
    changed.sort(
        Comparator.comparingLong(ReferenceUpdate::receivedMs).thenComparing(ReferenceUpdate::key));
    for (String key : new TreeSet<>(published.keySet())) {
      changed.add(new ReferenceUpdate(key, Long.MAX_VALUE, null));
    }
    return changed;
  }

  private static Map<String, String> published(Properties kafka, RawPartitions partitions) {
    Map<String, String> published = new HashMap<>();
    try (PartitionReader reader = new PartitionReader(kafka)) {
      for (RawPartition partition : partitions.of(RawStream.REFERENCE)) {
        reader.read(
            partition.inKafka(),
            reader.begin(partition.inKafka()),
            record -> {
              if (record.headers().lastHeader(HEADER) != null) {
                String json = record.value() == null ? null : new String(record.value(), UTF_8);
                published.put(new String(record.key(), UTF_8), json);
              }
            });
      }
    }
    published.values().removeIf(Objects::isNull);
    return published;
  }

  static RawPartition partition(RawPartitions partitions, ReferenceUpdate update) {
    return partitions.of(RawStream.REFERENCE, update.key().getBytes(UTF_8), 0);
  }

  /**
   * A version as it goes to Kafka.
   *
   * @param stampMs when it comes into force; null leaves it to the broker's clock
   */
  static ProducerRecord<byte[], byte[]> record(
      ReferenceUpdate update, RawPartition partition, Long stampMs) {
    byte[] value = update.json() == null ? null : update.json().getBytes(UTF_8);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            RawStream.REFERENCE.topic(),
            partition.number(),
            stampMs,
            update.key().getBytes(UTF_8),
            value);
    record.headers().add(HEADER, EMPTY);
    return record;
  }
}

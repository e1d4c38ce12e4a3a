package org.bluewatch.jobs.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
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
 * <p>What the files said last time is read from the topic itself ({@link AreaMemory}). So an update
 * that came in through the stream meanwhile stays in force until the file itself is edited, and a
 * start that was killed half way goes on where it stopped.
 */
public final class AreaReference {
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
      AreaMemory before = AreaMemory.read(kafka, partitions);
      List<ReferenceUpdate> changes = before.changes(files);
      for (ReferenceUpdate update : changes) {
        sent.add(producer.send(record(update, partition(partitions, update), null)));
      }
      for (ReferenceUpdate update : before.unremembered(files)) {
        sent.add(producer.send(AreaMemory.memory(update, partition(partitions, update))));
      }
      for (Future<?> each : sent) {
        each.get();
      }
      return changes.size();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalFault("interrupted while publishing reference data", e);
    } catch (ExecutionException e) {
      throw new LocalFault("reference data not published: " + e.getCause().getMessage(), e);
    }
  }

  /** See {@link AreaMemory#changes}. */
  static List<ReferenceUpdate> changed(
      Properties kafka, RawPartitions partitions, List<ReferenceUpdate> files) {
    return AreaMemory.read(kafka, partitions).changes(files);
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
    record.headers().add(AreaMemory.HEADER, EMPTY);
    return record;
  }
}

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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.jobs.local.RawPartitions.RawPartition;
import org.bluewatch.jobs.source.RawTopicFormat;

/**
 * What the area's files said when they were last published, read from the topic {@code reference}:
 * from the versions that carry the header {@code area}, and from memories. A memory is a tick with
 * the key {@code ~area/<key>} whose header {@code area} holds what the file said, null if it no
 * longer did. Compaction takes a version of the files once the stream has brought a newer one; the
 * memory stays, so that the file is not published over what the stream said since.
 */
final class AreaMemory {
  /** Marks the versions that come from the files. */
  static final String HEADER = "area";

  private static final String MEMORY_KEY = "~area/";

  private final Map<String, String> said = new HashMap<>();
  private final Map<String, String> remembered = new HashMap<>();

  private AreaMemory() {}

  static AreaMemory read(Properties kafka, RawPartitions partitions) {
    AreaMemory memory = new AreaMemory();
    try (PartitionReader reader = new PartitionReader(kafka)) {
      for (RawPartition partition : partitions.of(RawStream.REFERENCE)) {
        reader.read(partition.inKafka(), reader.begin(partition.inKafka()), memory::add);
      }
    }
    memory.said.values().removeIf(Objects::isNull);
    memory.remembered.values().removeIf(Objects::isNull);
    return memory;
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(HEADER);
    if (header == null) {
      return;
    }
    String key = new String(record.key(), UTF_8);
    if (key.startsWith(MEMORY_KEY)) {
      String subject = key.substring(MEMORY_KEY.length());
      said.put(subject, text(header.value()));
      remembered.put(subject, text(header.value()));
    } else {
      said.put(key, text(record.value()));
    }
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, UTF_8);
  }

  /**
   * What the files hold that they did not hold last time, by the time it comes into force; what is
   * gone from them last, as deletions in force from now on.
   */
  List<ReferenceUpdate> changes(List<ReferenceUpdate> files) {
    return differences(said, files);
  }

  /** Of what the files hold, and no longer hold, that which has no memory yet. */
  List<ReferenceUpdate> unremembered(List<ReferenceUpdate> files) {
    return differences(remembered, files);
  }

  private static List<ReferenceUpdate> differences(
      Map<String, String> before, List<ReferenceUpdate> files) {
    Map<String, String> rest = new HashMap<>(before);
    List<ReferenceUpdate> differences = new ArrayList<>();
    for (ReferenceUpdate update : files) {
      if (!Objects.equals(rest.remove(update.key()), update.json())) {
        differences.add(update);
      }
    }
    differences.sort(
        Comparator.comparingLong(ReferenceUpdate::receivedMs).thenComparing(ReferenceUpdate::key));
    for (String key : new TreeSet<>(rest.keySet())) {
      differences.add(new ReferenceUpdate(key, Long.MAX_VALUE, null));
    }
    return differences;
  }

  /** The memory of one subject, stamped by the broker's clock as every live tick is. */
  static ProducerRecord<byte[], byte[]> memory(ReferenceUpdate update, RawPartition partition) {
    byte[] key = (MEMORY_KEY + update.key()).getBytes(UTF_8);
    ProducerRecord<byte[], byte[]> memory =
        RawTopicFormat.tick(partition.stream(), partition.number(), null, key);
    memory.headers().add(HEADER, update.json() == null ? null : update.json().getBytes(UTF_8));
    return memory;
  }
}

package org.bluewatch.jobs.local;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.bluewatch.common.model.RawStream;

/** How many partitions each raw topic has, and which of them a record belongs to. */
final class RawPartitions {
  private final Map<RawStream, Integer> counts = new EnumMap<>(RawStream.class);

  /** A partition of a raw topic. */
  record RawPartition(RawStream stream, int number) {
    TopicPartition inKafka() {
      return new TopicPartition(stream.topic(), number);
    }
  }

  private RawPartitions() {}

  /** Asks the broker; the counts do not change while it runs. */
  static RawPartitions of(Producer<byte[], byte[]> producer) {
    RawPartitions partitions = new RawPartitions();
    for (RawStream stream : RawStream.values()) {
      partitions.counts.put(stream, producer.partitionsFor(stream.topic()).size());
    }
    return partitions;
  }

  /** Every partition of every raw topic, in a fixed order. */
  List<RawPartition> all() {
    return counts.keySet().stream().flatMap(stream -> of(stream).stream()).toList();
  }

  /** The partitions of one topic. */
  List<RawPartition> of(RawStream stream) {
    return IntStream.range(0, counts.get(stream))
        .mapToObj(number -> new RawPartition(stream, number))
        .toList();
  }

  /**
   * The partition of a record, the same at every run: by key as Kafka's own clients would choose
   * it, without a key by the line.
   */
  RawPartition of(RawStream stream, byte[] key, long line) {
    int count = counts.get(stream);
    int number =
        key == null ? Math.floorMod(line, count) : Utils.toPositive(Utils.murmur2(key)) % count;
    return new RawPartition(stream, number);
  }
}

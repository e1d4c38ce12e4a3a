package org.bluewatch.jobs.ingest;

import java.util.HashMap;
import java.util.Map;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;

/**
 * Keeps the knowledge time of each Kafka partition from running backwards: a record stamped below
 * what its partition has already shown takes that partition's maximum. Files are read in knowledge
 * order and need no repair.
 */
final class StampRepair {
  /** The greatest stamp that a partition has shown, milliseconds since 1970 UTC. */
  public record PartitionStamp(RawStream stream, int partition, long maxReceivedMs) {}

  private record Partition(RawStream stream, int number) {}

  private final Map<Partition, Long> maxReceivedMs = new HashMap<>();

  /** The record itself, or a copy with the repaired stamp. */
  RawRecord repair(RawRecord record) {
    if (!record.fromKafka()) {
      return record;
    }
    var partition = new Partition(record.stream(), record.partition());
    long max = maxReceivedMs.merge(partition, record.receivedMs(), Math::max);
    return max == record.receivedMs() ? record : stamped(record, max);
  }

  private static RawRecord stamped(RawRecord record, long receivedMs) {
    return new RawRecord(
        record.stream(),
        record.tick(),
        receivedMs,
        record.key(),
        record.payload(),
        record.file(),
        record.partition(),
        record.position());
  }

  void restore(PartitionStamp stamp) {
    var partition = new Partition(stamp.stream(), stamp.partition());
    maxReceivedMs.merge(partition, stamp.maxReceivedMs(), Math::max);
  }

  Iterable<PartitionStamp> stamps() {
    return maxReceivedMs.entrySet().stream()
            .map(e -> new PartitionStamp(e.getKey().stream(), e.getKey().number(), e.getValue()))
        ::iterator;
  }
}

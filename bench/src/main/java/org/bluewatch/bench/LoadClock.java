package org.bluewatch.bench;

import java.io.Serializable;

/**
 * When which record of a load is received. Records come as Kafka gives them: tick by tick, within a
 * tick one partition after the other, and within a partition in the order of their stamps. Several
 * records share a millisecond, and an ordering stage has to bring the partitions together.
 *
 * @param records number of records in the load
 * @param perMs records received per millisecond, over all partitions
 */
record LoadClock(int records, int perMs) implements Serializable {
  /** Knowledge time of the first tick: five seconds past a full hour. */
  private static final long START_MS = 1_772_445_605_000L;

  private static final int TICK_MS = 50;
  private static final int PARTITIONS = 8;

  /** The partition of a record, from 0. */
  int partition(int index) {
    return indexInTick(index) * PARTITIONS / perTick();
  }

  /** When a record is received, milliseconds since 1970 UTC. */
  long receivedMs(int index) {
    int inPartition = indexInTick(index) * PARTITIONS % perTick();
    return tickMs(index) + inPartition * TICK_MS / perTick();
  }

  /** True if the knowledge clock moves behind a record. */
  boolean closesTick(int index) {
    return indexInTick(index) == perTick() - 1 || index == records - 1;
  }

  /** Up to when everything is received once a tick has closed, milliseconds since 1970 UTC. */
  long watermarkMs(int index) {
    return tickMs(index) + TICK_MS - 1;
  }

  private long tickMs(int index) {
    return START_MS + (long) (index / perTick()) * TICK_MS;
  }

  private int indexInTick(int index) {
    return index % perTick();
  }

  private int perTick() {
    return perMs * TICK_MS;
  }

  /** The same load broken off after so many records. */
  LoadClock first(int fewer) {
    return new LoadClock(fewer, perMs);
  }
}

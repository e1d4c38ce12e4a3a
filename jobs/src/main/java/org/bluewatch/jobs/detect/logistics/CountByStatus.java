package org.bluewatch.jobs.detect.logistics;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.bluewatch.common.model.Convoy;

/** Counts convoys by status, for the metric; read by any thread. */
public final class CountByStatus {
  private final AtomicIntegerArray counts = new AtomicIntegerArray(Convoy.Status.values().length);

  void add(Convoy.Status status) {
    counts.incrementAndGet(status.ordinal());
  }

  void remove(Convoy.Status status) {
    counts.decrementAndGet(status.ordinal());
  }

  /** How many convoys have a status now. */
  public int of(Convoy.Status status) {
    return counts.get(status.ordinal());
  }
}

package org.bluewatch.jobs.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bluewatch.common.model.ReferenceUpdate;

/**
 * Reference data by knowledge time: what is in force, and what has arrived but is not in force yet.
 * A version is in force for records received at or after its own time, never retroactively. Two
 * versions of one subject in one millisecond: the greater text wins, whichever came first.
 */
final class ReferenceVersions {
  private static final Comparator<ReferenceUpdate> ORDER =
      Comparator.comparingLong(ReferenceUpdate::receivedMs)
          .thenComparing(ReferenceUpdate::key)
          .thenComparing(ReferenceUpdate::json, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final TreeMap<String, ReferenceUpdate> inForce = new TreeMap<>();
  private final TreeSet<ReferenceUpdate> pending = new TreeSet<>(ORDER);

  void add(ReferenceUpdate update) {
    pending.add(update);
  }

  /** Restores a version that was in force. */
  void restoreInForce(ReferenceUpdate update) {
    inForce.put(update.key(), update);
  }

  /** When the next version comes into force, {@link Long#MAX_VALUE} if none waits. */
  long nextMs() {
    return pending.isEmpty() ? Long.MAX_VALUE : pending.first().receivedMs();
  }

  /** Puts everything received up to {@code ms} into force and returns it in order. */
  List<ReferenceUpdate> advanceTo(long ms) {
    if (nextMs() > ms) {
      return List.of();
    }
    List<ReferenceUpdate> now = new ArrayList<>();
    while (nextMs() <= ms) {
      ReferenceUpdate update = pending.pollFirst();
      now.add(update);
      if (update.json() == null) {
        inForce.remove(update.key());
      } else {
        inForce.put(update.key(), update);
      }
    }
    return now;
  }

  /** All that is in force, by key. */
  Collection<ReferenceUpdate> inForce() {
    return inForce.values();
  }

  /** All that waits, in order. */
  Collection<ReferenceUpdate> pending() {
    return pending;
  }
}

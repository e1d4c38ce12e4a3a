package org.bluewatch.jobs.paging;

import java.util.HashSet;
import java.util.Set;

/**
 * Ids that are known for as long as they are asked for, and then forgotten. They are kept in two
 * generations, so that none needs a time of its own: each is known at least for the time that was
 * asked for, and at most for twice that.
 */
final class RecentIds {
  private final long keepMs;
  private Set<String> younger = new HashSet<>();
  private Set<String> older = new HashSet<>();
  private long sinceMs = PageCall.NOT_YET;

  /**
   * @param keepMs for how long an id is known at least
   */
  RecentIds(long keepMs) {
    this.keepMs = keepMs;
  }

  void add(String id) {
    younger.add(id);
  }

  boolean contains(String id) {
    return younger.contains(id) || older.contains(id);
  }

  /**
   * Forgets what is old. What was added before the first time counts from then on.
   *
   * @param steadyMs see {@link PagerClock#steadyMs}
   */
  void forget(long steadyMs) {
    if (sinceMs == PageCall.NOT_YET) {
      sinceMs = steadyMs;
    } else if (steadyMs - sinceMs >= keepMs) {
      older = younger;
      younger = new HashSet<>();
      sinceMs = steadyMs;
    }
  }

  int size() {
    return younger.size() + older.size();
  }
}

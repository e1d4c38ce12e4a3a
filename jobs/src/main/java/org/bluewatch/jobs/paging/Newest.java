package org.bluewatch.jobs.paging;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that keeps what was put last, and forgets what was put longest ago. */
final class Newest<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;
  private final int most;

  /**
   * @param most how many entries it keeps
   */
  Newest(int most) {
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}

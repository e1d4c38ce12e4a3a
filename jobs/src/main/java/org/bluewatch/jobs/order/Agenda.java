package org.bluewatch.jobs.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is to be looked at when, by knowledge time; each subject once. */
public final class Agenda {
  private final TreeMap<Long, TreeSet<String>> byTime = new TreeMap<>();
  private final Map<String, Long> bySubject = new HashMap<>();

  /**
   * Puts a subject down for a time, instead of the one it had; never for {@link Long#MAX_VALUE}.
   */
  public void put(String subject, long ms) {
    Long before = bySubject.get(subject);
    if (before != null && before == ms) {
      return;
    }
    remove(subject);
    if (ms != Long.MAX_VALUE) {
      bySubject.put(subject, ms);
      byTime.computeIfAbsent(ms, unused -> new TreeSet<>()).add(subject);
    }
  }

  /** Puts a subject down for a time unless it is looked at earlier. */
  public void putIfEarlier(String subject, long ms) {
    Long before = bySubject.get(subject);
    if (before == null || ms < before) {
      put(subject, ms);
    }
  }

  /** Strikes a subject off. */
  public void remove(String subject) {
    Long ms = bySubject.remove(subject);
    if (ms != null) {
      TreeSet<String> subjects = byTime.get(ms);
      subjects.remove(subject);
      if (subjects.isEmpty()) {
        byTime.remove(ms);
      }
    }
  }

  /** The next time anything is due, {@link Long#MAX_VALUE} if nothing is. */
  public long nextMs() {
    return byTime.isEmpty() ? Long.MAX_VALUE : byTime.firstKey();
  }

  /** Takes what is due, by time and subject. */
  public List<String> take(long nowMs) {
    List<String> due = new ArrayList<>();
    while (nextMs() <= nowMs) {
      for (String subject : byTime.pollFirstEntry().getValue()) {
        bySubject.remove(subject);
        due.add(subject);
      }
    }
    return due;
  }
}

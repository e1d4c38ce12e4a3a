package org.bluewatch.bench.area;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happens in the streams that a detector may be judged by. */
final class Diary {

  /**
   * One thing that happens.
   *
   * @param kind in words of the contract where it has one, e.g. {@code convoy-halted}
   * @param from knowledge time from which the records show it
   * @param until knowledge time at which it is over
   */
  record Entry(String kind, String subject, Instant from, Instant until, String what) {}

  private final List<Entry> entries = new ArrayList<>();

  void note(String kind, String subject, Instant from, Instant until, String what) {
    entries.add(new Entry(kind, subject, from, until, what));
  }

  /** By time. */
  List<Entry> entries() {
    return entries.stream()
        .sorted(
            Comparator.comparing(Entry::from)
                .thenComparing(Entry::kind)
                .thenComparing(Entry::subject))
        .toList();
  }
}

package org.bluewatch.jobs.ingest;

import java.util.Map;
import java.util.TreeMap;

/**
 * What became of all records of one raw stream so far. {@code read} = {@code observations} + {@code
 * duplicates} + all rejected, but for what is on its way between decoder and ingest.
 *
 * @param duplicates conflicting ones included
 * @param rejected by reason; no entry where there was none
 */
public record StreamTotals(
    long read,
    long observations,
    long duplicates,
    long conflicting,
    long unknownFields,
    long restamped,
    Map<String, Long> rejected) {

  static StreamTotals none() {
    return new StreamTotals(0, 0, 0, 0, 0, 0, Map.of());
  }

  StreamTotals plus(Tally tally) {
    long n = tally.count();
    return new StreamTotals(
        read + (tally.outcome() == Outcome.READ ? n : 0),
        observations + (tally.outcome() == Outcome.OBSERVATION ? n : 0),
        duplicates + (tally.outcome() == Outcome.DUPLICATE ? n : 0),
        conflicting + (tally.outcome() == Outcome.CONFLICTING ? n : 0),
        unknownFields + (tally.outcome() == Outcome.UNKNOWN_FIELD ? n : 0),
        restamped + (tally.outcome() == Outcome.RESTAMPED ? n : 0),
        rejectedPlus(tally));
  }

  private Map<String, Long> rejectedPlus(Tally tally) {
    if (tally.outcome() != Outcome.REJECTED) {
      return rejected;
    }
    var sum = new TreeMap<>(rejected);
    sum.merge(tally.reason().name(), tally.count(), Long::sum);
    return sum;
  }

  /** Records read whose outcome is not decided yet; 0 at the end of a bounded input. */
  public long pending() {
    return read - observations - duplicates - refused();
  }

  /** Rejected for whatever reason. */
  long refused() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}

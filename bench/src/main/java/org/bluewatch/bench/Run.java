package org.bluewatch.bench;

import java.util.Map;
import java.util.TreeMap;

/**
 * One measured run of a graph.
 *
 * @param cpuNs CPU time of the process from the first record to the end of the job
 * @param wallNs the same on the wall clock
 * @param checkpoints number of checkpoints completed
 * @param accounts number of raw records by what they became
 * @param digest of everything that came out
 */
record Run(long cpuNs, long wallNs, long checkpoints, Map<String, Long> accounts, long digest) {

  static Run of(Map<String, Object> accumulators, long cpuAtEnd, long wallAtEnd) {
    Map<String, Long> accounts = new TreeMap<>();
    accumulators.forEach(
        (name, value) -> {
          if (name.startsWith(Ledger.ACCOUNT)) {
            accounts.merge(name.split("/")[1], (Long) value, Long::sum);
          }
        });
    return new Run(
        cpuAtEnd - (Long) accumulators.get(RunMeter.CPU_AT_START),
        wallAtEnd - (Long) accumulators.get(RunMeter.WALL_AT_START),
        (Long) accumulators.get(RunMeter.CHECKPOINTS),
        accounts,
        (Long) accumulators.getOrDefault(Ledger.DIGEST, 0L));
  }

  /** Number of raw records accounted for. */
  long records() {
    return accounts.values().stream().mapToLong(Long::longValue).sum();
  }
}

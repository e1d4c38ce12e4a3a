package org.bluewatch.bench;

import java.util.Map;
import java.util.TreeMap;

/**
 * One run of a graph.
 *
 * @param cpuNs CPU time of the process from before the first record to the end of the job
 * @param checkpointCpuNs the part of it after the last record: the checkpoint
 * @param wallNs wall time from before the first record to after the last
 * @param checkpoints number of checkpoints completed
 * @param accounts number of raw records by what became of them
 * @param digest of everything that came out
 */
record Run(
    long cpuNs,
    long checkpointCpuNs,
    long wallNs,
    long checkpoints,
    Map<String, Long> accounts,
    long digest) {

  static Run of(Map<String, Object> accumulators, long cpuAtEnd) {
    Map<String, Long> figures = new TreeMap<>();
    Map<String, Long> accounts = new TreeMap<>();
    accumulators.forEach(
        (name, value) -> {
          figures.put(name, (Long) value);
          if (name.startsWith(RunMeter.ACCOUNT)) {
            accounts.merge(name.split("/")[1], (Long) value, Long::sum);
          }
        });
    return new Run(
        cpuAtEnd - figures.get(RunMeter.CPU_AT_START),
        cpuAtEnd - figures.get(RunMeter.CPU_AFTER_LAST),
        figures.get(RunMeter.WALL_AFTER_LAST) - figures.get(RunMeter.WALL_AT_START),
        figures.get(RunMeter.CHECKPOINTS),
        accounts,
        figures.get(RunMeter.DIGEST));
  }

  /**
   * Fails unless an account holds what it should.
   *
   * @throws IllegalStateException if it does not
   */
  void checkAccount(String account, long expected) {
    check(account, accounts.getOrDefault(account, 0L), expected);
  }

  /**
   * Fails unless all accounts together hold what they should.
   *
   * @throws IllegalStateException if they do not
   */
  void checkRecords(long expected) {
    check("all", accounts.values().stream().mapToLong(Long::longValue).sum(), expected);
  }

  private void check(String what, long found, long expected) {
    if (found != expected) {
      throw new IllegalStateException(
          "the balance does not hold: %s is %,d, expected %,d, in %s"
              .formatted(what, found, expected, accounts));
    }
  }
}

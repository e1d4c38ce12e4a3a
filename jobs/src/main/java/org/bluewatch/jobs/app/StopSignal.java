package org.bluewatch.jobs.app;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/** Ctrl-C, and what a service manager sends. */
final class StopSignal {
  private StopSignal() {}

  /**
   * Counts down at the first signal; the second one ends the process at once. Handled as a signal,
   * not in a shutdown hook: Flink's own hooks would pull its temporary files from under the last
   * savepoint.
   *
   * @param onFirst called before the count
   */
  static CountDownLatch stopOnSignal(Runnable onFirst) {
    var stop = new CountDownLatch(1);
    for (String name : new String[] {"INT", "TERM"}) {
      Signal.handle(
          new Signal(name),
          signal -> {
            if (stop.getCount() == 0) {
              Runtime.getRuntime().halt(1);
            }
            onFirst.run();
            stop.countDown();
          });
    }
    return stop;
  }
}

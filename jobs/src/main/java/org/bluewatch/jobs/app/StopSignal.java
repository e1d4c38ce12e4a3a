package org.bluewatch.jobs.app;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * Ctrl-C and TERM are handled as signals, not in shutdown hooks: Flink's own hooks would pull its
 * temporary files from under the last savepoint.
 */
final class StopSignal {
  private StopSignal() {}

  /**
   * Counted down by the first signal; the second one ends the process at once.
   *
   * @param onFirst runs when the first one comes
   */
  static CountDownLatch latch(Runnable onFirst) {
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

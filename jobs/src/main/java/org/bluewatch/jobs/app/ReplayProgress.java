package org.bluewatch.jobs.app;

import java.io.PrintWriter;
import java.util.Locale;
import org.bluewatch.jobs.replay.Progress;

/** Shows how far a replay is: one line that is written over on a terminal, none elsewhere. */
final class ReplayProgress implements Progress {
  private final PrintWriter err;
  private final boolean terminal;
  private final long startedNanos = System.nanoTime();

  ReplayProgress(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public void sorting(long recordsRead) {
    show(String.format(Locale.ROOT, "reading: %,d records", recordsRead));
  }

  @Override
  public void running(long recordsDone, long recordsInAll) {
    double percent = recordsInAll == 0 ? 100 : 100.0 * recordsDone / recordsInAll;
    double seconds = (System.nanoTime() - startedNanos) / 1e9;
    show(
        String.format(
            Locale.ROOT,
            "replaying: %,d of %,d records (%.0f %%), %,.0f records/s",
            recordsDone,
            recordsInAll,
            percent,
            recordsDone / Math.max(seconds, 0.001)));
  }

  private void show(String text) {
    if (terminal) {
      err.printf("\r%-78s", text);
      err.flush();
    }
  }

  void done() {
    if (terminal) {
      err.printf("\r%-78s\r", "");
      err.flush();
    }
  }
}

package org.bluewatch.jobs.replay;

/** Told how far a replay is. */
public interface Progress {
  /** Tells nobody. */
  Progress SILENT =
      new Progress() {
        @Override
        public void sorting(long recordsRead) {}

        @Override
        public void running(long recordsDone, long recordsInAll) {}
      };

  /** Records read from the files so far, while they are brought into knowledge order. */
  void sorting(long recordsRead);

  /** Records that have entered the graph. */
  void running(long recordsDone, long recordsInAll);
}

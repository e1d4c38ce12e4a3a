package org.bluewatch.jobs.detect.hotspot;

/**
 * Which share of a stream's events of the last hours is known by now, in steps of age of ten
 * minutes; learnt once a day from {@link ReportingDelays}.
 */
final class Completeness {
  static final long STEP_MS = 600_000;

  private final double[][] known;

  Completeness(ReportingDelays delays, long longestMs) {
    int steps = (int) ((longestMs + STEP_MS - 1) / STEP_MS);
    known = new double[PaneHistory.STREAMS][steps];
    for (int stream = 0; stream < known.length; stream++) {
      for (int step = 0; step < steps; step++) {
        known[stream][step] = delays.known(stream, (step + 0.5) * STEP_MS);
      }
    }
  }

  int steps() {
    return known[0].length;
  }

  /** Share known in a step of age, 0 to 1. */
  double at(int stream, int step) {
    return known[stream][step];
  }
}

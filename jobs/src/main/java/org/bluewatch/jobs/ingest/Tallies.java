package org.bluewatch.jobs.ingest;

import java.util.Arrays;
import java.util.function.Consumer;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.RejectionReason;

/** Counts outcomes until somebody asks for them: one tally for many records. */
final class Tallies {
  private static final RawStream[] STREAMS = RawStream.values();
  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final RejectionReason[] REASONS = RejectionReason.values();

  private final long[] outcomes = new long[STREAMS.length * OUTCOMES.length];
  private final long[] rejections = new long[STREAMS.length * REASONS.length];
  private boolean empty = true;

  void add(RawStream stream, Outcome outcome) {
    add(stream, outcome, 1);
  }

  void add(RawStream stream, Outcome outcome, long count) {
    outcomes[stream.ordinal() * OUTCOMES.length + outcome.ordinal()] += count;
    empty = false;
  }

  void addRejection(RawStream stream, RejectionReason reason) {
    rejections[stream.ordinal() * REASONS.length + reason.ordinal()]++;
    empty = false;
  }

  /** Hands over what was counted and starts again from nothing. */
  void drainTo(Consumer<Tally> sink) {
    if (empty) {
      return;
    }
    for (RawStream stream : STREAMS) {
      for (Outcome outcome : OUTCOMES) {
        long count = outcomes[stream.ordinal() * OUTCOMES.length + outcome.ordinal()];
        if (count > 0) {
          sink.accept(new Tally(stream, outcome, null, count));
        }
      }
      for (RejectionReason reason : REASONS) {
        long count = rejections[stream.ordinal() * REASONS.length + reason.ordinal()];
        if (count > 0) {
          sink.accept(new Tally(stream, Outcome.REJECTED, reason, count));
        }
      }
    }
    Arrays.fill(outcomes, 0);
    Arrays.fill(rejections, 0);
    empty = true;
  }
}

package org.bluewatch.jobs.ingest;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.metrics.MetricGroup;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.RejectionReason;
import org.bluewatch.jobs.metrics.BluewatchMetric;
import org.bluewatch.jobs.metrics.BluewatchMetrics;
import org.bluewatch.jobs.metrics.RestoredTotal;

/** Exports the balance, every combination of labels from the start. */
final class BalanceMetrics {
  private static final Set<Outcome> ENDS =
      Set.of(Outcome.OBSERVATION, Outcome.DUPLICATE, Outcome.CONFLICTING, Outcome.REJECTED);

  private final Map<RawStream, Map<Outcome, RestoredTotal>> records =
      new EnumMap<>(RawStream.class);
  private final Map<RawStream, Map<RejectionReason, RestoredTotal>> rejected =
      new EnumMap<>(RawStream.class);

  BalanceMetrics(MetricGroup group) {
    for (RawStream stream : RawStream.values()) {
      var byOutcome = new EnumMap<Outcome, RestoredTotal>(Outcome.class);
      for (Outcome outcome : ENDS) {
        byOutcome.put(
            outcome,
            BluewatchMetrics.total(
                group,
                BluewatchMetric.RECORDS,
                Map.of("stream", stream.topic(), "outcome", outcome.label())));
      }
      records.put(stream, byOutcome);
      var byReason = new EnumMap<RejectionReason, RestoredTotal>(RejectionReason.class);
      for (RejectionReason reason : RejectionReason.values()) {
        byReason.put(
            reason,
            BluewatchMetrics.total(
                group,
                BluewatchMetric.REJECTED,
                Map.of("stream", stream.topic(), "reason", reason.name())));
      }
      rejected.put(stream, byReason);
    }
  }

  void show(RawStream stream, StreamTotals totals) {
    var byOutcome = records.get(stream);
    byOutcome.get(Outcome.OBSERVATION).setTotal(totals.observations());
    byOutcome.get(Outcome.DUPLICATE).setTotal(totals.duplicates());
    byOutcome.get(Outcome.CONFLICTING).setTotal(totals.conflicting());
    byOutcome.get(Outcome.REJECTED).setTotal(totals.refused());
    totals
        .rejected()
        .forEach(
            (reason, count) ->
                rejected.get(stream).get(RejectionReason.valueOf(reason)).setTotal(count));
  }
}

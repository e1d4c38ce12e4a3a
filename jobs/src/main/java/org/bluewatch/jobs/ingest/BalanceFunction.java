package org.bluewatch.jobs.ingest;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.jobs.order.KnowledgeFunction;
import org.bluewatch.jobs.order.OrderedStreams;

/**
 * Adds up what became of every record, in one instance. The totals in a checkpoint are exact:
 * whoever counts hands over before the checkpoint's barrier.
 */
public final class BalanceFunction extends KnowledgeFunction<String, Tally, StreamBalance> {
  private static final long serialVersionUID = 1L;

  /** Totals are told at most once in this much knowledge time. */
  private static final long TELL_EVERY_MS = 1000;

  private transient ValueState<StreamTotals> totals;
  private transient Map<RawStream, StreamTotals> latest;
  private transient Set<RawStream> changed;
  private transient long toldMs;

  /** Sums do not depend on the order of what is added. */
  public static OrderedStreams.Order<Tally> order() {
    return (a, b) -> 0;
  }

  @Override
  public void open(OpenContext context) {
    totals =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "stream-totals", TypeInformation.of(StreamTotals.class)));
    latest = new EnumMap<>(RawStream.class);
    changed = EnumSet.noneOf(RawStream.class);
    toldMs = Long.MIN_VALUE;
  }

  @Override
  public void onRecord(Tally tally, Context<String> context, Collector<StreamBalance> out)
      throws Exception {
    StreamTotals before = totals.value();
    StreamTotals now = (before == null ? StreamTotals.none() : before).plus(tally);
    totals.update(now);
    latest.put(tally.stream(), now);
    changed.add(tally.stream());
  }

  @Override
  public void onAdvance(Context<String> context, Collector<StreamBalance> out) {
    if (toldMs == Long.MIN_VALUE || context.knownMs() - toldMs >= TELL_EVERY_MS) {
      tell(context.knownMs(), out);
    }
  }

  @Override
  public void onFlush(Context<String> context, Collector<StreamBalance> out) {
    tell(context.knownMs(), out);
  }

  private void tell(long knownMs, Collector<StreamBalance> out) {
    for (RawStream stream : changed) {
      out.collect(new StreamBalance(stream, knownMs, latest.get(stream)));
    }
    changed.clear();
    toldMs = knownMs;
  }
}

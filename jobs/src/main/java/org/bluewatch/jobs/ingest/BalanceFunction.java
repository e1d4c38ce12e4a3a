package org.bluewatch.jobs.ingest;

import java.util.EnumSet;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.jobs.order.KnowledgeFunction;
import org.bluewatch.jobs.order.OrderedStreams;

/**
 * Adds up what became of every record, in one instance. The totals in a checkpoint are exact:
 * whoever counts hands over before the checkpoint's barrier.
 */
public final class BalanceFunction extends KnowledgeFunction<Integer, Tally, StreamBalance> {
  private static final long serialVersionUID = 1L;

  /** Totals are told at most once in this much knowledge time. */
  private static final long TELL_EVERY_MS = 1000;

  private transient MapState<String, StreamTotals> totals;
  private transient BalanceMetrics metrics;
  private transient Set<RawStream> changed;
  private transient long toldMs;

  /** Sums do not depend on the order of what is added. */
  public static OrderedStreams.Order<Tally> order() {
    return (a, b) -> 0;
  }

  @Override
  public Integer soleKey() {
    return OrderedStreams.SOLE_KEY;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    totals =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "stream-totals",
                    BasicTypeInfo.STRING_TYPE_INFO,
                    TypeInformation.of(StreamTotals.class)));
    metrics = new BalanceMetrics(getRuntimeContext().getMetricGroup());
    for (RawStream stream : RawStream.values()) {
      metrics.show(stream, totalsOf(stream));
    }
    changed = EnumSet.noneOf(RawStream.class);
    toldMs = Long.MIN_VALUE;
  }

  @Override
  public void onRecord(Tally tally, Context<Integer> context, Collector<StreamBalance> out)
      throws Exception {
    RawStream stream = tally.stream();
    StreamTotals now = totalsOf(stream).plus(tally);
    totals.put(stream.topic(), now);
    metrics.show(stream, now);
    changed.add(stream);
  }

  private StreamTotals totalsOf(RawStream stream) throws Exception {
    StreamTotals known = totals.get(stream.topic());
    return known == null ? StreamTotals.none() : known;
  }

  @Override
  public void onAdvance(Context<Integer> context, Collector<StreamBalance> out) throws Exception {
    if (isDue(context.knownMs())) {
      tell(context.knownMs(), out);
    }
  }

  private boolean isDue(long knownMs) {
    return toldMs == Long.MIN_VALUE || knownMs - toldMs >= TELL_EVERY_MS;
  }

  @Override
  public void onFlush(Context<Integer> context, Collector<StreamBalance> out) throws Exception {
    if (changed.isEmpty() && isDue(context.knownMs())) {
      tellOneAgain();
    }
    tell(context.knownMs(), out);
  }

  /**
   * The first total there is: whoever follows them sees the knowledge clock move, even where no
   * record came.
   */
  private void tellOneAgain() throws Exception {
    for (RawStream stream : RawStream.values()) {
      if (totals.contains(stream.topic())) {
        changed.add(stream);
        return;
      }
    }
  }

  private void tell(long knownMs, Collector<StreamBalance> out) throws Exception {
    if (changed.isEmpty()) {
      return;
    }
    for (RawStream stream : changed) {
      out.collect(new StreamBalance(stream, knownMs, totalsOf(stream)));
    }
    changed.clear();
    toldMs = knownMs;
  }
}

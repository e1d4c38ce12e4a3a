package org.bluewatch.bench;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.bluewatch.jobs.order.OrderedStreams;

/** The ends of graphs that only count: the same counters without and with the ordering stage. */
final class CountGraphs {
  private CountGraphs() {}

  /** Counts the records of each key: the least that a job can do. */
  static <T> void plain(KeyedStream<T, Integer> keyed) {
    close(keyed.map(new RunningCount<>()).returns(Types.LONG).uid("count"));
  }

  /** Counts the records of each key in knowledge order. */
  static <T> void ordered(KeyedStream<T, Integer> keyed, OrderedStreams.Order<T> order) {
    close(OrderedStreams.apply(keyed, "count", order, new OrderedCount<>(), Types.LONG));
  }

  private static void close(DataStream<Long> counts) {
    Ledger.close(counts, "counted", (count, ledger) -> ledger.add("counted", 1, count));
  }
}

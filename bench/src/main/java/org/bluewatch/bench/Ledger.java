package org.bluewatch.bench;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The end of a benchmark graph: counts what became of the raw records, folds what arrives into a
 * digest, so that no work before it can be optimised away unseen, and notes the clocks at the end.
 *
 * @param <T> what arrives
 */
final class Ledger<T> extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<T, Void> {
  private static final long serialVersionUID = 1L;

  private final Bookkeeper<T> bookkeeper;

  private transient Map<String, LongCounter> sums;
  private transient Map<String, LongMaximum> totals;
  private transient LongCounter digest;

  /** Enters each value that arrives. */
  interface Bookkeeper<T> extends Serializable {
    void enter(T value, Ledger<T> ledger);
  }

  private Ledger(Bookkeeper<T> bookkeeper) {
    this.bookkeeper = bookkeeper;
  }

  /**
   * Ends a stream.
   *
   * @param uid of the operator
   */
  static <T> void close(DataStream<T> stream, String uid, Bookkeeper<T> bookkeeper) {
    stream
        .transform(uid, Types.VOID, new Ledger<>(bookkeeper))
        .uid(uid)
        .setParallelism(stream.getParallelism());
  }

  @Override
  public void open() throws Exception {
    super.open();
    sums = new HashMap<>();
    totals = new HashMap<>();
    digest = getRuntimeContext().getLongCounter(RunMeter.DIGEST);
  }

  @Override
  public void processElement(StreamRecord<T> element) {
    bookkeeper.enter(element.getValue(), this);
  }

  /**
   * Adds raw records to an account.
   *
   * @param account what became of them
   * @param value a number that depends on all that was done to them
   */
  void add(String account, long records, long value) {
    sums.computeIfAbsent(
            RunMeter.ACCOUNT + account, name -> getRuntimeContext().getLongCounter(name))
        .add(records);
    digest.add(value);
  }

  /** Says how many records of one topic are in an account by now. */
  void total(String account, String topic, long records) {
    totals.computeIfAbsent(RunMeter.ACCOUNT + account + '/' + topic, this::register).add(records);
  }

  private LongMaximum register(String name) {
    var total = new LongMaximum();
    getRuntimeContext().addAccumulator(name, total);
    return total;
  }

  @Override
  public void finish() throws Exception {
    RunMeter.noteEnd(getRuntimeContext());
    super.finish();
  }
}

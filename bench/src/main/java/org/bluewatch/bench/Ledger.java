package org.bluewatch.bench;

import java.io.Serializable;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The end of a benchmark graph: counts how many raw records are accounted for by what arrives, and
 * folds all of it into a digest, so that no work before it can be optimised away unseen.
 *
 * @param <T> what arrives
 */
final class Ledger<T> extends RichMapFunction<T, T> {
  private static final long serialVersionUID = 1L;

  /** Prefix of the accumulators that count raw records. */
  static final String ACCOUNT = "account/";

  static final String DIGEST = "digest";

  private final String account;
  private final Figure<T> records;
  private final Figure<T> digest;

  private transient LongCounter recordsSoFar;
  private transient LongCounter digestSoFar;

  /** A number out of a value. */
  interface Figure<T> extends Serializable {
    long of(T value);
  }

  private Ledger(String account, Figure<T> records, Figure<T> digest) {
    this.account = account;
    this.records = records;
    this.digest = digest;
  }

  /**
   * Ends a stream.
   *
   * @param account what the raw records became, for example {@code duplicates}
   * @param records number of raw records that a value stands for
   * @param digest a number that depends on the value
   */
  static <T> void close(DataStream<T> stream, String account, Figure<T> records, Figure<T> digest) {
    stream
        .map(new Ledger<>(account, records, digest))
        .returns(stream.getType())
        .uid(account)
        .setParallelism(stream.getParallelism())
        .sinkTo(new DiscardingSink<>())
        .uid(account + "-end")
        .setParallelism(stream.getParallelism());
  }

  @Override
  public void open(OpenContext context) {
    recordsSoFar = getRuntimeContext().getLongCounter(ACCOUNT + account);
    digestSoFar = getRuntimeContext().getLongCounter(DIGEST);
  }

  @Override
  public T map(T value) {
    recordsSoFar.add(records.of(value));
    digestSoFar.add(digest.of(value));
    return value;
  }
}

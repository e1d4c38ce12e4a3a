package org.bluewatch.jobs.order;

import java.util.List;
import org.apache.flink.api.common.functions.AbstractRichFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.bluewatch.common.model.ReferenceUpdate;

/**
 * Logic behind the ordering stage. It sees the records of its keys in knowledge order, whatever the
 * interleaving and parallelism were; its timers are knowledge time. Keyed state comes from {@link
 * #getRuntimeContext()}.
 *
 * @param <K> key
 * @param <I> input
 * @param <O> main output
 */
public abstract class KnowledgeFunction<K, I, O> extends AbstractRichFunction {

  /** What a call may use. It is valid during that call only. */
  public interface Context<K> {
    /** The key of the record or timer. */
    K key();

    /** The knowledge time of the record or timer, milliseconds since 1970 UTC. */
    long knownMs();

    /** Calls {@link #onTimer} for the current key once all records up to {@code ms} were seen. */
    void callAt(long ms);

    /** Emits to a side output. */
    <X> void output(OutputTag<X> tag, X value);
  }

  /**
   * The key of all records, for a function that decides in one instance; null where keys are many.
   * It is set from the beginning, so that {@code open} and every call below can read state.
   */
  public K soleKey() {
    return null;
  }

  /** Handles one record. */
  public abstract void onRecord(I record, Context<K> context, Collector<O> out) throws Exception;

  /** Handles a timer, after all records received up to its time. */
  public void onTimer(Context<K> context, Collector<O> out) throws Exception {}

  /**
   * Takes over reference data that came into force, before any record received at or after it. Only
   * called where the stage is given reference data; after a restart once with all that is in force.
   */
  public void onReference(List<ReferenceUpdate> updates) {}

  /**
   * Called after {@link #onReference} for versions that came into force while the stage runs, at
   * the moment at which they did. No key is set but a sole one.
   */
  public void onReferenceInForce(Context<K> context, Collector<O> out) throws Exception {}

  /**
   * Called when knowledge time has advanced, after all records and timers up to it. No key is set
   * but a sole one.
   */
  public void onAdvance(Context<K> context, Collector<O> out) throws Exception {}

  /**
   * Called before each checkpoint and at the end of the input: the moment to pass on what was
   * gathered and is not in state. No key is set but a sole one.
   */
  public void onFlush(Context<K> context, Collector<O> out) throws Exception {}
}

package org.bluewatch.jobs.order;

import java.io.DataInputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyGroupStatePartitionStreamProvider;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractUdfStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TimestampedCollector;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.bluewatch.jobs.metrics.BluewatchMetric;
import org.bluewatch.jobs.metrics.BluewatchMetrics;

/**
 * The ordering stage: holds records of a keyed stream until the watermark has passed them, then
 * gives them to a {@link KnowledgeFunction} in the order (knowledge time, {@code order}), with its
 * timers fired between them at their own times. Partitions, interleaving and parallelism therefore
 * do not change what the function sees for a key.
 *
 * <p>The buffer lives on heap under every state backend and is snapshotted per key group as raw
 * keyed state. The end of a bounded input is not the passing of time: the final watermark hands out
 * what is held and fires no timer after the last record or the last real watermark.
 */
class OrderedOperator<K, I, O> extends AbstractUdfStreamOperator<O, KnowledgeFunction<K, I, O>>
    implements OneInputStreamOperator<I, O>, Triggerable<K, VoidNamespace> {
  private static final long serialVersionUID = 1L;
  private static final int SNAPSHOT_VERSION = 1;

  private final String stage;
  private final Comparator<I> order;

  private transient OrderingBuffer<I> buffer;
  private transient TypeSerializer<I> serializer;
  private transient KeySelector<I, K> keySelector;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient TimestampedCollector<O> collector;
  private transient CallContext context;
  private transient Counter lateRecords;

  /**
   * @param stage name of the stage, for its metrics
   * @param order the order of records of one millisecond; must be serializable, and equal only for
   *     records whose exchange changes nothing
   */
  OrderedOperator(String stage, KnowledgeFunction<K, I, O> function, Comparator<I> order) {
    super(function);
    this.stage = stage;
    this.order = order;
  }

  @Override
  protected boolean isUsingCustomRawKeyedState() {
    return true;
  }

  @Override
  @SuppressWarnings("unchecked")
  public void initializeState(StateInitializationContext state) throws Exception {
    super.initializeState(state);
    buffer = new OrderingBuffer<>(order);
    serializer = getOperatorConfig().getTypeSerializerIn(0, getUserCodeClassloader());
    keySelector = (KeySelector<I, K>) getStateKeySelector1();
    if (state.isRestored()) {
      restore(state);
    }
  }

  @Override
  public void open() throws Exception {
    timers = getInternalTimerService("knowledge-timers", VoidNamespaceSerializer.INSTANCE, this);
    collector = new TimestampedCollector<>(output);
    context = new CallContext();
    lateRecords =
        BluewatchMetrics.counter(
            getMetricGroup(), BluewatchMetric.LATE_RECORDS, Map.of("stage", stage));
    if (userFunction.soleKey() != null) {
      setCurrentKey(userFunction.soleKey());
    }
    super.open();
  }

  /** The key is set when a record is handed out; on arrival no state is touched. */
  @Override
  @SuppressWarnings("rawtypes")
  public void setKeyContextElement1(StreamRecord record) {}

  @Override
  public void processElement(StreamRecord<I> element) {
    buffer.add(notYetDrained(element.getTimestamp()), element.getValue());
  }

  /** The millisecond at which something that arrives now can be handed out. */
  long notYetDrained(long ms) {
    if (ms > buffer.drainedMs()) {
      return ms;
    }
    // Cannot happen while sources stamp monotonously; if it does, say so and lose nothing.
    lateRecords.inc();
    return buffer.drainedMs() + 1;
  }

  /** How many records came behind the watermark since the start. */
  long lateRecords() {
    return lateRecords.getCount();
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    boolean endOfInput = mark.getTimestamp() == Long.MAX_VALUE;
    drain(mark.getTimestamp());
    if (endOfInput) {
      // Behind this watermark it would be late.
      flush();
    } else {
      advanceTimers(mark.getTimestamp());
      buffer.drainedTo(mark.getTimestamp());
      atWatermark(mark.getTimestamp());
      userFunction.onAdvance(context, collector);
    }
    output.emitWatermark(mark);
  }

  private void drain(long watermarkMs) throws Exception {
    for (long ms = nextMs(); ms <= watermarkMs && ms != Long.MAX_VALUE; ms = nextMs()) {
      advanceTimers(ms - 1);
      beforeBatch(ms);
      List<I> records = buffer.take(ms);
      buffer.drainedTo(ms);
      for (I record : records) {
        call(keySelector.getKey(record), ms);
        userFunction.onRecord(record, context, collector);
      }
    }
  }

  /** The next millisecond at which something is to be done. */
  long nextMs() {
    return buffer.nextMs();
  }

  /** Called before the records of a millisecond. */
  void beforeBatch(long ms) throws Exception {}

  /** Tells the function that reference data came into force at {@code ms}. */
  void referenceInForce(long ms) throws Exception {
    atWatermark(ms);
    userFunction.onReferenceInForce(context, collector);
  }

  private void advanceTimers(long ms) throws Exception {
    timeServiceManager.advanceWatermark(new Watermark(ms));
  }

  private void call(K key, long ms) {
    setCurrentKey(key);
    context.key = key;
    context.at(ms);
    collector.setAbsoluteTimestamp(ms);
  }

  private void atWatermark(long knownMs) {
    context.key = null;
    context.at(knownMs);
    collector.setAbsoluteTimestamp(knownMs);
  }

  /** What is emitted here is stamped ahead of the watermark, so that it is never late. */
  private void flush() throws Exception {
    atWatermark(buffer.drainedMs());
    context.emitMs = buffer.drainedMs() + 1;
    collector.setAbsoluteTimestamp(context.emitMs);
    userFunction.onFlush(context, collector);
  }

  @Override
  public void onEventTime(InternalTimer<K, VoidNamespace> timer) throws Exception {
    call(timer.getKey(), timer.getTimestamp());
    userFunction.onTimer(context, collector);
  }

  @Override
  public void onProcessingTime(InternalTimer<K, VoidNamespace> timer) {
    throw new IllegalStateException("the wall clock has no say behind the ordering stage");
  }

  @Override
  public void finish() throws Exception {
    // What others handed over when they finished came behind the last watermark.
    drain(Long.MAX_VALUE);
    flush();
    super.finish();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    flush();
  }

  @Override
  public void snapshotState(StateSnapshotContext snapshot) throws Exception {
    super.snapshotState(snapshot);
    var groups = new BufferedByKeyGroup<I>();
    int maxParallelism = getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks();
    buffer.forEach(
        (ms, record) ->
            groups.add(
                KeyGroupRangeAssignment.assignToKeyGroup(
                    keySelector.getKey(record), maxParallelism),
                ms,
                record));
    var out = snapshot.getRawKeyedOperatorStateOutput();
    var view = new DataOutputViewStreamWrapper(out);
    for (int group : out.getKeyGroupList()) {
      out.startNewKeyGroup(group);
      view.writeInt(SNAPSHOT_VERSION);
      view.writeLong(buffer.drainedMs());
      groups.write(group, view, serializer);
    }
  }

  private void restore(StateInitializationContext state) throws Exception {
    long drainedMs = Long.MAX_VALUE;
    for (KeyGroupStatePartitionStreamProvider group : state.getRawKeyedStateInputs()) {
      var in = new DataInputViewStreamWrapper(new DataInputStream(group.getStream()));
      int version = in.readInt();
      if (version != SNAPSHOT_VERSION) {
        throw new IllegalStateException("ordering buffer of unknown version " + version);
      }
      // Key groups from several former subtasks may differ; the least of them loses nothing.
      drainedMs = Math.min(drainedMs, in.readLong());
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        buffer.add(in.readLong(), serializer.deserialize(in));
      }
    }
    if (drainedMs != Long.MAX_VALUE) {
      buffer.drainedTo(drainedMs);
    }
  }

  private final class CallContext implements KnowledgeFunction.Context<K> {
    K key;
    long emitMs;
    private long knownMs;

    void at(long ms) {
      knownMs = ms;
      emitMs = ms;
    }

    @Override
    public K key() {
      return key;
    }

    @Override
    public long knownMs() {
      return knownMs;
    }

    @Override
    public void callAt(long ms) {
      timers.registerEventTimeTimer(VoidNamespace.INSTANCE, ms);
    }

    @Override
    public <X> void output(OutputTag<X> tag, X value) {
      output.collect(tag, new StreamRecord<>(value, emitMs));
    }
  }
}

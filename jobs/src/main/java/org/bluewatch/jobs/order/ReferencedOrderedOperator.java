package org.bluewatch.jobs.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.bluewatch.common.model.ReferenceUpdate;

/**
 * The ordering stage with reference data broadcast to it as second input: a version takes effect
 * before the records of its millisecond, at every parallelism.
 */
final class ReferencedOrderedOperator<K, I, O> extends OrderedOperator<K, I, O>
    implements TwoInputStreamOperator<I, ReferenceUpdate, O> {
  private static final long serialVersionUID = 1L;
  private static final String IN_FORCE = "in-force/";
  private static final String PENDING = "pending/";
  private static final MapStateDescriptor<String, ReferenceUpdate> STATE =
      new MapStateDescriptor<>(
          "reference-versions",
          BasicTypeInfo.STRING_TYPE_INFO,
          TypeInformation.of(ReferenceUpdate.class));

  private final ArrayList<ReferenceUpdate> initial;

  private transient ReferenceVersions versions;
  private transient BroadcastState<String, ReferenceUpdate> state;

  /**
   * @param stage name of the stage, for its metrics
   * @param initial in force from the beginning; ignored after a restart, when the state knows
   */
  ReferencedOrderedOperator(
      String stage,
      KnowledgeFunction<K, I, O> function,
      Comparator<I> order,
      List<ReferenceUpdate> initial) {
    super(stage, function, order);
    this.initial = new ArrayList<>(initial);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    versions = new ReferenceVersions();
    state = context.getOperatorStateStore().getBroadcastState(STATE);
    if (!context.isRestored()) {
      initial.forEach(versions::restoreInForce);
      return;
    }
    for (var entry : state.immutableEntries()) {
      if (entry.getKey().startsWith(PENDING)) {
        versions.add(entry.getValue());
      } else {
        versions.restoreInForce(entry.getValue());
      }
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    userFunction.onReference(List.copyOf(versions.inForce()));
  }

  @Override
  public void processElement1(StreamRecord<I> element) {
    processElement(element);
  }

  @Override
  public void processElement2(StreamRecord<ReferenceUpdate> element) {
    ReferenceUpdate update = element.getValue();
    // One that comes too late counts from now on: never retroactively.
    long fromMs = notYetDrained(update.receivedMs());
    versions.add(new ReferenceUpdate(update.key(), fromMs, update.json()));
  }

  @Override
  long nextMs() {
    return Math.min(super.nextMs(), versions.nextMs());
  }

  @Override
  void beforeBatch(long ms) throws Exception {
    List<ReferenceUpdate> updates = versions.advanceTo(ms);
    if (!updates.isEmpty()) {
      userFunction.onReference(updates);
      referenceInForce(ms);
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.clear();
    for (ReferenceUpdate update : versions.inForce()) {
      state.put(IN_FORCE + update.key(), update);
    }
    int index = 0;
    for (ReferenceUpdate update : versions.pending()) {
      state.put(PENDING + index++, update);
    }
  }
}

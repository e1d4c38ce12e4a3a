package org.bluewatch.jobs.order;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.bluewatch.common.model.ReferenceUpdate;

/** One subtask of a function behind the ordering stage, as Flink runs it. */
public final class KnowledgeHarness<K, I, O> implements AutoCloseable {
  private static final int MAX_PARALLELISM = 128;

  private final Supplier<? extends KnowledgeFunction<K, I, O>> function;
  private final OrderedStreams.Order<I> order;
  private final KeySelector<I, K> key;
  private final TypeInformation<K> keyType;
  private final Class<I> inputType;
  private KeyedTwoInputStreamOperatorTestHarness<K, I, ReferenceUpdate, O> flink;

  private KnowledgeHarness(
      Supplier<? extends KnowledgeFunction<K, I, O>> function,
      OrderedStreams.Order<I> order,
      KeySelector<I, K> key,
      TypeInformation<K> keyType,
      Class<I> inputType)
      throws Exception {
    this.function = function;
    this.order = order;
    this.key = key;
    this.keyType = keyType;
    this.inputType = inputType;
    flink = create();
    flink.open();
  }

  public static <K, I, O> KnowledgeHarness<K, I, O> open(
      Supplier<? extends KnowledgeFunction<K, I, O>> function,
      OrderedStreams.Order<I> order,
      KeySelector<I, K> key,
      TypeInformation<K> keyType,
      Class<I> inputType)
      throws Exception {
    return new KnowledgeHarness<>(function, order, key, keyType, inputType);
  }

  private KeyedTwoInputStreamOperatorTestHarness<K, I, ReferenceUpdate, O> create()
      throws Exception {
    var withoutKryo = new SerializerConfigImpl();
    withoutKryo.setGenericTypes(false);
    var harness =
        new KeyedTwoInputStreamOperatorTestHarness<K, I, ReferenceUpdate, O>(
            new ReferencedOrderedOperator<>("stage", function.get(), order, List.of()),
            key,
            null,
            keyType,
            MAX_PARALLELISM,
            1,
            0,
            TypeInformation.of(inputType).createSerializer(withoutKryo),
            TypeInformation.of(ReferenceUpdate.class).createSerializer(withoutKryo));
    harness.setup();
    return harness;
  }

  public void record(long ms, I record) throws Exception {
    flink.processElement1(new StreamRecord<>(record, ms));
  }

  public void reference(String subject, long receivedMs, String json) throws Exception {
    flink.processElement2(
        new StreamRecord<>(new ReferenceUpdate(subject, receivedMs, json), receivedMs));
  }

  public void watermark(long ms) throws Exception {
    flink.processBothWatermarks(new Watermark(ms));
  }

  public void endOfInput() throws Exception {
    watermark(Long.MAX_VALUE);
    flink.getOperator().finish();
  }

  /** Takes a checkpoint, fails, and goes on from it. */
  public void restart() throws Exception {
    flink.prepareSnapshotPreBarrier(1);
    var snapshot = flink.snapshot(1, 1);
    var before = flink;
    flink = create();
    flink.initializeState(snapshot);
    flink.open();
    flink.getOutput().addAll(before.getOutput());
    before.close();
  }

  /** The main output since the last look. */
  public List<O> told() {
    List<O> told = new ArrayList<>(flink.extractOutputValues());
    flink.getOutput().clear();
    return told;
  }

  /** A side output since the last look. */
  public <X> List<X> told(OutputTag<X> tag) {
    List<X> told = new ArrayList<>();
    var side = flink.getSideOutput(tag);
    if (side != null) {
      side.forEach(record -> told.add(record.getValue()));
      side.clear();
    }
    return told;
  }

  public int stateEntries() {
    return flink.numKeyedStateEntries();
  }

  public int timers() {
    return flink.numEventTimeTimers();
  }

  @Override
  public void close() throws Exception {
    flink.close();
  }
}

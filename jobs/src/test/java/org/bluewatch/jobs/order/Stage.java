package org.bluewatch.jobs.order;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.bluewatch.common.model.ReferenceUpdate;

/**
 * The ordering stage with a {@link Diary} behind it, as Flink runs it: some subtasks that share the
 * keys, and the same watermark for each.
 */
final class Stage implements AutoCloseable {
  private static final int MAX_PARALLELISM = 16;

  private final List<
          KeyedTwoInputStreamOperatorTestHarness<String, String, ReferenceUpdate, String>>
      subtasks = new ArrayList<>();

  private Stage(
      int parallelism,
      StateBackend backend,
      List<ReferenceUpdate> initial,
      List<OperatorSubtaskState> restored)
      throws Exception {
    for (int i = 0; i < parallelism; i++) {
      var subtask =
          new KeyedTwoInputStreamOperatorTestHarness<String, String, ReferenceUpdate, String>(
              new ReferencedOrderedOperator<>("stage", new Diary(), Diary.order(), initial),
              Diary::keyOf,
              null,
              Types.STRING,
              MAX_PARALLELISM,
              parallelism,
              i,
              Types.STRING.createSerializer(new SerializerConfigImpl()),
              TypeInformation.of(ReferenceUpdate.class)
                  .createSerializer(new SerializerConfigImpl()));
      subtask.setStateBackend(backend);
      subtask.setup();
      if (!restored.isEmpty()) {
        subtask.initializeState(part(restored, parallelism, i));
      }
      subtask.open();
      subtasks.add(subtask);
    }
  }

  private static OperatorSubtaskState part(
      List<OperatorSubtaskState> states, int parallelism, int subtask) throws Exception {
    var all =
        AbstractStreamOperatorTestHarness.repackageState(
            states.toArray(new OperatorSubtaskState[0]));
    return AbstractStreamOperatorTestHarness.repartitionOperatorState(
        all, MAX_PARALLELISM, states.size(), parallelism, subtask);
  }

  static Stage open(int parallelism, StateBackend backend, ReferenceUpdate... initial)
      throws Exception {
    return new Stage(parallelism, backend, List.of(initial), List.of());
  }

  /** Fails, and starts again from the last snapshot with another number of subtasks. */
  static Stage restore(
      List<OperatorSubtaskState> snapshot,
      int parallelism,
      StateBackend backend,
      ReferenceUpdate... initial)
      throws Exception {
    return new Stage(parallelism, backend, List.of(initial), snapshot);
  }

  Stage record(long ms, String record) throws Exception {
    int subtask =
        KeyGroupRangeAssignment.assignKeyToParallelOperator(
            Diary.keyOf(record), MAX_PARALLELISM, subtasks.size());
    subtasks.get(subtask).processElement1(new StreamRecord<>(record, ms));
    return this;
  }

  Stage reference(String key, long receivedMs, String json) throws Exception {
    for (var subtask : subtasks) {
      subtask.processElement2(
          new StreamRecord<>(new ReferenceUpdate(key, receivedMs, json), receivedMs));
    }
    return this;
  }

  Stage watermark(long ms) throws Exception {
    for (int i = 0; i < subtasks.size(); i++) {
      watermarkOf(i, ms);
    }
    return this;
  }

  Stage watermarkOf(int subtask, long ms) throws Exception {
    subtasks.get(subtask).processBothWatermarks(new Watermark(ms));
    return this;
  }

  Stage watermarkOfRecords(long ms) throws Exception {
    for (var subtask : subtasks) {
      subtask.processWatermark1(new Watermark(ms));
    }
    return this;
  }

  Stage watermarkOfReference(long ms) throws Exception {
    for (var subtask : subtasks) {
      subtask.processWatermark2(new Watermark(ms));
    }
    return this;
  }

  Stage endOfInput() throws Exception {
    watermark(Long.MAX_VALUE);
    for (var subtask : subtasks) {
      subtask.getOperator().finish();
    }
    return this;
  }

  List<OperatorSubtaskState> snapshot() throws Exception {
    List<OperatorSubtaskState> states = new ArrayList<>();
    for (var subtask : subtasks) {
      subtask.prepareSnapshotPreBarrier(1);
      states.add(subtask.snapshot(1, 1));
    }
    return states;
  }

  /** What the diary says since the last look, subtask after subtask. */
  List<String> written() {
    List<String> written = new ArrayList<>();
    for (var subtask : subtasks) {
      written.addAll(subtask.extractOutputValues());
      subtask.getOutput().clear();
    }
    return written;
  }

  /** Everything one subtask emitted: lines as {@code line@timestamp}, watermarks as numbers. */
  List<String> emitted() {
    List<String> emitted = new ArrayList<>();
    for (Object element : subtasks.get(0).getOutput()) {
      if (element instanceof StreamRecord<?> line) {
        emitted.add(line.getValue() + "@" + line.getTimestamp());
      } else if (element instanceof Watermark mark) {
        emitted.add(
            "watermark " + (mark.equals(Watermark.MAX_WATERMARK) ? "MAX" : mark.getTimestamp()));
      }
    }
    return emitted;
  }

  List<String> flushes() {
    List<String> flushes = new ArrayList<>();
    for (var flush : subtasks.get(0).getSideOutput(Diary.FLUSHES)) {
      flushes.add(flush.getValue() + "@" + flush.getTimestamp());
    }
    return flushes;
  }

  long late() {
    long late = 0;
    for (var subtask : subtasks) {
      late += ((OrderedOperator<?, ?, ?>) subtask.getOperator()).lateRecords();
    }
    return late;
  }

  int timers() {
    return subtasks.stream().mapToInt(AbstractStreamOperatorTestHarness::numEventTimeTimers).sum();
  }

  @Override
  public void close() throws Exception {
    for (var subtask : subtasks) {
      subtask.close();
    }
  }
}

package org.bluewatch.bench;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;

/** Counts the records of each key in keyed state and tells the count: the least a job can do. */
final class RunningCount<T> extends RichMapFunction<T, Long> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<Long> count;

  @Override
  public void open(OpenContext context) {
    count =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("count", BasicTypeInfo.LONG_TYPE_INFO));
  }

  @Override
  public Long map(T record) throws Exception {
    Long before = count.value();
    long now = before == null ? 1 : before + 1;
    count.update(now);
    return now;
  }
}

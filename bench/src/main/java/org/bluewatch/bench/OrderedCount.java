package org.bluewatch.bench;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.util.Collector;
import org.bluewatch.jobs.order.KnowledgeFunction;

/** Does behind the ordering stage what {@link RunningCount} does without it. */
final class OrderedCount<T> extends KnowledgeFunction<Integer, T, Long> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<Long> count;

  @Override
  public void open(OpenContext context) {
    count =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("count", BasicTypeInfo.LONG_TYPE_INFO));
  }

  @Override
  public void onRecord(T record, Context<Integer> context, Collector<Long> out) throws Exception {
    Long before = count.value();
    long now = before == null ? 1 : before + 1;
    count.update(now);
    out.collect(now);
  }
}

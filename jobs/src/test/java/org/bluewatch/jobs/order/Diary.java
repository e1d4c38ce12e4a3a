package org.bluewatch.jobs.order;

import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.bluewatch.common.model.ReferenceUpdate;

/**
 * Logic that writes down whatever it is told, so that any other order shows: each line holds the
 * knowledge time, what was called, the number of calls for that key so far and the zone in force.
 *
 * <p>Records are texts such as {@code key:name} or {@code key:name:30}, which asks to be called 30
 * ms later; a timer that falls on a multiple of 7 asks for another one 11 ms later.
 */
final class Diary extends KnowledgeFunction<String, String, String> {
  private static final long serialVersionUID = 1L;
  static final OutputTag<String> FLUSHES = new OutputTag<>("flushes", Types.STRING);

  private transient ValueState<Integer> calls;
  private transient TreeMap<String, String> inForce;

  static String keyOf(String record) {
    return record.substring(0, record.indexOf(':'));
  }

  static OrderedStreams.Order<String> order() {
    return String::compareTo;
  }

  @Override
  public void open(OpenContext context) {
    calls = getRuntimeContext().getState(new ValueStateDescriptor<>("calls", Types.INT));
    inForce = new TreeMap<>();
  }

  @Override
  public void onReference(List<ReferenceUpdate> updates) {
    for (ReferenceUpdate update : updates) {
      if (update.json() == null) {
        inForce.remove(update.key());
      } else {
        inForce.put(update.key(), update.json());
      }
    }
  }

  @Override
  public void onRecord(String record, Context<String> context, Collector<String> out)
      throws Exception {
    write(record, context, out);
    String[] parts = record.split(":", -1);
    if (parts.length > 2) {
      context.callAt(context.knownMs() + Long.parseLong(parts[2]));
    }
  }

  @Override
  public void onTimer(Context<String> context, Collector<String> out) throws Exception {
    write(context.key() + ":timer", context, out);
    if (context.knownMs() % 7 == 0) {
      context.callAt(context.knownMs() + 11);
    }
  }

  @Override
  public void onFlush(Context<String> context, Collector<String> out) {
    context.output(FLUSHES, "flush at " + context.knownMs());
  }

  private void write(String what, Context<String> context, Collector<String> out) throws Exception {
    int n = calls.value() == null ? 1 : calls.value() + 1;
    calls.update(n);
    String zones = inForce.isEmpty() ? "" : " " + inForce;
    out.collect(context.knownMs() + " " + what + " #" + n + zones);
  }
}

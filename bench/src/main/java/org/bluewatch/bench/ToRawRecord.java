package org.bluewatch.bench;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.bluewatch.common.model.RawRecord;

/** Gives each number its record of the load. */
final class ToRawRecord extends RichMapFunction<Integer, RawRecord> {
  private static final long serialVersionUID = 1L;

  private final Load.Spec spec;

  private transient Load load;

  ToRawRecord(Load.Spec spec) {
    this.spec = spec;
  }

  @Override
  public void open(OpenContext context) {
    load = spec.load();
  }

  @Override
  public RawRecord map(Integer index) {
    return load.record(index);
  }
}

package org.bluewatch.bench;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.bluewatch.common.model.RawRecord;

/** Gives each number its record of the load. */
final class ToRawRecord extends RichMapFunction<Integer, RawRecord> {
  private static final long serialVersionUID = 1L;

  private final LoadClock clock;

  private transient Load load;

  ToRawRecord(LoadClock clock) {
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) {
    load = Load.of(clock);
  }

  @Override
  public RawRecord map(Integer index) {
    return load.record(index);
  }
}

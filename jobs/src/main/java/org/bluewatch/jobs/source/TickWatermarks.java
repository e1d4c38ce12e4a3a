package org.bluewatch.jobs.source;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.bluewatch.common.model.RawRecord;

/**
 * Moves the watermark of one partition on its ticks and on nothing else. A tick stamped {@code T}
 * closes everything received before {@code T}; records stamped {@code T} may follow it.
 *
 * <p>It emits at the tick, not on the periodic timer: that timer runs on the wall clock and would
 * give one watermark for ten seconds of backlog.
 */
public final class TickWatermarks implements WatermarkGenerator<RawRecord> {
  @Override
  public void onEvent(RawRecord record, long timestampMs, WatermarkOutput output) {
    if (record.tick()) {
      output.emitWatermark(new Watermark(record.receivedMs() - 1));
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    // Nothing: only ticks move the knowledge clock.
  }
}

package org.bluewatch.bench;

import java.io.Serializable;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The one source of every benchmark graph: the numbers of the records of a load, stamped and with
 * the watermarks that its {@link LoadClock} says.
 */
final class IndexSource {
  private IndexSource() {}

  /** Attaches it, at parallelism 1: the load is one sequence. */
  static DataStream<Integer> attach(StreamExecutionEnvironment environment, LoadClock clock) {
    WatermarkStrategy<Long> strategy =
        WatermarkStrategy.<Long>forGenerator(context -> new TickEnds(clock))
            .withTimestampAssigner((index, unused) -> clock.receivedMs(index.intValue()));
    return environment
        .fromSource(new NumberSequenceSource(0, clock.records() - 1), strategy, "index")
        .uid("index")
        .setParallelism(1)
        .map(new RunMeter())
        .name("run-meter")
        .uid("run-meter")
        .setParallelism(1);
  }

  private record TickEnds(LoadClock clock) implements WatermarkGenerator<Long>, Serializable {
    @Override
    public void onEvent(Long index, long receivedMs, WatermarkOutput output) {
      if (clock.closesTick(index.intValue())) {
        output.emitWatermark(new Watermark(clock.watermarkMs(index.intValue())));
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      // Ticks alone move the clock, as in the live job.
    }
  }
}

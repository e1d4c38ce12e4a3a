package org.bluewatch.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.junit.jupiter.api.Test;

class TickWatermarksTest {
  private final List<Long> watermarksMs = new ArrayList<>();
  private final TickWatermarks watermarks = new TickWatermarks();

  @Test
  void aTickClosesWhatWasReceivedBeforeIt() {
    watermarks.onEvent(envelope(true, 1_000), 1_000, output());

    assertThat(watermarksMs).containsExactly(999L);
  }

  @Test
  void recordsAndTimersMoveNothing() {
    watermarks.onEvent(envelope(false, 1_000), 1_000, output());
    watermarks.onPeriodicEmit(output());

    assertThat(watermarksMs).isEmpty();
  }

  private static RawRecord envelope(boolean tick, long receivedMs) {
    return new RawRecord(RawStream.PATROL_REPORTS, tick, receivedMs, null, null, null, 0, 0);
  }

  private WatermarkOutput output() {
    return new WatermarkOutput() {
      @Override
      public void emitWatermark(Watermark watermark) {
        watermarksMs.add(watermark.getTimestamp());
      }

      @Override
      public void markIdle() {
        throw new AssertionError("no partition is ever idle");
      }

      @Override
      public void markActive() {
        throw new AssertionError("no partition is ever idle");
      }
    };
  }
}

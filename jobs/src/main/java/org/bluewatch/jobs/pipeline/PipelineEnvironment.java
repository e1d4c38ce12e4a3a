package org.bluewatch.jobs.pipeline;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;

/** Settings of Flink that the graph relies on, wherever it runs. */
public final class PipelineEnvironment {
  private PipelineEnvironment() {}

  /**
   * A configuration with those settings; add to it what differs from place to place, {@link
   * Restarts} among it.
   */
  public static Configuration configuration() {
    var configuration = new Configuration();
    // No Kryo, and no operator whose state could not be found again.
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    // Sources emit their watermarks at ticks and records; the wall clock has no part in it.
    configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ZERO);
    // The ordering stage must not get a barrier ahead of the watermark it belongs to.
    configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    return configuration;
  }
}

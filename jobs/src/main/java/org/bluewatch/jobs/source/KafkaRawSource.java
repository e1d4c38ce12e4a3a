package org.bluewatch.jobs.source;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;

/**
 * Reads all raw topics from Kafka as one source.
 *
 * <pre>{@code
 * env.fromSource(
 *     KafkaRawSource.create(kafka),
 *     KafkaRawSource.watermarks(null),
 *     "raw topics");
 * }</pre>
 *
 * Watermarks are per partition and come from ticks only; there is no idleness, a partition without
 * ticks holds the clock. Set {@code pipeline.auto-watermark-interval} to 0: nothing is emitted
 * periodically.
 */
public final class KafkaRawSource {
  private static final String ALIGNMENT_GROUP = "raw-topics";
  private static final Duration ALIGNMENT_UPDATE = Duration.ofMillis(200);

  private KafkaRawSource() {}

  /**
   * The source over every raw topic, from the earliest record or, when restored, from the offsets
   * in the checkpoint. All partitions are assigned at the start; topics must exist and keep their
   * partition counts.
   *
   * @param kafka client properties, at least {@code bootstrap.servers}
   */
  public static KafkaSource<RawRecord> create(Properties kafka) {
    return KafkaSource.<RawRecord>builder()
        .setProperties(kafka)
        .setTopics(topics())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new RawRecordDeserializer())
        .setClientIdPrefix("bluewatch-raw")
        .setProperty(KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), "-1")
        .setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "false")
        .build();
  }

  /**
   * Watermarks from ticks.
   *
   * @param maxDrift how far, in knowledge time, one partition may run ahead of the slowest; null
   *     lets each run freely
   */
  public static WatermarkStrategy<RawRecord> watermarks(Duration maxDrift) {
    WatermarkStrategy<RawRecord> strategy =
        WatermarkStrategy.forGenerator(context -> new TickWatermarks());
    return maxDrift == null
        ? strategy
        : strategy.withWatermarkAlignment(ALIGNMENT_GROUP, maxDrift, ALIGNMENT_UPDATE);
  }

  private static List<String> topics() {
    return Arrays.stream(RawStream.values()).map(RawStream::topic).toList();
  }
}

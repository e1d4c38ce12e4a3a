package org.bluewatch.jobs.delivery;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bluewatch.common.model.Result;
import org.bluewatch.common.model.ResultStream;

/**
 * Writes results to their Kafka topics, at least once and without transactions: an alert is there
 * when it is said, not when a checkpoint ends. What is written twice after a restart has the same
 * bytes.
 */
public final class KafkaResults {
  /** Topic of the latest revision of each alert, compacted. */
  public static final String ALERTS_CURRENT = "alerts-current";

  private static final int MAX_REQUEST_BYTES = 2 << 20;

  private KafkaResults() {}

  /** Sends every result to the topic of its stream, and alerts to their current view as well. */
  public static void attach(DataStream<Result> results, String bootstrapServers) {
    results
        .sinkTo(sink(bootstrapServers, result -> result.stream().topic()))
        .name("results")
        .uid("results");
    results
        .filter(result -> result.stream() == ResultStream.ALERTS)
        .name("alerts only")
        .uid("alerts-only")
        .sinkTo(sink(bootstrapServers, result -> ALERTS_CURRENT))
        .name("alerts-current")
        .uid("alerts-current");
  }

  /** Kafka knows no time before 1970; a rejection is known when it was read. */
  private static long knownMs(Result result, Long timestampMs) {
    return Math.max(0, Math.max(result.knownMs(), timestampMs == null ? 0 : timestampMs));
  }

  private interface Topic extends Serializable {
    String of(Result result);
  }

  private static KafkaSink<Result> sink(String bootstrapServers, Topic topic) {
    KafkaRecordSerializationSchema<Result> schema =
        (result, context, timestamp) ->
            new ProducerRecord<>(
                topic.of(result),
                null,
                knownMs(result, timestamp),
                result.id().getBytes(StandardCharsets.UTF_8),
                result.json().getBytes(StandardCharsets.UTF_8));
    return KafkaSink.<Result>builder()
        .setBootstrapServers(bootstrapServers)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setProperty("max.request.size", Integer.toString(MAX_REQUEST_BYTES))
        .setRecordSerializer(schema)
        .build();
  }
}

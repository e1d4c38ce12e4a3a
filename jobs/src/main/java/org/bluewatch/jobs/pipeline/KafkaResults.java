package org.bluewatch.jobs.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
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
public final class KafkaResults implements PipelineEnds.ResultEnd {
  /** Topic of the latest revision of each alert, compacted. */
  public static final String ALERTS_CURRENT = "alerts-current";

  private static final int MAX_REQUEST_BYTES = 2 << 20;

  private final Properties kafka;

  /**
   * @param kafka client properties, at least {@code bootstrap.servers}
   */
  public KafkaResults(Properties kafka) {
    this.kafka = kafka;
  }

  @Override
  public void attach(ResultStream stream, DataStream<Result> results) {
    attach(stream.topic(), OperatorUids.results(stream), results);
  }

  @Override
  public void attachCurrentAlerts(DataStream<Result> revisions) {
    attach(ALERTS_CURRENT, ALERTS_CURRENT, revisions);
  }

  private void attach(String topic, String uid, DataStream<Result> results) {
    results.sinkTo(sink(topic)).name(uid).uid(uid).setParallelism(results.getParallelism());
  }

  /** Kafka knows no time before 1970; a rejection is known when it was read. */
  private static long knownMs(Result result, Long timestampMs) {
    return Math.max(0, Math.max(result.knownMs(), timestampMs == null ? 0 : timestampMs));
  }

  private KafkaSink<Result> sink(String topic) {
    KafkaRecordSerializationSchema<Result> schema =
        (result, context, timestamp) ->
            new ProducerRecord<>(
                topic,
                null,
                knownMs(result, timestamp),
                result.id().getBytes(StandardCharsets.UTF_8),
                // No value is a tombstone, with which a compacted topic forgets the key.
                result.json() == null ? null : result.json().getBytes(StandardCharsets.UTF_8));
    return KafkaSink.<Result>builder()
        .setKafkaProducerConfig(kafka)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setProperty("max.request.size", Integer.toString(MAX_REQUEST_BYTES))
        .setRecordSerializer(schema)
        .build();
  }
}

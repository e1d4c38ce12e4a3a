package org.bluewatch.jobs.delivery;

import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.bluewatch.jobs.config.DatabaseLogin;

/**
 * The real ends: Kafka from the beginning or the last checkpoint on, PostgreSQL in batches.
 *
 * @param kafka client properties, at least {@code bootstrap.servers}
 * @param database as whom rows are written
 */
public record KafkaToPostgres(Properties kafka, DatabaseLogin database) implements DeliveryEnds {

  /** The consumer group that confirms, checkpoint by checkpoint, what of a topic is stored. */
  public static String groupOf(String topic) {
    return "bluewatch-delivery-" + topic;
  }

  @Override
  public Source<ResultMessage, ?, ?> source(String topic) {
    return KafkaSource.<ResultMessage>builder()
        .setProperties(kafka)
        // Of the audit, which is written in transactions, only what was completed.
        .setProperty("isolation.level", "read_committed")
        .setGroupId(groupOf(topic))
        .setTopics(topic)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new ResultMessageSchema())
        .build();
  }

  @Override
  public Sink<String[]> sink(String sql) {
    return new PostgresSink(sql, database);
  }
}

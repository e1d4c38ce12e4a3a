package org.bluewatch.jobs.delivery;

import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.bluewatch.common.model.ResultStream;

/**
 * The real ends: Kafka from the beginning or the last checkpoint on, PostgreSQL in batches.
 *
 * @param kafka client properties, at least {@code bootstrap.servers}
 * @param jdbcUrl {@code jdbc:postgresql://...}
 * @param user the role that writes
 * @param password its password, null if it needs none
 */
public record KafkaToPostgres(Properties kafka, String jdbcUrl, String user, String password)
    implements DeliveryEnds {

  /** The consumer group that confirms, checkpoint by checkpoint, what of a topic is stored. */
  public static String groupOf(String topic) {
    return "bluewatch-delivery-" + topic;
  }

  @Override
  public Source<ResultMessage, ?, ?> source(ResultStream stream) {
    return KafkaSource.<ResultMessage>builder()
        .setProperties(kafka)
        // Of the audit, which is written in transactions, only what was completed.
        .setProperty("isolation.level", "read_committed")
        .setGroupId(groupOf(stream.topic()))
        .setTopics(stream.topic())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new ResultMessageSchema())
        .build();
  }

  @Override
  public Sink<String[]> sink(String sql) {
    return new PostgresSink(
        sql,
        new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
            .withUrl(jdbcUrl)
            .withDriverName("org.postgresql.Driver")
            .withUsername(user)
            .withPassword(password)
            .build());
  }
}

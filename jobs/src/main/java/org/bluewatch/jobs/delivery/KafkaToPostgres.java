package org.bluewatch.jobs.delivery;

import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;
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
  private static final int BATCH_ROWS = 500;
  private static final long BATCH_INTERVAL_MS = 200;

  /** Quick repeats for a hiccup; a longer outage is for the restart strategy. */
  private static final int RETRIES = 2;

  @Override
  public Source<ResultMessage, ?, ?> source(ResultStream stream) {
    return KafkaSource.<ResultMessage>builder()
        .setProperties(kafka)
        .setGroupId("bluewatch-delivery-" + stream.topic())
        .setTopics(stream.topic())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new ResultMessageSchema())
        .build();
  }

  @Override
  public Sink<String[]> sink(String sql) {
    return JdbcSink.<String[]>builder()
        .withQueryStatement(
            sql,
            (statement, row) -> {
              for (int i = 0; i < row.length; i++) {
                statement.setString(i + 1, row[i]);
              }
            })
        .withExecutionOptions(
            JdbcExecutionOptions.builder()
                .withBatchSize(BATCH_ROWS)
                .withBatchIntervalMs(BATCH_INTERVAL_MS)
                .withMaxRetries(RETRIES)
                .build())
        .buildAtLeastOnce(connection());
  }

  private JdbcConnectionOptions connection() {
    return new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
        .withUrl(jdbcUrl)
        .withDriverName("org.postgresql.Driver")
        .withUsername(user)
        .withPassword(password)
        .build();
  }
}

package org.bluewatch.jobs.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.bluewatch.common.model.ResultStream;
import org.bluewatch.jobs.delivery.KafkaToPostgres;

/** What delivery has put into the database. */
final class ResultTables {
  private static final List<String> COUNTED =
      List.of(
          "observations", "rejected", "hotspots", "hotspots_current", "alerts", "alerts_current");

  private final DataSource database;
  private final String bootstrapServers;
  private final String run;

  ResultTables(DataSource database, String bootstrapServers, String run) {
    this.database = database;
    this.bootstrapServers = bootstrapServers;
    this.run = run;
  }

  /** Number of result records that delivery has not confirmed yet. */
  long missing() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      var ends = new HashMap<TopicPartition, OffsetSpec>();
      for (ResultStream stream : ResultStream.values()) {
        ends.put(new TopicPartition(stream.topic(), 0), OffsetSpec.latest());
      }
      long missing = 0;
      for (var end : admin.listOffsets(ends).all().get().entrySet()) {
        long lastRecordEnd = end.getValue().offset() - markers(end.getKey());
        missing += Math.max(0, lastRecordEnd - stored(admin, end.getKey()));
      }
      return missing;
    }
  }

  /** A topic that is written in transactions ends with the mark of the last one. */
  private static long markers(TopicPartition partition) {
    return partition.topic().equals(ResultStream.AUDIT.topic()) ? 1 : 0;
  }

  private static long stored(Admin admin, TopicPartition partition)
      throws ExecutionException, InterruptedException {
    var offsets =
        admin
            .listConsumerGroupOffsets(KafkaToPostgres.groupOf(partition.topic()))
            .partitionsToOffsetAndMetadata()
            .get();
    var offset = offsets.get(partition);
    return offset == null ? 0 : offset.offset();
  }

  /** Number of rows of this run by table. */
  Map<String, Long> rows() throws SQLException {
    var rows = new TreeMap<String, Long>();
    try (Connection connection = database.getConnection()) {
      for (String table : COUNTED) {
        try (var query =
            connection.prepareStatement("select count(*) from " + table + " where run = ?")) {
          query.setString(1, run);
          try (var result = query.executeQuery()) {
            result.next();
            rows.put(table, result.getLong(1));
          }
        }
      }
    }
    return rows;
  }
}

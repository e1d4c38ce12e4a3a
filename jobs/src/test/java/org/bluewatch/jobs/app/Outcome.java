package org.bluewatch.jobs.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bluewatch.jobs.local.LocalKafka;
import org.bluewatch.jobs.local.LocalPostgres;

/**
 * What a run came to, without what may differ between two runs of the same input (DESIGN, section
 * 7).
 *
 * @param hotspots the first record per (id, revision), sorted by (known, id, revision)
 * @param alerts likewise, without {@code run} and {@code exercise}
 * @param observations rows of the table
 * @param rejected rows of the table without their places, sorted
 * @param balance rows of the table
 * @param tables number of rows by table
 */
record Outcome(
    List<String> hotspots,
    List<String> alerts,
    List<String> observations,
    List<String> rejected,
    List<String> balance,
    Map<String, Long> tables) {
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Revision(String known, String id, int revision, String json) {}

  /** Reads what a stopped {@code up} left in its data folder. */
  static Outcome in(Path data) throws IOException, SQLException {
    try (LocalKafka kafka = LocalKafka.start(data.resolve("kafka"), 0);
        LocalPostgres postgres = LocalPostgres.start(data.resolve("postgres"), 0);
        Connection database = DriverManager.getConnection(postgres.jdbcUrl())) {
      return new Outcome(
          reduced(values(kafka.bootstrapServers(), "hotspots"), "hotspotId"),
          reduced(values(kafka.bootstrapServers(), "alerts"), "alertId"),
          rows(database, "select to_jsonb(t) - 'run' from observations t"),
          rows(database, "select to_jsonb(t) - %s from rejected t".formatted(PLACES)),
          rows(database, "select to_jsonb(t) - 'run' - 'known' from balance t"),
          counts(database));
    }
  }

  private static final String PLACES =
      "array['run', 'id', 'known', 'kafka_partition', 'kafka_offset']";

  /** Reads a result file of a replay in the same way. */
  static List<String> ofReplay(Path file, String idField) throws IOException {
    return reduced(Files.readAllLines(file), idField);
  }

  private static List<String> reduced(List<String> jsons, String idField) throws IOException {
    var first = new TreeMap<String, Revision>();
    for (String json : jsons) {
      JsonNode node = ((ObjectNode) JSON.readTree(json)).without(List.of("run", "exercise"));
      var revision =
          new Revision(
              node.get("known").asText(),
              node.get(idField).asText(),
              node.get("revision").asInt(),
              node.toString());
      first.putIfAbsent(revision.id() + '/' + revision.revision(), revision);
    }
    return first.values().stream()
        .sorted(
            Comparator.comparing(Revision::known)
                .thenComparing(Revision::id)
                .thenComparing(Revision::revision))
        .map(Revision::json)
        .toList();
  }

  /** The values of all records of a topic of one partition. */
  static List<String> values(String bootstrapServers, String topic) {
    return records(bootstrapServers, topic).stream().map(ConsumerRecord::value).toList();
  }

  /** All records of a topic of one partition. */
  static List<ConsumerRecord<String, String>> records(String bootstrapServers, String topic) {
    var partition = new TopicPartition(topic, 0);
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
    }
    return records;
  }

  /** The first column of each row, sorted. */
  static List<String> rows(Connection database, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (var statement = database.createStatement();
        var result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows.stream().sorted().toList();
  }

  private static Map<String, Long> counts(Connection database) throws SQLException {
    var counts = new TreeMap<String, Long>();
    for (String table :
        Stream.of(
                "observations",
                "rejected",
                "hotspots",
                "hotspots_current",
                "alerts",
                "alerts_current")
            .toList()) {
      counts.put(table, Long.parseLong(rows(database, "select count(*) from " + table).get(0)));
    }
    return counts;
  }
}

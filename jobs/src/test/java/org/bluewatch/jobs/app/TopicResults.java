package org.bluewatch.jobs.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bluewatch.common.model.ResultStream;

/** Result topics and result files in one form, so that "identical" can be asked byte for byte. */
final class TopicResults {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Those that a replay writes as well. */
  static final List<ResultStream> COMPARED =
      List.of(
          ResultStream.ALERTS,
          ResultStream.HOTSPOTS,
          ResultStream.INCIDENTS,
          ResultStream.CONVOYS,
          ResultStream.ROUTES,
          ResultStream.ZONES,
          ResultStream.COVERAGE,
          ResultStream.NOTICES,
          ResultStream.ACTIONS,
          ResultStream.REJECTED);

  private TopicResults() {}

  /** All that the topics of a broker say, by topic. */
  static Map<String, List<String>> ofTopics(String bootstrapServers) throws IOException {
    Map<String, List<String>> results = new TreeMap<>();
    for (ResultStream stream : COMPARED) {
      results.put(stream.topic(), ofTopic(bootstrapServers, stream));
    }
    return results;
  }

  /** The first record of each id and revision, sorted. */
  static List<String> ofTopic(String bootstrapServers, ResultStream stream) throws IOException {
    Map<String, String> first = new TreeMap<>();
    for (ConsumerRecord<String, String> record :
        Outcome.records(bootstrapServers, stream.topic())) {
      var revision = JSON.readTree(record.value()).get("revision");
      first.putIfAbsent(
          record.key() + '/' + (revision == null ? record.value() : revision), record.value());
    }
    return comparable(stream, first.values().stream());
  }

  /** All that a replay wrote, by topic. */
  static Map<String, List<String>> ofReplay(Path folder) throws IOException {
    Map<String, List<String>> results = new TreeMap<>();
    for (ResultStream stream : COMPARED) {
      results.put(
          stream.topic(),
          comparable(
              stream, Files.readAllLines(folder.resolve(stream.topic() + ".jsonl")).stream()));
    }
    return results;
  }

  private static List<String> comparable(ResultStream stream, Stream<String> jsons)
      throws IOException {
    return jsons
        .map(json -> stream == ResultStream.REJECTED ? withoutPlace(json) : withoutRun(json))
        .sorted()
        .toList();
  }

  /** The bytes as they are, but for the run that speaks. */
  private static String withoutRun(String json) {
    return json.replaceFirst(",\"run\":\"[^\"]*\"", "")
        .replaceFirst(",\"exercise\":(true|false)", "");
  }

  private static String withoutPlace(String json) {
    try {
      return ((ObjectNode) JSON.readTree(json))
          .without(List.of("file", "line", "partition", "offset"))
          .toString();
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }
}

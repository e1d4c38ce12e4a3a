package org.bluewatch.jobs.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.ResultStream;
import org.bluewatch.jobs.source.Spool;
import org.bluewatch.jobs.source.StreamFile;

/** What {@code summary.json} says of a replay. It holds no wall-clock time: it replays too. */
public final class Summary {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final ObjectNode content;

  private Summary(ObjectNode content) {
    this.content = content;
  }

  static Summary of(
      ReplaySettings settings, List<StreamFile> files, Spool spool, ResultFiles.Written written)
      throws IOException {
    ObjectNode summary = JSON.createObjectNode();
    summary.put("area", settings.area().settings().name());
    putTime(summary, "firstReceived", spool.firstReceivedMs());
    putTime(summary, "lastReceived", spool.lastReceivedMs());
    summary.put("records", spool.count());
    ObjectNode streams = summary.putObject("streams");
    for (RawStream stream : RawStream.values()) {
      if (files.stream().anyMatch(file -> file.stream() == stream)) {
        streams.set(stream.topic(), balanceOf(stream, written));
      }
    }
    ObjectNode results = summary.putObject("results");
    for (ResultStream stream : ResultStream.values()) {
      if (written.written().containsKey(stream)) {
        results.put(stream.topic(), written.written().get(stream));
      }
    }
    var strangers = summary.putArray("filesNotRead");
    StreamFile.strangers(settings.input()).forEach(strangers::add);
    return new Summary(summary);
  }

  private static void putTime(ObjectNode node, String name, long ms) {
    if (ms != RawRecord.UNSTAMPED) {
      node.put(name, Instant.ofEpochMilli(ms).toString());
    }
  }

  private static ObjectNode balanceOf(RawStream stream, ResultFiles.Written written)
      throws IOException {
    String json = written.balance().get(stream.topic());
    if (json == null) {
      ObjectNode none = JSON.createObjectNode();
      List.of("read", "observations", "duplicates", "conflicting").forEach(n -> none.put(n, 0));
      none.putObject("rejected");
      return none;
    }
    ObjectNode balance = (ObjectNode) JSON.readTree(json);
    balance.remove(List.of("stream", "known"));
    return balance;
  }

  /** Records whose outcome is missing: 0, or the balance does not hold. */
  public long unaccounted() {
    long missing = content.get("records").asLong();
    for (var stream : content.get("streams")) {
      missing -= stream.get("observations").asLong() + stream.get("duplicates").asLong();
      for (var count : stream.get("rejected")) {
        missing -= count.asLong();
      }
    }
    return missing;
  }

  /** The content, for printing. */
  public ObjectNode content() {
    return content.deepCopy();
  }

  void write(Path file) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(content) + "\n");
  }
}

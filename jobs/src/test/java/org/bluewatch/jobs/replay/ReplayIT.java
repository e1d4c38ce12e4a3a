package org.bluewatch.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bluewatch.common.codec.WireTime;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.source.Spool;
import org.bluewatch.jobs.source.StreamFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ReplayArea STREAMS = new ReplayArea();

  @TempDir static Path folder;

  private static Area area;
  private static Map<String, String> expected;
  private static Summary summary;

  @BeforeAll
  static void replayOnce() throws Exception {
    area = ReplayArea.area(folder.resolve("area"));
    STREAMS.write(folder.resolve("in"));
    summary = replay(folder.resolve("in"), "expected", 1, "hashmap", Spool.Range.ALL);
    expected = files("expected");
  }

  @Test
  void saysWhatHappened() throws Exception {
    List<JsonNode> hotspots = lines(expected.get("hotspots.jsonl"));
    List<JsonNode> all = lines(expected.get("alerts.jsonl"));
    List<JsonNode> alerts = ofKind(all, "hotspot");
    List<JsonNode> incidents = lines(expected.get("incidents.jsonl"));

    assertThat(hotspots)
        .extracting(hotspot -> hotspot.get("status").asText())
        .contains("OPEN", "CLOSED");
    assertThat(hotspots)
        .extracting(hotspot -> hotspot.get("reason").asText())
        .anyMatch(reason -> reason.startsWith("rose from"))
        .anyMatch(reason -> reason.startsWith("evidence was retracted"));
    assertThat(alerts).hasSameSizeAs(hotspots);
    assertThat(alerts.get(0).get("state").asText()).isEqualTo("RAISED");
    assertThat(alerts.get(0).get("why").get("observed").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(all).allMatch(alert -> alert.get("headline").asText().length() <= 80);
    assertRevisionsCountUp(all, "alertId");
    assertThat(incidents)
        .extracting(incident -> incident.get("status").asText())
        .contains("OPEN", "CLOSED", "WITHDRAWN");
    assertThat(incidents)
        .extracting(incident -> incident.get("reason").asText())
        .anyMatch(reason -> reason.startsWith("merged into IN-"))
        .anyMatch(reason -> reason.contains("taken back"));
    assertThat(ofKind(all, "incident")).hasSameSizeAs(incidents);
    assertRevisionsCountUp(incidents, "incidentId");
    assertRevisionsCountUp(hotspots, "hotspotId");
    assertThat(String.join("", expected.values())).doesNotContain("0123456789", "somebody");
  }

  private static List<JsonNode> ofKind(List<JsonNode> alerts, String kind) {
    return alerts.stream().filter(alert -> alert.get("kind").asText().equals(kind)).toList();
  }

  @Test
  void isSortedByKnownIdAndRevision() throws Exception {
    List<String> keys = new ArrayList<>();
    for (JsonNode alert : lines(expected.get("alerts.jsonl"))) {
      keys.add(
          "%s %s %05d"
              .formatted(
                  alert.get("known").asText(),
                  alert.get("alertId").asText(),
                  alert.get("revision").asInt()));
    }
    assertThat(keys).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void everyRecordIsAccountedFor() {
    JsonNode streams = summary.content().get("streams");

    assertThat(summary.unaccounted()).isZero();
    long read = 0;
    for (var stream : streams.properties()) {
      read += stream.getValue().get("read").asLong();
      assertThat(balance(stream.getValue())).as(stream.getKey()).isZero();
    }
    assertThat(read).isEqualTo(STREAMS.records());
    JsonNode sensors = streams.get("sensor-observations");
    assertThat(sensors.get("duplicates").asInt()).isPositive();
    assertThat(sensors.get("conflicting").asInt()).isEqualTo(1);
    assertThat(sensors.get("rejected").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "BAD_TIME", "MALFORMED_JSON", "OUTSIDE_AREA", "TIME_IN_FUTURE", "UNKNOWN_EVENT");
    assertThat(streams.get("drone-detections").get("rejected").get("FORBIDDEN_FIELD").asInt())
        .isEqualTo(60);
    assertThat(streams.get("alert-actions").get("observations").asInt()).isEqualTo(1);
    assertThat(streams.get("reference").get("observations").asInt()).isEqualTo(2);
  }

  private static long balance(JsonNode stream) {
    long missing =
        stream.get("read").asLong()
            - stream.get("observations").asLong()
            - stream.get("duplicates").asLong();
    for (JsonNode count : stream.get("rejected")) {
      missing -= count.asLong();
    }
    return missing;
  }

  @ParameterizedTest
  @CsvSource({"2, hashmap", "3, hashmap", "2, rocksdb"})
  void parallelismAndStateBackendChangeNoByte(int parallelism, String backend) throws Exception {
    String output = backend + parallelism;
    replay(folder.resolve("in"), output, parallelism, backend, Spool.Range.ALL);

    assertThat(files(output)).isEqualTo(expected);
  }

  @Test
  void whatOfficersDoIsReplayedToTheSameBytesAtAnyParallelism() throws Exception {
    Path withActions = Files.createDirectories(folder.resolve("with-actions"));
    STREAMS.write(withActions);
    Files.write(withActions.resolve("alert-actions.jsonl"), actions());
    Summary once = replay(withActions, "actions1", 1, "hashmap", Spool.Range.ALL);
    replay(withActions, "actions3", 3, "rocksdb", Spool.Range.ALL);

    Map<String, String> alone = files("actions1");
    assertThat(files("actions3")).isEqualTo(alone);
    assertThat(lines(alone.get("alerts.jsonl")))
        .extracting(alert -> alert.get("state").asText())
        .contains("RAISED", "ACKNOWLEDGED", "RESOLVED");
    assertThat(lines(alone.get("actions.jsonl")))
        .extracting(action -> action.get("outcome").asText())
        .contains("APPLIED", "UNKNOWN_ALERT", "NO_EFFECT");
    assertThat(lines(alone.get("notices.jsonl")))
        .extracting(notice -> notice.get("state").asText())
        .contains("OPEN", "ACKNOWLEDGED", "SHELVED", "ENDED");
    assertRevisionsCountUp(lines(alone.get("notices.jsonl")), "noticeId");
    assertRevisionsCountUp(lines(alone.get("alerts.jsonl")), "alertId");
    // Sent twice, done once.
    assertThat(once.content().get("streams").get("alert-actions").get("duplicates").asInt())
        .isEqualTo(1);
    assertThat(once.unaccounted()).isZero();
  }

  /** An answer to each alert that was raised, a minute or a day later, in turn. */
  private static List<String> actions() throws IOException {
    List<String> actions = new ArrayList<>();
    List<String> kinds = List.of("acknowledge", "shelve", "note", "resolve", "acknowledge");
    int number = 0;
    for (JsonNode alert : lines(expected.get("alerts.jsonl"))) {
      if (alert.get("revision").asInt() == 1) {
        for (String kind : kinds) {
          long minutes = number % 3 == 0 ? 24 * 60 : 1 + number;
          String time =
              Instant.parse(alert.get("known").asText()).plusSeconds(60 * minutes).toString();
          actions.add(action("x" + number++, alert.get("alertId").asText(), time, kind));
        }
      }
    }
    actions.add(action("unknown", "A-0", "2025-02-20T00:00:00Z", "acknowledge"));
    actions.add(actions.get(0));
    return actions;
  }

  private static String action(String id, String alertId, String time, String kind) {
    return "{\"id\":\"%s\",\"alertId\":\"%s\",\"time\":\"%s\",\"officer\":\"duty\",\"action\":\"%s\"}"
        .formatted(id, alertId, time, kind);
  }

  @Test
  void howTheInputIsSplitAndOrderedChangesNothingButThePlacesOfRejections() throws Exception {
    STREAMS.writeShuffled(folder.resolve("shuffled"), 7);
    replay(folder.resolve("shuffled"), "from-shuffled", 3, "hashmap", Spool.Range.ALL);

    Map<String, String> files = files("from-shuffled");
    assertThat(withoutPlaces(files.remove("rejected.jsonl")))
        .isEqualTo(withoutPlaces(expected.get("rejected.jsonl")));
    Map<String, String> others = new TreeMap<>(expected);
    others.remove("rejected.jsonl");
    assertThat(files).isEqualTo(others);
  }

  @Test
  void aRangeIsTheBeginningOfTheWhole() throws Exception {
    long toMs = WireTime.parse("2025-02-20T06:00:00Z").orElseThrow();
    replay(folder.resolve("in"), "range", 1, "hashmap", new Spool.Range(Long.MIN_VALUE, toMs));

    // What comes later does not change what was said before.
    String before = files("range").get("alerts.jsonl");
    assertThat(before).isNotEmpty();
    assertThat(expected.get("alerts.jsonl")).startsWith(before);
  }

  @Test
  void aRangeBeginsWhereItIsToldTo() throws Exception {
    long fromMs = WireTime.parse("2025-02-25T00:00:00Z").orElseThrow();
    Summary later =
        replay(folder.resolve("in"), "later", 1, "hashmap", new Spool.Range(fromMs, fromMs + 1));

    assertThat(later.unaccounted()).isZero();
    assertThat(later.content().get("streams").get("vehicle-positions").get("read").asInt())
        .isZero();
    assertThat(files("later").get("alerts.jsonl")).isEmpty();
  }

  @Test
  void anEmptyFolderGivesEmptyFiles() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Summary nothing = replay(empty, "nothing", 2, "hashmap", Spool.Range.ALL);

    assertThat(nothing.content().get("records").asInt()).isZero();
    assertThat(nothing.unaccounted()).isZero();
    assertThat(files("nothing"))
        .hasSize(11)
        .allSatisfy(
            (name, text) -> assertThat(name.equals("summary.json") || text.isEmpty()).isTrue());
  }

  @Test
  void anInputOfWhichNothingCanBeReadIsRejectedAndBalances() throws Exception {
    Path broken = Files.createDirectories(folder.resolve("broken"));
    Files.writeString(broken.resolve("patrol-reports.jsonl"), "\nno json\n{}\n[]\n");
    Summary rejected = replay(broken, "all-rejected", 2, "hashmap", Spool.Range.ALL);

    JsonNode reports = rejected.content().get("streams").get("patrol-reports");
    assertThat(reports.get("read").asInt()).isEqualTo(3);
    assertThat(reports.get("observations").asInt()).isZero();
    assertThat(rejected.unaccounted()).isZero();
    assertThat(lines(files("all-rejected").get("rejected.jsonl")))
        .extracting(rejection -> rejection.get("line").asInt())
        .containsExactly(2, 3, 4);
  }

  @Test
  void aSingleRecordIsRead() throws Exception {
    Path single = Files.createDirectories(folder.resolve("single"));
    Files.writeString(
        single.resolve("vehicle-positions.jsonl"),
        "{\"vehicleId\":\"V1\",\"time\":\"2025-01-01T00:00:00Z\",\"lat\":5,\"lon\":22}");
    Summary one = replay(single, "one", 1, "hashmap", Spool.Range.ALL);

    JsonNode positions = one.content().get("streams").get("vehicle-positions");
    assertThat(positions.get("read").asInt()).isEqualTo(1);
    assertThat(positions.get("observations").asInt()).isEqualTo(1);
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> replay(missing, "none", 1, "hashmap", Spool.Range.ALL))
        .isInstanceOf(StreamFile.BadInput.class)
        .hasMessageStartingWith(missing.toString());
  }

  @Test
  void leavesNothingBehindButTheResults() throws Exception {
    try (var left = Files.list(folder.resolve("expected"))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected.keySet());
    }
  }

  private static Summary replay(
      Path input, String output, int parallelism, String backend, Spool.Range range)
      throws Exception {
    return Replay.run(
        new ReplaySettings(area, input, range, folder.resolve(output), parallelism, backend),
        Progress.SILENT);
  }

  private static Map<String, String> files(String output) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (var paths = Files.list(folder.resolve(output))) {
      for (Path path : paths.toList()) {
        files.put(path.getFileName().toString(), Files.readString(path));
      }
    }
    return files;
  }

  private static List<JsonNode> lines(String text) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static List<String> withoutPlaces(String rejected) throws IOException {
    List<String> sorted = new ArrayList<>();
    for (JsonNode rejection : lines(rejected)) {
      sorted.add(((ObjectNode) rejection).remove(List.of("file", "line")).toString());
    }
    sorted.sort(null);
    return sorted;
  }

  private static void assertRevisionsCountUp(List<JsonNode> revisions, String id) {
    Map<String, Integer> last = new HashMap<>();
    for (JsonNode revision : revisions) {
      int before = last.getOrDefault(revision.get(id).asText(), 0);
      assertThat(revision.get("revision").asInt()).isEqualTo(before + 1);
      last.put(revision.get(id).asText(), before + 1);
    }
  }
}

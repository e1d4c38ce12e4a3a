package org.bluewatch.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.AreaFolder;
import org.bluewatch.jobs.config.AreaLoader;
import org.bluewatch.jobs.source.Spool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What officers do, fed beside the reports, through the whole job. */
class ActionsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant ATTACKED = Instant.parse("2025-03-01T06:00:00Z");
  private static final Instant ACTED = ATTACKED.plusSeconds(90);
  private static final Instant SHELVED_UNTIL = ATTACKED.plus(Duration.ofHours(2));

  @TempDir static Path folder;

  private static Area area;
  private static final List<String> ACTIONS = new ArrayList<>();
  private static List<JsonNode> untouched;
  private static List<JsonNode> told;
  private static List<JsonNode> outcomes;
  private static List<JsonNode> alerts;

  /** Each in its own town, a day's drive from the others. */
  private enum Town {
    LEFT_ALONE(8, 21),
    ACKNOWLEDGED(5, 22),
    SHELVED(7, 26),
    RESOLVED(3, 24);

    private final double lat;
    private final double lon;

    Town(double lat, double lon) {
      this.lat = lat;
      this.lon = lon;
    }
  }

  @BeforeAll
  static void attackOnceWithoutOfficersAndOnceWithThem() throws Exception {
    area =
        AreaLoader.load(
            new AreaFolder(folder.resolve("area"))
                .with(
                    "roster.yaml",
                    AreaFolder.ROSTER.substring(0, AreaFolder.ROSTER.indexOf("north")))
                .dir(),
            Optional.empty());
    Path in = Files.createDirectories(folder.resolve("in"));
    List<String> reports = new ArrayList<>();
    for (Town town : Town.values()) {
      reports.add(attackIn(town));
    }
    Files.write(in.resolve("patrol-reports.jsonl"), reports);
    Files.write(in.resolve("sensor-observations.jsonl"), hoursThatPass());
    replay("untouched");
    untouched = results("untouched", "notices");

    act("1-acknowledge", alertOf(Town.ACKNOWLEDGED), "acknowledge", ACTED, "");
    act("2-shelve", alertOf(Town.SHELVED), "shelve", ACTED, ",\"until\":\"" + SHELVED_UNTIL + "\"");
    act("3-resolve", alertOf(Town.RESOLVED), "resolve", ACTED, "");
    act("4-too-late", alertOf(Town.RESOLVED), "acknowledge", ACTED.plusSeconds(60), "");
    act("5-unknown", "A-IN-nothing", "acknowledge", ACTED, "");
    Files.write(in.resolve("alert-actions.jsonl"), ACTIONS);
    replay("acted");
    told = results("acted", "notices");
    outcomes = results("acted", "actions");
    alerts = results("acted", "alerts");
  }

  @Test
  void withoutOfficersEachIsCalledTierByTier() {
    for (Town town : Town.values()) {
      assertThat(callsOf(town, untouched))
          .as(town.name())
          .containsExactly("call 1 tier 1", "call 2 tier 2");
    }
    assertThat(callsOf(Town.LEFT_ALONE, told)).containsExactly("call 1 tier 1", "call 2 tier 2");
  }

  @Test
  void whatIsAcknowledgedCallsNobodyElse() {
    assertThat(callsOf(Town.ACKNOWLEDGED, told)).containsExactly("call 1 tier 1");
    JsonNode acknowledged = at(Town.ACKNOWLEDGED, told, ACTED);
    assertThat(acknowledged.get("state").asText()).isEqualTo("ACKNOWLEDGED");
    assertThat(acknowledged.get("officer").asText()).isEqualTo("duty-officer");
    assertThat(statesOf(Town.ACKNOWLEDGED)).startsWith("RAISED", "ACKNOWLEDGED");
  }

  @Test
  void whatIsShelvedIsCalledAnewWhenTheShelvingEnds() {
    JsonNode shelved = at(Town.SHELVED, told, ACTED);
    assertThat(shelved.get("state").asText()).isEqualTo("SHELVED");
    assertThat(shelved.get("shelvedUntil").asText()).isEqualTo(SHELVED_UNTIL.toString());

    JsonNode again = at(Town.SHELVED, told, SHELVED_UNTIL);
    assertThat(again.get("state").asText()).isEqualTo("OPEN");
    assertThat(callsOf(Town.SHELVED, told))
        .containsExactly("call 1 tier 1", "call 2 tier 1", "call 3 tier 2");
    assertThat(statesOf(Town.SHELVED)).startsWith("RAISED", "ACKNOWLEDGED", "RAISED", "ESCALATED");
  }

  @Test
  void whatIsResolvedIsOver() {
    assertThat(callsOf(Town.RESOLVED, told)).containsExactly("call 1 tier 1");
    assertThat(at(Town.RESOLVED, told, ACTED).get("state").asText()).isEqualTo("ENDED");
    assertThat(statesOf(Town.RESOLVED)).containsExactly("RAISED", "RESOLVED");
  }

  @Test
  void ofEachActionItIsSaidWhatCameOfIt() {
    assertThat(outcomes)
        .extracting(outcome -> outcome.get("id").asText() + " " + outcome.get("outcome").asText())
        .containsExactlyInAnyOrder(
            "1-acknowledge APPLIED",
            "2-shelve APPLIED",
            "3-resolve APPLIED",
            "4-too-late NO_EFFECT",
            "5-unknown UNKNOWN_ALERT");
    assertThat(outcomes.stream().filter(o -> o.get("outcome").asText().equals("APPLIED")))
        .allMatch(o -> told.stream().anyMatch(n -> n.get("noticeId").equals(o.get("noticeId"))));
  }

  private static String attackIn(Town town) {
    return """
    {"id":"%s","patrolId":"P-%s","time":"%s","received":"%s","lat":%s,"lon":%s,"accuracyM":100,\
    "event":"attack-on-peacekeepers","severity":5,"killed":2,"injured":3,\
    "reliability":"A","credibility":1}"""
        .formatted(town, town, ATTACKED, ATTACKED, town.lat, town.lon);
  }

  /** Nothing happens in them but that a sensor says that it lives. */
  private static List<String> hoursThatPass() {
    List<String> heartbeats = new ArrayList<>();
    for (int minute = 0; minute < 180; minute += 10) {
      heartbeats.add(
          """
          {"id":"h-%d","sensorId":"S1","sensorType":"acoustic","time":"%s","lat":4,"lon":27,\
          "event":"heartbeat"}"""
              .formatted(minute, ATTACKED.plus(Duration.ofMinutes(minute))));
    }
    return heartbeats;
  }

  private static void act(String id, String alertId, String action, Instant time, String more) {
    ACTIONS.add(
        """
        {"id":"%s","alertId":"%s","time":"%s","officer":"duty-officer","action":"%s"%s}"""
            .formatted(id, alertId, time, action, more));
  }

  private static String alertOf(Town town) {
    return of(town, untouched).get(0).at("/alert/alertId").asText();
  }

  /** The revisions of the notice of a town. */
  private static List<JsonNode> of(Town town, List<JsonNode> notices) {
    return notices.stream().filter(notice -> isIn(town, notice.get("alert"))).toList();
  }

  private static boolean isIn(Town town, JsonNode alert) {
    return Math.abs(alert.get("lat").asDouble() - town.lat) < 0.1
        && Math.abs(alert.get("lon").asDouble() - town.lon) < 0.1;
  }

  private static List<String> callsOf(Town town, List<JsonNode> notices) {
    return of(town, notices).stream()
        .map(n -> "call " + n.get("call").asInt() + " tier " + n.get("tier").asInt())
        .distinct()
        .toList();
  }

  /** The first revision that was known at a time or later. */
  private static JsonNode at(Town town, List<JsonNode> notices, Instant known) {
    return of(town, notices).stream()
        .filter(notice -> !Instant.parse(notice.get("known").asText()).isBefore(known))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> statesOf(Town town) {
    return alerts.stream()
        .filter(alert -> isIn(town, alert))
        .map(alert -> alert.get("state").asText())
        .toList();
  }

  private static void replay(String output) throws Exception {
    var unused =
        Replay.run(
            new ReplaySettings(
                area, folder.resolve("in"), Spool.Range.ALL, folder.resolve(output), 1, "hashmap"),
            Progress.SILENT);
  }

  private static List<JsonNode> results(String output, String topic) throws IOException {
    List<JsonNode> results = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(output).resolve(topic + ".jsonl"))) {
      results.add(JSON.readTree(line));
    }
    return results;
  }
}

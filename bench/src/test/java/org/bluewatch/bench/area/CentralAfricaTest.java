package org.bluewatch.bench.area;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.bluewatch.common.model.RawStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;

/** The shipped area is what its builder makes, and what its README says. */
class CentralAfricaTest {
  private static final Path AREA = Path.of("../deploy/areas/central-africa");
  private static final long MOST_BYTES = 15_000_000;
  private static final long MOST_FILE_BYTES = 3_000_000;
  private static final ObjectMapper STRICT =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final List<RawStream> STREAMS =
      Stream.of(RawStream.values()).filter(RawStream::carriesObservations).toList();

  /** The lines of each shipped stream, null for one that is no JSON. */
  private static final Map<RawStream, List<JsonNode>> LINES = new EnumMap<>(RawStream.class);

  @TempDir static Path built;
  private static Sources sources;
  private static Territory territory;

  @BeforeAll
  static void build() throws IOException {
    sources = Sources.read(AREA.resolve("source"));
    territory = new Territory(sources.units());
    CentralAfrica.build(AREA.resolve("source"), built);
    for (RawStream stream : STREAMS) {
      byte[] content = content(AREA.resolve("streams/" + stream.topic() + ".jsonl.gz"));
      List<JsonNode> records = new ArrayList<>();
      new String(content, StandardCharsets.UTF_8).lines().forEach(l -> records.add(parse(l)));
      LINES.put(stream, records);
    }
  }

  @Test
  void theShippedFolderIsWhatTheBuilderMakes() throws IOException {
    for (Path file : filesOf(built)) {
      Path shipped = AREA.resolve(built.relativize(file).toString());
      assertThat(shipped).exists();
      // The compressed bytes depend on the JDK's zlib, the content does not.
      assertThat(Arrays.equals(content(file), content(shipped)))
          .as("%s is as built; else run deploy/areas/central-africa/rebuild", shipped)
          .isTrue();
    }
  }

  @Test
  void theLiveMinutesOfTheSettingsAreThoseOfTheScript() throws IOException {
    assertThat(Files.readString(AREA.resolve("area.yaml")))
        .contains("liveFrom: " + Script.LIVE_FROM, "speed: " + Script.LIVE_SPEED);
  }

  @Test
  void theStreamsAreSmall() throws IOException {
    List<Long> sizes = new ArrayList<>();
    for (Path file : filesOf(AREA.resolve("streams"))) {
      sizes.add(Files.size(file));
    }
    assertThat(sizes).allMatch(bytes -> bytes < MOST_FILE_BYTES);
    assertThat(sizes.stream().mapToLong(Long::longValue).sum()).isLessThan(MOST_BYTES);
  }

  @Test
  void theFilesAreInTheOrderInWhichTheyWereReceived() {
    for (RawStream stream : STREAMS) {
      List<Instant> received =
          records(stream).stream().map(r -> Instant.parse(r.get("received").textValue())).toList();
      assertThat(received.equals(received.stream().sorted().toList())).as(stream.topic()).isTrue();
    }
  }

  @Test
  void whatIngestWillSayOfEachRecordIsWhatContentsSays() throws IOException {
    String contents = Files.readString(AREA.resolve("CONTENTS.md"));
    for (RawStream stream : STREAMS) {
      int read = LINES.get(stream).size();
      Map<String, Integer> balance = balance(stream);
      String expected =
          "%d | %d | %d"
              .formatted(
                  balance.get("observations"),
                  balance.get("duplicates"),
                  balance.get("conflicting"));
      assertThat(contents)
          .containsPattern("\\| %s \\| %d \\| \\d+ \\| ".formatted(stream.topic(), read))
          .contains(expected + " | " + balance.get("rejected") + " |");
    }
  }

  @Test
  void everyRealEventIsThereOnceAndUnchanged() {
    Set<String> ids = new HashSet<>();
    for (JsonNode report : records(RawStream.PATROL_REPORTS)) {
      if (report.get("patrolId").textValue().equals(UcdpReports.SOURCE)) {
        assertThat(ids.add(report.get("id").textValue())).isTrue();
        assertThat(report.has("revision") || report.has("track")).isFalse();
      } else {
        assertThat(report.get("id").textValue()).startsWith("SIM-");
        assertThat(report.get("event").textValue()).isNotIn("clash", "attack-on-civilians");
      }
    }
    assertThat(ids).hasSize(sources.events().size());
  }

  @Test
  void anEventKnownOnlyToAProvinceOrMonthFitsIntoNoRingAndNoDuration() {
    for (Sources.UcdpEvent event : sources.events()) {
      if (event.wherePrecision() >= 4) {
        assertThat(UcdpReports.accuracyM(event)).isGreaterThan(116_000);
      }
      if (event.datePrecision() >= 4) {
        Duration span =
            Duration.between(
                UcdpReports.from(event).atStartOfDay(), event.end().plusDays(1).atStartOfDay());
        assertThat(span).isGreaterThan(Duration.ofDays(14));
      }
    }
  }

  @Test
  void theSectorsShareTheAreaWithoutOverlap() {
    double sum = 0;
    for (Geometry sector : territory.sectors().values()) {
      assertThat(sector.isValid()).isTrue();
      sum += sector.getArea();
    }
    assertThat(territory.boundary().isValid()).isTrue();
    assertThat(sum / territory.boundary().getArea()).isBetween(0.9999, 1.0001);
  }

  @Test
  void routesSitesAndEventsLieInside() throws IOException {
    assertThat(sources.events()).allMatch(e -> territory.covers(e.spot()));
    for (String file : List.of("routes.geojson", "sites.geojson", "sensors.geojson")) {
      for (JsonNode feature : STRICT.readTree(AREA.resolve(file).toFile()).get("features")) {
        JsonNode coordinates = feature.get("geometry").get("coordinates");
        boolean point = coordinates.get(0).isNumber();
        for (JsonNode at : point ? List.of(coordinates) : coordinates) {
          Spot spot = new Spot(at.get(1).doubleValue(), at.get(0).doubleValue());
          assertThat(territory.covers(spot)).as(feature.toString()).isTrue();
        }
      }
    }
  }

  /** A plain second opinion: enough of the contract to judge these records. */
  private static Map<String, Integer> balance(RawStream stream) {
    Map<String, JsonNode> seen = new HashMap<>();
    int duplicates = 0;
    int conflicting = 0;
    int rejected = LINES.get(stream).size() - records(stream).size();
    for (JsonNode record : records(stream)) {
      if (isRejected(record)) {
        rejected++;
        continue;
      }
      JsonNode other = seen.putIfAbsent(key(record), record);
      duplicates += other == null ? 0 : 1;
      conflicting += other == null || isSame(other, record) ? 0 : 1;
    }
    return Map.of(
        "observations", seen.size(),
        "duplicates", duplicates,
        "conflicting", conflicting,
        "rejected", rejected);
  }

  private static boolean isRejected(JsonNode record) {
    if (record.has("imei") || !(record.has("lat") || record.has("siteId"))) {
      return true;
    }
    if (record.path("confidence").asDouble() > 1
        || record.path("event").asText().equals("thunder")) {
      return true;
    }
    String time = record.get("time").textValue();
    if (!time.endsWith("Z")) {
      return true;
    }
    Instant latest = Instant.parse(record.get("received").textValue()).plusSeconds(300);
    return Instant.parse(time).isAfter(latest) || isOutside(record);
  }

  private static boolean isOutside(JsonNode record) {
    return record.has("lat")
        && !territory.covers(
            new Spot(record.get("lat").doubleValue(), record.get("lon").doubleValue()));
  }

  private static String key(JsonNode record) {
    if (record.has("id")) {
      return record.get("id").textValue() + "/" + record.path("revision").asInt(1);
    }
    return record.has("vehicleId")
        ? record.get("vehicleId").textValue() + "@" + record.get("time").textValue()
        : record.get("siteId") + "/" + record.get("commodity") + "@" + record.get("time");
  }

  /** True if two records differ in nothing but {@code received}. */
  private static boolean isSame(JsonNode one, JsonNode other) {
    JsonNode received = one.get("received");
    return ((ObjectNode) other.deepCopy()).set("received", received).equals(one);
  }

  /** The records of a stream that are JSON, in the order of the file. */
  private static List<JsonNode> records(RawStream stream) {
    return LINES.get(stream).stream().filter(record -> record != null).toList();
  }

  /** The record, or null where the line is no JSON. */
  private static JsonNode parse(String line) {
    try {
      return STRICT.readTree(line);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static byte[] content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return (file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in).readAllBytes();
    }
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}

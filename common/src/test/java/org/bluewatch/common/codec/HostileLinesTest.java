package org.bluewatch.common.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.Rejection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table {@code hostile.jsonl}: lines of files and what the contract says of them.
 *
 * <p>A line with {@code base} is the good record of a stream. Every other line is a case: it takes
 * the good record, {@code drop}s fields and {@code set}s others (a string that begins with § stands
 * for the JSON behind it), or gives a whole {@code line}. {@code raw} says whether bytes are kept.
 */
class HostileLinesTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, JsonNode> GOOD = new HashMap<>();

  static Stream<Arguments> cases() {
    List<JsonNode> table = table();
    table.stream()
        .filter(row -> row.has("base"))
        .forEach(row -> GOOD.put(row.path("base").asText(), row.path("record")));
    return table.stream()
        .filter(row -> row.has("case"))
        .map(
            row ->
                Arguments.of(row.path("stream").asText() + ": " + row.path("case").asText(), row));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void outcome(String title, JsonNode row) {
    // Given
    RawStream stream = RawStream.ofTopic(row.path("stream").asText()).orElseThrow();
    byte[] line = Samples.utf8(line(row));

    // When
    Decoded decoded = Samples.decodeLine(stream, line);

    // Then
    if (decoded instanceof Decoded.Rejected rejected) {
      Rejection rejection = rejected.rejection();
      assertThat(rejection.reason().name()).as(title).isEqualTo(row.path("expect").asText());
      assertThat(rejection.field()).isEqualTo(row.path("field").asText(null));
      assertThat(rejection.message()).isNotBlank();
      assertThat(rejection.line()).isEqualTo(7);
      assertThat(rejection.raw()).isEqualTo(row.path("raw").asBoolean(true) ? line : null);
    } else {
      assertThat("ACCEPTED").as(title).isEqualTo(row.path("expect").asText());
    }
    if (row.has("unknown")) {
      assertThat(((Decoded.Accepted) decoded).unknownFields())
          .isEqualTo(row.path("unknown").asInt());
    }
  }

  private static String line(JsonNode row) {
    if (row.has("line")) {
      return row.path("line").asText();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    GOOD.get(row.path("stream").asText())
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().toString()));
    row.path("drop").forEach(name -> fields.remove(name.asText()));
    row.path("set").properties().forEach(f -> fields.put(f.getKey(), json(f.getValue())));
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String json(JsonNode value) {
    boolean verbatim = value.isTextual() && value.asText().startsWith("§");
    return verbatim ? value.asText().substring(1) : value.toString();
  }

  private static List<JsonNode> table() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                HostileLinesTest.class.getResourceAsStream("hostile.jsonl"),
                StandardCharsets.UTF_8))) {
      List<String> all = lines.lines().toList();
      List<JsonNode> rows = new ArrayList<>();
      for (String line : all) {
        rows.add(MAPPER.readTree(line));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

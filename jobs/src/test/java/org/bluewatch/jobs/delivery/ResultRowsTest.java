package org.bluewatch.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.bluewatch.common.codec.ResultJson;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.Rejection;
import org.bluewatch.common.model.RejectionReason;
import org.bluewatch.common.model.ResultStream;
import org.bluewatch.common.model.RunInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResultRowsTest {
  private static final RunInfo RUN = new RunInfo("live", "central-africa", true);

  @Test
  void everyResultTopicHasItsTable() {
    Set<ResultStream> delivered =
        Arrays.stream(ResultTable.values()).map(ResultTable::stream).collect(Collectors.toSet());

    assertThat(delivered).containsExactlyInAnyOrder(ResultStream.values());
  }

  @ParameterizedTest
  @EnumSource
  void aRecordOfTheContractBecomesARow(ResultTable table) throws Exception {
    assertThat(read(table, SampleResults.oneOfEach().get(table.stream())))
        .hasSize(table.columns().size());
  }

  @ParameterizedTest
  @CsvSource({"clash, 19.2", "sexual-violence, ", "child-recruitment, "})
  void aRestrictedEventIsCountedButLiesNowhere(String event, String lon) throws Exception {
    // Given
    String clash = SampleResults.oneOfEach().get(ResultStream.OBSERVATIONS);

    // When
    String[] row = read(ResultTable.OBSERVATIONS, clash.replace("clash", event));

    // Then
    assertThat(valueOf("event", row)).isEqualTo(event);
    assertThat(valueOf("sector", row)).isEqualTo("north");
    assertThat(valueOf("lon", row)).isEqualTo(lon);
    assertThat(valueOf("cell", row)).isEqualTo(lon == null ? null : "856a2b3bfffffff");
  }

  private static String valueOf(String column, String[] row) {
    var columns = ResultTable.OBSERVATIONS.columns().stream().map(Column::name).toList();
    return row[columns.indexOf(column)];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "hotspotId":"H1"          | "hotspotId":null          | hotspot_id: missing
          "hotspotId":"H1"          | "id":"H1"                 | hotspot_id: missing
          "hotspotId":"H1"          | "hotspotId":1             | hotspot_id: expected a string
          "revision":1              | "revision":1.5            | revision: expected an integer
          "revision":1              | "revision":"1"            | revision: expected an integer
          "observed":9              | "observed":99999999999999999999 | observed: expected an integer
          "lat":6.9                 | "lat":1e999               | lat: expected a number
          "opened":"2026-03-01T09:00:00Z" | "opened":"2026-03-01 09:00" | opened: expected an RFC 3339 time
          "geometry":{              | "geometry":"none","g":{   | geometry: expected an object or an array
          "reason":"opened"         | "reason":"op\\u0000ened"  | the record holds a NUL character
          {"hotspotId"              | ["hotspotId"              | not JSON at column
          """)
  void aRecordThatTheDatabaseWouldRefuseIsUnreadable(String field, String changed, String message) {
    // Given
    String hotspot = SampleResults.hotspot("H1", 1, "OPEN");
    assertThat(hotspot).contains(field);

    // Then
    assertThatThrownBy(() -> read(ResultTable.HOTSPOTS, hotspot.replace(field, changed)))
        .isInstanceOf(UnreadableResultException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anEscapedBackslashBeforeU0000IsNoNul() throws Exception {
    String hotspot = SampleResults.hotspot("H1", 1, "OPEN");

    assertThat(read(ResultTable.HOTSPOTS, hotspot.replace("opened\"}", "\\\\u0000\"}")))
        .contains("\\u0000");
  }

  @Test
  void whatTheCodecWritesIsReadable() throws Exception {
    // Given
    Rejection rejection =
        new Rejection(
            RejectionReason.TOO_LARGE,
            null,
            "longer than 1 MiB",
            RawStream.PATROL_REPORTS,
            "patrol-reports.jsonl",
            12L,
            null,
            null,
            new byte[] {0, -1});

    // When
    String[] row = read(ResultTable.REJECTED, ResultJson.encode(rejection));

    // Then
    assertThat(row)
        .containsExactly(
            "live",
            "key-1",
            "2026-02-25T06:13:20Z",
            "patrol-reports",
            "TOO_LARGE",
            null,
            "longer than 1 MiB",
            "patrol-reports.jsonl",
            "12",
            null,
            null,
            "AP8=");
  }

  @Test
  void aTombstoneIsUnreadable() {
    assertThatThrownBy(() -> read(ResultTable.ALERTS, null))
        .isInstanceOf(UnreadableResultException.class);
  }

  private static String[] read(ResultTable table, String json) throws UnreadableResultException {
    return ResultRows.read(table, new ResultMessage("key-1", 0, 17, 1_772_000_000_000L, json), RUN);
  }
}

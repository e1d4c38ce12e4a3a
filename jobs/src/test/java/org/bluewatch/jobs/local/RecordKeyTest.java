package org.bluewatch.jobs.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.source.ListedStreams.recorded;

import org.bluewatch.common.model.RawStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordKeyTest {
  @ParameterizedTest
  @CsvSource({
    "SENSOR_OBSERVATIONS, sensorId",
    "DRONE_DETECTIONS, droneId",
    "PATROL_REPORTS, patrolId",
    "VEHICLE_POSITIONS, vehicleId",
    "SUPPLY_LEVELS, siteId",
    "ALERT_ACTIONS, alertId"
  })
  void theSubjectsIdIsTheKey(RawStream stream, String field) {
    String json = "{\"id\":\"1\",\"nested\":{\"%1$s\":\"no\"},\"%1$s\":\"X7\"}".formatted(field);

    assertThat(RecordKey.of(recorded(stream, 0, json, 1))).isEqualTo("X7".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "not json", "[]", "{", "{\"patrolId\":7}", "{\"patrolId\":\"\"}", "{\"a\":1}"})
  void whatCannotBeReadHasNone(String json) {
    assertThat(RecordKey.of(recorded(RawStream.PATROL_REPORTS, 0, json, 1))).isNull();
  }

  @Test
  void anEndlessIdIsNoKey() {
    String json = "{\"patrolId\":\"" + "x".repeat(5_000) + "\"}";

    assertThat(RecordKey.of(recorded(RawStream.PATROL_REPORTS, 0, json, 1))).isNull();
  }

  @Test
  void referenceDataBringsItsOwn() {
    assertThat(RecordKey.of(recorded(RawStream.REFERENCE, 0, "zone/Z1", "{}", 1)))
        .isEqualTo("zone/Z1".getBytes(UTF_8));
    assertThat(RecordKey.of(recorded(RawStream.REFERENCE, 0, null, "not json", 1))).isNull();
  }
}

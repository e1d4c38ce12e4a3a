package org.bluewatch.common.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.Hotspot;
import org.bluewatch.common.model.Incident;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.Rejection;
import org.bluewatch.common.model.RejectionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultJsonTest {

  private static final long TEN = Samples.TEN_OCLOCK_MS;

  @Test
  void anOpenHotspot() {
    Hotspot hotspot =
        hotspot(Hotspot.Status.OPEN, List.of(0x86754e64fffffffL), "{\"type\":\"Polygon\"}", 31.25);

    assertThat(ResultJson.encode(hotspot))
        .isEqualTo(
            """
            {"hotspotId":"H1","revision":2,"status":"OPEN","opened":"2026-03-02T10:00:00Z",\
            "known":"2026-03-02T10:00:00.001Z","from":"2026-03-02T09:00:00Z",\
            "to":"2026-03-02T10:00:00Z","cells":["86754e64fffffff"],\
            "geometry":{"type":"Polygon"},"lat":4.123457,"lon":-18.5,"observed":7,\
            "expected":0.333333,"recurrenceDays":31.25,"historyDays":56,"trend":"new",\
            "severity":21,"events":{"ambush":2,"gunfire":5},"evidence":["a","b"],\
            "reason":"2 more"}""");
  }

  @Test
  void aClosedHotspotLeavesOutItsShape() {
    assertThat(ResultJson.encode(hotspot(Hotspot.Status.CLOSED, null, null, null)))
        .contains("\"status\":\"CLOSED\"")
        .contains("\"to\":\"2026-03-02T10:00:00Z\",\"lat\"")
        .doesNotContain("cells", "geometry", "recurrenceDays", "null");
  }

  private static Hotspot hotspot(
      Hotspot.Status status, List<Long> cells, String geometry, Double recurrenceDays) {
    return new Hotspot(
        "H1",
        2,
        status,
        TEN,
        TEN + 1,
        TEN - 3_600_000,
        TEN,
        cells,
        geometry,
        4.12345678,
        -18.5,
        7,
        1.0 / 3,
        recurrenceDays,
        56.0,
        "new",
        21,
        Map.of("gunfire", 5, "ambush", 2),
        List.of("a", "b"),
        "2 more");
  }

  @Test
  void anAlertInTheOrderOfTheContractWithoutWhatItHasNot() {
    Alert alert =
        new Alert(
            "AL1",
            1,
            "hotspot",
            Alert.State.RAISED,
            Alert.Priority.P2,
            TEN,
            TEN,
            "north",
            null,
            "H1",
            null,
            4.5,
            18.5,
            null,
            null,
            "7 events \"near\" B",
            List.of(new Fact("rule", "\"hotspot\""), new Fact("observed", "7")),
            List.of("a"),
            List.of("patrol-reports"),
            1,
            1,
            null,
            "new",
            "live",
            true);

    assertThat(ResultJson.encode(alert))
        .isEqualTo(
            """
            {"alertId":"AL1","revision":1,"kind":"hotspot","state":"RAISED","priority":"P2",\
            "time":"2026-03-02T10:00:00Z","known":"2026-03-02T10:00:00Z","area":"north",\
            "subject":"H1","lat":4.5,"lon":18.5,"headline":"7 events \\"near\\" B",\
            "why":{"rule":"hotspot","observed":7},"evidence":["a"],\
            "evidenceStreams":["patrol-reports"],"sources":1,"independentSources":1,\
            "reason":"new","run":"live","exercise":true}""");
  }

  @Test
  void anIncidentInTheOrderOfTheContractWithoutWhatItHasNot() {
    assertThat(ResultJson.encode(incident(61.0, "B2")))
        .isEqualTo(
            """
            {"incidentId":"IN-1","revision":2,"status":"OPEN","known":"2026-03-02T10:00:00.001Z",\
            "from":"2026-03-02T09:00:00Z","to":"2026-03-02T10:00:00Z","lat":4.123457,"lon":-18.5,\
            "accuracyM":61,"events":{"ambush":2,"gunfire":5},"sources":7,"independentSources":3,\
            "grade":"B2","party":"UNDETERMINED","evidence":["a","b"],"reason":"2 more reports"}""");
    assertThat(ResultJson.encode(incident(null, null)))
        .doesNotContain("accuracyM", "grade", "null");
  }

  private static Incident incident(Double accuracyM, String grade) {
    return new Incident(
        "IN-1",
        2,
        Incident.Status.OPEN,
        TEN + 1,
        TEN - 3_600_000,
        TEN,
        4.12345678,
        -18.5,
        accuracyM,
        Map.of("gunfire", 5, "ambush", 2),
        7,
        3,
        grade,
        "UNDETERMINED",
        List.of("a", "b"),
        "2 more reports");
  }

  @Test
  void aRejectionWithItsBytesInBase64() {
    Rejection rejection =
        new Rejection(
            RejectionReason.BAD_VALUE,
            "count",
            "count is out of range.",
            RawStream.SENSOR_OBSERVATIONS,
            "a.jsonl",
            3L,
            null,
            null,
            new byte[] {'{', (byte) 0xFF});

    assertThat(ResultJson.encode(rejection))
        .isEqualTo(
            """
            {"reason":"BAD_VALUE","field":"count","message":"count is out of range.",\
            "stream":"sensor-observations","file":"a.jsonl","line":3,"raw":"e/8="}""");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "-0.0,0",
    "-0.0000001,0",
    "1.0,1",
    "100,100",
    "0.1,0.1",
    "-2.5000004,-2.5",
    "4.1234567,4.123457",
    "123456789.123456,123456789.123456",
    "1e20,100000000000000000000",
    "9000000000000.4,9000000000000"
  })
  void numbersArePlainDecimals(double value, String written) {
    assertThat(ResultJson.number(value)).isEqualTo(written);
  }

  @Test
  void aNumberThatIsNotFiniteIsAnError() {
    assertThatThrownBy(() -> ResultJson.number(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

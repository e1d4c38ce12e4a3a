package org.bluewatch.common.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.common.codec.Samples.decodeLine;
import static org.bluewatch.common.codec.Samples.observation;

import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.RawStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationJsonTest {

  /** Complete records in the order in which they are written. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        """
        SENSOR_OBSERVATIONS|{"id":"s","sensorId":"A","sensorType":"radar",\
        "time":"2026-03-02T10:00:00.5Z","received":"2026-03-02T10:00:01Z","lat":4.123456789012345,\
        "lon":18,"accuracyM":0.0000001,"event":"heartbeat","count":0,"confidence":0.1,\
        "battery":1,"attributes":{"a":{"b":[1,"ü",null]},"c":true}}""",
        """
        DRONE_DETECTIONS|{"id":"d","droneId":"D","sortie":"S","time":"2026-03-02T10:00:00Z",\
        "received":"2026-03-02T10:00:01Z","lat":4.5,"lon":18.5,"accuracyM":5,"altitudeM":-1.25,\
        "event":"crowd","count":20,"vehicles":3,"headingDeg":360,"speedMps":1.5,"confidence":1,\
        "footprint":{"type":"Polygon","coordinates":[[[18,4],[19,4],[19,5],[18,4]],\
        [[18.4,4.2],[18.6,4.2],[18.6,4.4],[18.4,4.2]]]}}""",
        """
        PATROL_REPORTS|{"id":"p","revision":3,"status":"retracted","patrolId":"P",\
        "time":"2026-03-02T10:00:00Z","timeEnd":"2026-03-02T11:00:00Z",\
        "received":"2026-03-02T10:00:01Z","lat":4.5,"lon":18.5,"accuracyM":5,"event":"ambush",\
        "severity":5,"killed":1,"injured":2,"count":3,"sex":"f","ageBand":"15-17",\
        "reliability":"B","credibility":2,"party":"x","civilians":4,"text":"say \\"hi\\" ########",\
        "track":{"type":"LineString","coordinates":[[18,4],[18.5,4.5]]}}""",
        """
        VEHICLE_POSITIONS|{"id":"v","vehicleId":"V","convoyId":"C","time":"2026-03-02T10:00:00Z",\
        "received":"2026-03-02T10:00:01Z","lat":4.5,"lon":18.5,"accuracyM":5,"speedMps":12.3,\
        "headingDeg":0}""",
        """
        SUPPLY_LEVELS|{"id":"l","siteId":"S","time":"2026-03-02T10:00:00Z",\
        "received":"2026-03-02T10:00:01Z","commodity":"diesel","quantity":12345678901234.5,\
        "unit":"litre","dailyUse":300}""",
      })
  void whatWasWrittenReadsBackTheSame(RawStream stream, String line) {
    // When
    Observation observation = observation(decodeLine(stream, line));
    String written = ObservationJson.encode(observation);

    // Then
    assertThat(written).isEqualTo(line.replace(".5Z", ".500Z"));
    assertThat(observation(decodeLine(stream, written))).isEqualTo(observation);
  }
}

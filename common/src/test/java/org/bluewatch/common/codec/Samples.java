package org.bluewatch.common.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.bluewatch.common.geo.AreaBoundary;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.Rejection;

/** An area, lines as files and Kafka deliver them, and one good record of each kind. */
final class Samples {

  static final String SENSOR =
      """
      {"id":"s-1","sensorId":"A5","sensorType":"acoustic","time":"2026-03-02T10:00:00Z",\
      "lat":4.5,"lon":18.5,"event":"gunfire"}""";

  static final String PATROL =
      """
      {"id":"p-1","patrolId":"P3","time":"2026-03-02T10:00:00Z","lat":4.5,"lon":18.5,\
      "event":"ambush"}""";

  static final String VEHICLE =
      """
      {"vehicleId":"V4","time":"2026-03-02T10:00:00Z","lat":4.5,"lon":18.5}""";

  static final long TEN_OCLOCK_MS = WireTime.parse("2026-03-02T10:00:00Z").orElseThrow();

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** 2 to 11 north, 14 to 27 east, with a hole of 6 to 7 north, 20 to 21 east. */
  static final AreaBoundary AREA =
      boundary(
          """
          {"type":"Polygon","coordinates":[
            [[14,2],[27,2],[27,11],[14,11],[14,2]],
            [[20,6],[21,6],[21,7],[20,7],[20,6]]]}""");

  private Samples() {}

  static AreaBoundary boundary(String geometry) {
    try {
      return AreaBoundary.of(MAPPER.readTree(geometry));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A record with one more field, given as JSON. */
  static String with(String record, String field) {
    return record.substring(0, record.lastIndexOf('}')) + "," + field + "}";
  }

  /** Decodes a line of a file. */
  static Decoded decodeLine(RawStream stream, byte[] line) {
    long receivedMs = ReceivedScanner.receivedMs(stream, line);
    return new RawDecoder(AREA)
        .decode(new RawRecord(stream, false, receivedMs, null, line, "in.jsonl", -1, 7));
  }

  static Decoded decodeLine(RawStream stream, String line) {
    return decodeLine(stream, utf8(line));
  }

  /** Decodes a Kafka record with the record timestamp given. */
  static Decoded decodeKafka(RawStream stream, long receivedMs, byte[] key, byte[] payload) {
    return new RawDecoder(AREA)
        .decode(new RawRecord(stream, false, receivedMs, key, payload, null, 3, 12345));
  }

  static Observation observation(Decoded decoded) {
    return ((Decoded.Accepted) decoded).observation();
  }

  static Rejection rejection(Decoded decoded) {
    return ((Decoded.Rejected) decoded).rejection();
  }
}

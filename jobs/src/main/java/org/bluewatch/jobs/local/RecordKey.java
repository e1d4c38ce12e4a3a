package org.bluewatch.jobs.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;

/** Finds the Kafka key of a recorded record. Keys only spread the load; none is fine too. */
final class RecordKey {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MAX_LENGTH = 256;

  private RecordKey() {}

  /** The key the record brings or its subject's id; null if it has none that can be read. */
  static byte[] of(RawRecord record) {
    if (record.key() != null || record.payload() == null) {
      return record.key();
    }
    String field = field(record.stream());
    return field == null ? null : topLevelText(record.payload(), field);
  }

  private static String field(RawStream stream) {
    return switch (stream) {
      case SENSOR_OBSERVATIONS -> "sensorId";
      case DRONE_DETECTIONS -> "droneId";
      case PATROL_REPORTS -> "patrolId";
      case VEHICLE_POSITIONS -> "vehicleId";
      case SUPPLY_LEVELS -> "siteId";
      case ALERT_ACTIONS -> "alertId";
      case REFERENCE -> null;
    };
  }

  private static byte[] topLevelText(byte[] json, String field) {
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals(field);
        JsonToken value = parser.nextToken();
        if (found) {
          return value == JsonToken.VALUE_STRING ? key(parser.getText()) : null;
        }
        parser.skipChildren();
      }
      return null;
    } catch (IOException e) {
      return null; // The pipeline will reject it, with the reason.
    }
  }

  private static byte[] key(String id) {
    return id.isEmpty() || id.length() > MAX_LENGTH ? null : id.getBytes(UTF_8);
  }
}

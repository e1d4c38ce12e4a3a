package org.bluewatch.common.codec;

import static org.bluewatch.common.codec.Field.ACCURACY_M;
import static org.bluewatch.common.codec.Field.ACTION;
import static org.bluewatch.common.codec.Field.AGE_BAND;
import static org.bluewatch.common.codec.Field.ALERT_ID;
import static org.bluewatch.common.codec.Field.ALTITUDE_M;
import static org.bluewatch.common.codec.Field.ATTRIBUTES;
import static org.bluewatch.common.codec.Field.BATTERY;
import static org.bluewatch.common.codec.Field.CIVILIANS;
import static org.bluewatch.common.codec.Field.COMMODITY;
import static org.bluewatch.common.codec.Field.CONFIDENCE;
import static org.bluewatch.common.codec.Field.CONVOY_ID;
import static org.bluewatch.common.codec.Field.COUNT;
import static org.bluewatch.common.codec.Field.CREDIBILITY;
import static org.bluewatch.common.codec.Field.DAILY_USE;
import static org.bluewatch.common.codec.Field.DRONE_ID;
import static org.bluewatch.common.codec.Field.EVENT;
import static org.bluewatch.common.codec.Field.FOOTPRINT;
import static org.bluewatch.common.codec.Field.HEADING_DEG;
import static org.bluewatch.common.codec.Field.ID;
import static org.bluewatch.common.codec.Field.INJURED;
import static org.bluewatch.common.codec.Field.KEY;
import static org.bluewatch.common.codec.Field.KILLED;
import static org.bluewatch.common.codec.Field.LAT;
import static org.bluewatch.common.codec.Field.LON;
import static org.bluewatch.common.codec.Field.NOTE;
import static org.bluewatch.common.codec.Field.OFFICER;
import static org.bluewatch.common.codec.Field.PARTY;
import static org.bluewatch.common.codec.Field.PATROL_ID;
import static org.bluewatch.common.codec.Field.QUANTITY;
import static org.bluewatch.common.codec.Field.RECEIVED;
import static org.bluewatch.common.codec.Field.RELIABILITY;
import static org.bluewatch.common.codec.Field.REVISION;
import static org.bluewatch.common.codec.Field.SENSOR_ID;
import static org.bluewatch.common.codec.Field.SENSOR_TYPE;
import static org.bluewatch.common.codec.Field.SEVERITY;
import static org.bluewatch.common.codec.Field.SEX;
import static org.bluewatch.common.codec.Field.SITE_ID;
import static org.bluewatch.common.codec.Field.SORTIE;
import static org.bluewatch.common.codec.Field.SPEED_MPS;
import static org.bluewatch.common.codec.Field.STATUS;
import static org.bluewatch.common.codec.Field.TEXT;
import static org.bluewatch.common.codec.Field.TIME;
import static org.bluewatch.common.codec.Field.TIME_END;
import static org.bluewatch.common.codec.Field.TRACK;
import static org.bluewatch.common.codec.Field.UNIT;
import static org.bluewatch.common.codec.Field.UNTIL;
import static org.bluewatch.common.codec.Field.VALUE;
import static org.bluewatch.common.codec.Field.VEHICLES;
import static org.bluewatch.common.codec.Field.VEHICLE_ID;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bluewatch.common.model.RawStream;

/** Which fields a record of one stream must and may have. */
enum Shape {
  /** A line of a reference file; from Kafka the value comes alone and has no shape. */
  REFERENCE(null, List.of(KEY, RECEIVED, VALUE), List.of()),
  SENSOR_OBSERVATIONS(
      SENSOR_ID,
      List.of(ID, SENSOR_ID, SENSOR_TYPE, TIME, LAT, LON, EVENT),
      List.of(RECEIVED, ACCURACY_M, COUNT, CONFIDENCE, BATTERY, ATTRIBUTES)),
  DRONE_DETECTIONS(
      DRONE_ID,
      List.of(ID, DRONE_ID, SORTIE, TIME, LAT, LON, EVENT),
      List.of(
          RECEIVED,
          ACCURACY_M,
          ALTITUDE_M,
          COUNT,
          VEHICLES,
          HEADING_DEG,
          SPEED_MPS,
          CONFIDENCE,
          FOOTPRINT)),
  PATROL_REPORTS(
      PATROL_ID,
      List.of(ID, PATROL_ID, TIME, LAT, LON, EVENT),
      List.of(
          REVISION,
          STATUS,
          TIME_END,
          RECEIVED,
          ACCURACY_M,
          SEVERITY,
          KILLED,
          INJURED,
          COUNT,
          SEX,
          AGE_BAND,
          RELIABILITY,
          CREDIBILITY,
          PARTY,
          CIVILIANS,
          TEXT,
          TRACK)),
  VEHICLE_POSITIONS(
      VEHICLE_ID,
      List.of(VEHICLE_ID, TIME, LAT, LON),
      List.of(ID, CONVOY_ID, RECEIVED, ACCURACY_M, SPEED_MPS, HEADING_DEG)),
  SUPPLY_LEVELS(
      SITE_ID, List.of(SITE_ID, TIME, COMMODITY, QUANTITY, UNIT), List.of(ID, RECEIVED, DAILY_USE)),
  ALERT_ACTIONS(null, List.of(ID, ALERT_ID, TIME, OFFICER, ACTION), List.of(RECEIVED, NOTE, UNTIL));

  private static final Shape[] BY_STREAM = new Shape[RawStream.values().length];

  static {
    for (RawStream stream : RawStream.values()) {
      BY_STREAM[stream.ordinal()] = valueOf(stream.name());
    }
  }

  private final Field source;
  private final long required;
  private final Map<String, Field> byWire = new HashMap<>();

  Shape(Field source, List<Field> required, List<Field> optional) {
    this.source = source;
    this.required = required.stream().mapToLong(Field::bit).sum();
    required.forEach(field -> byWire.put(field.wire(), field));
    optional.forEach(field -> byWire.put(field.wire(), field));
  }

  static Shape of(RawStream stream) {
    return BY_STREAM[stream.ordinal()];
  }

  /** The field of a wire name, null if this stream does not know it. */
  Field field(String wire) {
    return byWire.get(wire);
  }

  /** The field that says who or what observed; only streams of observations have one. */
  Field source() {
    return source;
  }

  /** The bits of the fields that must be there. */
  long required() {
    return required;
  }
}

package org.bluewatch.common.codec;

import java.util.List;

/**
 * Every field of the raw streams. A field of one name has one rule, whatever the stream. The
 * declaration order decides which of two equal reasons is reported.
 */
enum Field {
  KEY("key", Rule.ID),
  ID("id", Rule.ID),
  REVISION("revision", Rule.INTEGER, 1, Integer.MAX_VALUE),
  STATUS("status", List.of("reported", "retracted")),
  SENSOR_ID("sensorId", Rule.ID),
  DRONE_ID("droneId", Rule.ID),
  PATROL_ID("patrolId", Rule.ID),
  VEHICLE_ID("vehicleId", Rule.ID),
  SITE_ID("siteId", Rule.ID),
  ALERT_ID("alertId", Rule.ID),
  SENSOR_TYPE("sensorType", Rule.WORD),
  SORTIE("sortie", Rule.ID),
  CONVOY_ID("convoyId", Rule.ID),
  TIME("time", Rule.TIME),
  TIME_END("timeEnd", Rule.TIME),
  RECEIVED("received", Rule.TIME),
  LAT("lat", Rule.DEGREES, -90, 90),
  LON("lon", Rule.DEGREES, -180, 180),
  ACCURACY_M("accuracyM", Rule.NUMBER, 0, Double.MAX_VALUE),
  ALTITUDE_M("altitudeM", Rule.NUMBER, -Double.MAX_VALUE, Double.MAX_VALUE),
  EVENT("event", Rule.EVENT),
  SEVERITY("severity", Rule.INTEGER, 1, 5),
  KILLED("killed", Rule.INTEGER, 0, Integer.MAX_VALUE),
  INJURED("injured", Rule.INTEGER, 0, Integer.MAX_VALUE),
  COUNT("count", Rule.INTEGER, 0, Integer.MAX_VALUE),
  VEHICLES("vehicles", Rule.INTEGER, 0, Integer.MAX_VALUE),
  SEX("sex", Rule.LABEL),
  AGE_BAND("ageBand", Rule.LABEL),
  RELIABILITY("reliability", List.of("A", "B", "C", "D", "E", "F")),
  CREDIBILITY("credibility", Rule.INTEGER, 1, 6),
  PARTY("party", Rule.LABEL),
  CIVILIANS("civilians", Rule.INTEGER, 0, Integer.MAX_VALUE),
  HEADING_DEG("headingDeg", Rule.NUMBER, 0, 360),
  SPEED_MPS("speedMps", Rule.NUMBER, 0, Double.MAX_VALUE),
  CONFIDENCE("confidence", Rule.NUMBER, 0, 1),
  BATTERY("battery", Rule.NUMBER, 0, 1),
  COMMODITY("commodity", Rule.WORD),
  QUANTITY("quantity", Rule.NUMBER, 0, Double.MAX_VALUE),
  UNIT("unit", Rule.WORD),
  DAILY_USE("dailyUse", Rule.NUMBER, 0, Double.MAX_VALUE),
  OFFICER("officer", Rule.WORD),
  ACTION("action", List.of("acknowledge", "assign", "note", "shelve", "resolve")),
  NOTE("note", Rule.TEXT),
  UNTIL("until", Rule.TIME),
  TEXT("text", Rule.TEXT),
  ATTRIBUTES("attributes", Rule.OBJECT),
  FOOTPRINT("footprint", Rule.POLYGON),
  TRACK("track", Rule.LINE),
  VALUE("value", Rule.OBJECT_OR_NULL);

  /** What a value must be. */
  enum Rule {
    /** A string of 1 to 256 characters, not blank. */
    ID,
    /** A string, not blank. */
    WORD,
    /** A string; a blank one counts as absent. */
    LABEL,
    /** Free text, masked; a blank one counts as absent. */
    TEXT,
    /** One of a closed list of strings. */
    CHOICE,
    /** A whole number within bounds, 3.0 included. */
    INTEGER,
    /** A finite number within bounds. */
    NUMBER,
    /** A number; out of bounds it is a bad position. */
    DEGREES,
    /** A time, see {@link WireTime}. */
    TIME,
    /** A code of {@link org.bluewatch.common.model.EventCode}. */
    EVENT,
    /** A JSON object, kept as canonical text. */
    OBJECT,
    /** The same, where null is a value: it deletes. */
    OBJECT_OR_NULL,
    /** A GeoJSON Polygon. */
    POLYGON,
    /** A GeoJSON LineString. */
    LINE
  }

  private final String wire;
  private final Rule rule;
  private final double min;
  private final double max;
  private final List<String> choices;

  Field(String wire, Rule rule) {
    this(wire, rule, 0, 0);
  }

  Field(String wire, Rule rule, double min, double max) {
    this(wire, rule, min, max, List.of());
  }

  Field(String wire, List<String> choices) {
    this(wire, Rule.CHOICE, 0, 0, choices);
  }

  Field(String wire, Rule rule, double min, double max, List<String> choices) {
    this.wire = wire;
    this.rule = rule;
    this.min = min;
    this.max = max;
    this.choices = choices;
  }

  /** The name on the wire. */
  String wire() {
    return wire;
  }

  Rule rule() {
    return rule;
  }

  /** The smallest number allowed, in the field's unit. */
  double min() {
    return min;
  }

  /** The largest number allowed, in the field's unit. */
  double max() {
    return max;
  }

  List<String> choices() {
    return choices;
  }

  /** This field's bit in a set of fields. */
  long bit() {
    return 1L << ordinal();
  }
}

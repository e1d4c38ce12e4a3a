package org.bluewatch.common.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * The raw topics. The declaration order is the order in which records of one millisecond are
 * applied: reference data first, so that an observation always meets the version in force.
 */
public enum RawStream {
  REFERENCE("reference"),
  SENSOR_OBSERVATIONS("sensor-observations"),
  DRONE_DETECTIONS("drone-detections"),
  PATROL_REPORTS("patrol-reports"),
  VEHICLE_POSITIONS("vehicle-positions"),
  SUPPLY_LEVELS("supply-levels"),
  ALERT_ACTIONS("alert-actions");

  private static final RawStream[] ALL = values();

  private final String topic;

  RawStream(String topic) {
    this.topic = topic;
  }

  /** The Kafka topic and the stem of the file name, e.g. {@code patrol-reports}. */
  public String topic() {
    return topic;
  }

  /** True for the five streams whose records become {@link Observation}s. */
  public boolean carriesObservations() {
    return this != REFERENCE && this != ALERT_ACTIONS;
  }

  /** The stream of a topic, empty if the topic is not a raw one. */
  public static Optional<RawStream> ofTopic(String topic) {
    return Arrays.stream(ALL).filter(s -> s.topic.equals(topic)).findFirst();
  }
}

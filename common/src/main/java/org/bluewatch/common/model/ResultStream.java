package org.bluewatch.common.model;

/** The result topics. In files each is {@code <topic>.jsonl}. */
public enum ResultStream {
  /** Every revision of every alert, keyed by alertId. */
  ALERTS("alerts"),
  /** Every revision of every hotspot, keyed by hotspotId. */
  HOTSPOTS("hotspots"),
  INCIDENTS("incidents"),
  CONVOYS("convoys"),
  ROUTES("routes"),
  ZONES("zones"),
  COVERAGE("coverage"),
  /** Every accepted observation as it was understood, keyed by stream/id/revision. */
  OBSERVATIONS("observations"),
  /** Every rejected record with its reason. */
  REJECTED("rejected"),
  /** Running totals of what became of the raw records, keyed by raw topic. */
  BALANCE("balance");

  private final String topic;

  ResultStream(String topic) {
    this.topic = topic;
  }

  /** The Kafka topic and the stem of the file name. */
  public String topic() {
    return topic;
  }
}

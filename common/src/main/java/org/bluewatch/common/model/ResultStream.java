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
  /** Every revision of every notice, keyed by noticeId: what people are to be told. */
  NOTICES("notices"),
  /** What came of each action of an officer, keyed by the id of the action. */
  ACTIONS("actions"),
  /** The audit chain, written by the sender of pages, keyed by its number. */
  AUDIT("audit"),
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

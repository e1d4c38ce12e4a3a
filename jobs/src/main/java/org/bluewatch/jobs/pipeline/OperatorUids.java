package org.bluewatch.jobs.pipeline;

import org.bluewatch.common.model.ResultStream;

/**
 * The uids of all operators of the situation job. They name the state in checkpoints and
 * savepoints: a uid once released never changes.
 */
public final class OperatorUids {
  public static final String SOURCE = "raw-records";
  public static final String DECODE = "decode";
  public static final String INGEST = "ingest";
  public static final String ACTIONS = "actions";
  public static final String REAL = "real-observations";
  public static final String BALANCE = "balance";
  public static final String VIOLENCE = "violence-changes";
  public static final String EFFORT = "effort-looks";
  public static final String EFFORT_PANES = "effort-panes";
  public static final String HOTSPOT = "hotspot";
  public static final String INCIDENT_CHANGES = "incident-changes";
  public static final String INCIDENT = "incident";
  public static final String VEHICLES = "vehicle-positions";
  public static final String RECEIVERS = "receivers";
  public static final String JAMMING = "jamming";
  public static final String LOGISTICS_EVENTS = "logistics-events";
  public static final String LOGISTICS_FIXES = "logistics-fixes";
  public static final String LOGISTICS_HOTSPOTS = "logistics-hotspots";
  public static final String LOGISTICS = "logistics";
  public static final String ALERT_ACTIONS = "alert-actions";
  public static final String ALERT = "alert";
  static final String ALERT_LATENCY = "alert-latency";

  static final String ENCODE_CURRENT = "encode-alerts-current";

  private OperatorUids() {}

  /** The uid of what turns the reports of a detector into drafts of alerts. */
  static String drafts(String reports) {
    return "drafts-" + reports;
  }

  /** The uid of the encoder of a result topic. */
  static String encode(ResultStream stream) {
    return "encode-" + stream.topic();
  }

  /** The uid of the sink of a result topic. */
  public static String results(ResultStream stream) {
    return "results-" + stream.topic();
  }
}

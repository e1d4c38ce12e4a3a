package org.bluewatch.jobs.ingest;

import java.util.Locale;

/** What becomes of a raw record; each is counted per stream. */
public enum Outcome {
  /** Read from a source. Every such record ends as OBSERVATION, DUPLICATE or REJECTED. */
  READ,
  OBSERVATION,
  /** The same (stream, id, revision) within the horizon; CONFLICTING ones are among them. */
  DUPLICATE,
  /** A duplicate with other content. */
  CONFLICTING,
  REJECTED,
  /** Not an end: a field that the contract does not know was ignored. */
  UNKNOWN_FIELD,
  /** Not an end: the record was stamped below what its partition had shown, and got that stamp. */
  RESTAMPED;

  /** How metrics name it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

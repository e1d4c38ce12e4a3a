package org.bluewatch.common.codec;

import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.Observation;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.common.model.Rejection;

/** What became of one raw record: exactly one of four. */
public sealed interface Decoded {

  /**
   * An observation of one of the five observation streams.
   *
   * @param unknownFields number of top-level fields that the contract does not know
   */
  record Accepted(Observation observation, int unknownFields) implements Decoded {}

  /** A new version of a zone, route, convoy, site, sensor or roster, or its deletion. */
  record Reference(ReferenceUpdate update) implements Decoded {}

  /**
   * An officer's action on an alert.
   *
   * @param unknownFields number of top-level fields that the contract does not know
   */
  record Action(AlertAction action, int unknownFields) implements Decoded {}

  /** A record that was refused, with the reason. */
  record Rejected(Rejection rejection) implements Decoded {}
}

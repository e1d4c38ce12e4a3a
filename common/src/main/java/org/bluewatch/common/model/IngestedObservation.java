package org.bluewatch.common.model;

/**
 * An observation that passed ingest: seen for the first time, placed on the map, and known to
 * change the picture or not.
 *
 * @param effective false if it changes nothing: a lower revision after a higher one, or a
 *     retraction of what was never reported
 * @param replaced the earlier revision that this one takes the place of, null if there is none
 */
public record IngestedObservation(
    LocatedObservation located, boolean effective, LocatedObservation replaced) {

  /** The observation itself. */
  public Observation observation() {
    return located.observation();
  }
}

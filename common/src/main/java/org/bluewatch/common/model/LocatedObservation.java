package org.bluewatch.common.model;

/**
 * An observation that passed ingest: seen for the first time, placed in a cell and a sector, and
 * known to change the picture or not.
 *
 * @param observation the observation
 * @param cell H3 cell at the area's resolution, 0 where there is no place
 * @param sector zoneId of the sector, null outside every sector
 * @param effective false if it changes nothing: a lower revision after a higher one, or a
 *     retraction of what was never reported
 * @param replaced the earlier revision that this one takes the place of, null if there is none
 */
public record LocatedObservation(
    Observation observation,
    long cell,
    String sector,
    boolean effective,
    LocatedObservation replaced) {}

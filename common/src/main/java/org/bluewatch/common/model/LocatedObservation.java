package org.bluewatch.common.model;

/**
 * An observation placed on the map.
 *
 * @param cell H3 cell at the area's resolution, 0 where there is no place
 * @param sector zoneId of the sector, null outside every sector
 */
public record LocatedObservation(Observation observation, long cell, String sector) {}

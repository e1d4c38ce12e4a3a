package org.bluewatch.common.model;

/**
 * What only a drone says. Every component but {@code sortie} may be null.
 *
 * @param sortie identifier of the flight
 * @param altitudeM altitude in metres
 * @param vehicles number of vehicles seen
 * @param headingDeg heading of what was seen, 0 to 360 degrees
 * @param speedMps speed of what was seen, metres per second
 * @param confidence 0 to 1
 * @param footprint the polygon on the ground that was in view
 */
public record DroneDetail(
    String sortie,
    Double altitudeM,
    Integer vehicles,
    Double headingDeg,
    Double speedMps,
    Double confidence,
    GeoPath footprint) {}

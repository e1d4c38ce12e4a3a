package org.bluewatch.common.model;

/**
 * What only a vehicle position says. Every component may be null.
 *
 * @param convoyId the convoy the vehicle says it belongs to
 * @param speedMps speed in metres per second
 * @param headingDeg heading, 0 to 360 degrees
 */
public record VehicleDetail(String convoyId, Double speedMps, Double headingDeg) {}

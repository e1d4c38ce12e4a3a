package org.bluewatch.common.model;

/**
 * A position on the WGS84 ellipsoid.
 *
 * @param lat latitude in degrees, -90 to 90
 * @param lon longitude in degrees, -180 to 180
 * @param accuracyM radius of the position error in metres, null where the source gave none
 */
public record Place(double lat, double lon, Double accuracyM) {}

package org.bluewatch.common.model;

/**
 * A position of a vehicle with a judgement on whether its receiver can be believed.
 *
 * @param id of the observation
 * @param convoyId the convoy the vehicle says it belongs to, or null
 * @param timeMs when the vehicle was there, milliseconds since 1970 UTC
 * @param receivedMs when it became known, milliseconds since 1970 UTC
 * @param lat latitude in degrees
 * @param lon longitude in degrees
 * @param accuracyM radius of the position error in metres; where the receiver is not believed, how
 *     far its positions are from what is possible
 * @param speedMps speed in metres per second, or null
 * @param headingDeg heading, 0 to 360 degrees, or null
 * @param trusted false if no vehicle can have moved like that
 */
public record VehicleFix(
    String id,
    String vehicleId,
    String convoyId,
    long timeMs,
    long receivedMs,
    double lat,
    double lon,
    double accuracyM,
    Double speedMps,
    Double headingDeg,
    boolean trusted) {}

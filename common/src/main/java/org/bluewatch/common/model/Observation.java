package org.bluewatch.common.model;

/**
 * One accepted raw record of any of the five observation streams: what is common to all of them,
 * and the details of its own stream. Exactly one of {@code sensor}, {@code drone}, {@code patrol},
 * {@code vehicle} and {@code supply} is not null.
 *
 * @param stream where it came from
 * @param id 1 to 256 characters, unique within (stream, revision)
 * @param revision 1 or higher; a higher one replaces a lower one
 * @param retracted true if this revision takes the report back
 * @param source sensorId, droneId, patrolId, vehicleId or siteId
 * @param timeMs when it happened, milliseconds since 1970 UTC
 * @param timeEndMs end of a span that began at {@code timeMs}, null for a moment
 * @param receivedMs when the system learnt of it (knowledge time), milliseconds since 1970 UTC
 * @param place where it happened, null for supply levels
 * @param event what was seen, null for vehicle positions and supply levels
 * @param count how many were seen (people, rounds ...), null where not said
 * @param contentHash 64-bit hash over everything but {@code receivedMs}: equal content, equal hash
 */
public record Observation(
    RawStream stream,
    String id,
    int revision,
    boolean retracted,
    String source,
    long timeMs,
    Long timeEndMs,
    long receivedMs,
    Place place,
    EventCode event,
    Integer count,
    SensorDetail sensor,
    DroneDetail drone,
    PatrolDetail patrol,
    VehicleDetail vehicle,
    SupplyDetail supply,
    long contentHash) {

  /** The moment at which a detector counts it: the middle of its span. */
  public long midTimeMs() {
    return timeEndMs == null ? timeMs : timeMs + (timeEndMs - timeMs) / 2;
  }

  /** True for a test of the way to the receivers of pages, which says nothing about the area. */
  public boolean isCanary() {
    return sensor != null && sensor.sensorType().equals("canary") && event == EventCode.HEARTBEAT;
  }

  /** Length of the span in milliseconds, 0 for a moment. */
  public long spanMs() {
    return timeEndMs == null ? 0 : timeEndMs - timeMs;
  }
}

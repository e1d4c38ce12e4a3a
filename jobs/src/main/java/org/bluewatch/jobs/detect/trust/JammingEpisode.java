package org.bluewatch.jobs.detect.trust;

/**
 * A jamming that stands, but for its receivers.
 *
 * @param id from content
 * @param sinceMs time of the first impossible position, milliseconds since 1970 UTC
 * @param newsMs knowledge time of the last news of it
 * @param toldMs knowledge time at which it was told last
 * @param toldReceivers how many receivers it concerned then
 * @param toldLat centre of the area told then, degrees
 * @param toldLon its longitude, degrees
 * @param toldRadiusM radius of that area, metres
 */
public record JammingEpisode(
    String id,
    long sinceMs,
    long newsMs,
    long toldMs,
    int toldReceivers,
    double toldLat,
    double toldLon,
    double toldRadiusM) {

  static JammingEpisode begin(String id, long sinceMs, long nowMs) {
    return new JammingEpisode(id, sinceMs, nowMs, nowMs, 0, 0, 0, 0);
  }

  JammingEpisode news(Displacement one) {
    return new JammingEpisode(
        id,
        one.displaced() ? Math.min(sinceMs, one.timeMs()) : sinceMs,
        one.knownMs(),
        toldMs,
        toldReceivers,
        toldLat,
        toldLon,
        toldRadiusM);
  }

  JammingEpisode told(JammingReport report) {
    return new JammingEpisode(
        id,
        sinceMs,
        newsMs,
        report.knownMs(),
        report.receivers(),
        report.lat(),
        report.lon(),
        report.radiusM());
  }
}

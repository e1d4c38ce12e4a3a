package org.bluewatch.jobs.detect.trust;

import java.util.List;
import org.bluewatch.jobs.order.OrderedStreams;

/**
 * Several receivers show places where their vehicles cannot be, or do so no longer.
 *
 * @param episodeId one from its beginning to its end
 * @param standing false once it is over
 * @param knownMs knowledge time of this report
 * @param sinceMs time of the first impossible position, milliseconds since 1970 UTC
 * @param lat latitude of the centre of the area where the receivers were last believed, degrees
 * @param lon longitude of that centre in degrees
 * @param radiusM radius of that area in metres
 * @param receivers how many receivers were concerned since the beginning
 * @param vehicleIds those of them that were displaced first, at most {@value Jamming#NAMED},
 *     ascending
 * @param offsetM median distance between shown and believed places in metres
 * @param evidence ids of the positions that show it of these, ascending
 */
public record JammingReport(
    String episodeId,
    boolean standing,
    long knownMs,
    long sinceMs,
    double lat,
    double lon,
    double radiusM,
    int receivers,
    List<String> vehicleIds,
    double offsetM,
    List<String> evidence,
    String reason) {

  /** The order of reports of one millisecond. */
  public static OrderedStreams.Order<JammingReport> order() {
    return (a, b) -> a.episodeId.compareTo(b.episodeId);
  }
}

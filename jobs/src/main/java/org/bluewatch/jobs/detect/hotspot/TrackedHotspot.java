package org.bluewatch.jobs.detect.hotspot;

import java.util.List;
import org.bluewatch.common.model.Hotspot;

/**
 * A hotspot that is open, as it was last told.
 *
 * @param last the last revision
 * @param evidenceKeys keys of the events behind it
 * @param lostKeys those of them that were taken back or revised since
 * @param durationMs length of the window for which it opened
 * @param ring disk size that sets which events count
 * @param beganMs start of the window at which it opened
 * @param size of the negative binomial distribution that its expectation was told with
 */
public record TrackedHotspot(
    Hotspot last,
    List<String> evidenceKeys,
    List<String> lostKeys,
    long durationMs,
    int ring,
    long beganMs,
    double size) {

  /** The same once all that was taken back counts again. */
  TrackedHotspot losingNothing() {
    return new TrackedHotspot(last, evidenceKeys, List.of(), durationMs, ring, beganMs, size);
  }

  TrackedHotspot losing(String key) {
    var lost = new java.util.ArrayList<>(lostKeys);
    lost.add(key);
    return new TrackedHotspot(
        last, evidenceKeys, List.copyOf(lost), durationMs, ring, beganMs, size);
  }
}

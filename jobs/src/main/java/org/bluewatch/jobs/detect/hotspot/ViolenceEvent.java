package org.bluewatch.jobs.detect.hotspot;

import org.bluewatch.common.model.EventCode;
import org.bluewatch.common.model.RawStream;

/**
 * The part of an observation that hotspots need: small, because it crosses a shuffle.
 *
 * @param evidenceId id of the observation
 * @param source who said so
 * @param cell H3 cell
 * @param timeMs when it counts, the middle of its span, milliseconds since 1970 UTC
 * @param spanMs length of its span in milliseconds
 * @param receivedMs when it became known, milliseconds since 1970 UTC
 * @param accuracyM position error in metres, 0 where unknown
 * @param severity 1 to 5, 3 where unknown
 * @param grade Admiralty grade such as B2, null where there is none
 * @param satellite true for satellite evidence, which never makes a page alone
 */
public record ViolenceEvent(
    RawStream stream,
    String evidenceId,
    String source,
    long cell,
    long timeMs,
    long spanMs,
    long receivedMs,
    double accuracyM,
    EventCode event,
    int severity,
    String grade,
    boolean satellite) {

  /** Distinct among all events that count at one time: only the highest revision does. */
  String key() {
    return stream.topic() + '/' + evidenceId;
  }
}

package org.bluewatch.jobs.ingest;

/**
 * What is remembered of the first record under an id.
 *
 * @param contentHash of {@code Observation.contentHash}
 * @param receivedMs knowledge time, milliseconds since 1970 UTC
 */
public record FirstSeen(long contentHash, long receivedMs) {

  /** True if a record received at {@code nowMs} is still recognised as a copy of this one. */
  boolean holdsAt(long nowMs, long horizonMs) {
    return nowMs - receivedMs <= horizonMs;
  }
}

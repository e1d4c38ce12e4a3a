package org.bluewatch.jobs.local;

/**
 * How far a feed has come.
 *
 * @param fed records in Kafka, those of earlier starts included
 * @param total records there are in all
 * @param fedLive records at or after the beginning of the live part that this start has fed
 * @param knowledgeMs the knowledge clock as last ticked, milliseconds since 1970 UTC; {@link
 *     Long#MIN_VALUE} before the first tick
 * @param phase what it is doing
 */
public record FeedProgress(long fed, long total, long fedLive, long knowledgeMs, Phase phase) {
  /** The phases in their order. */
  public enum Phase {
    /** Feeds, or finds already fed, what lies before the live part, as fast as it goes. */
    HISTORY,
    /** Paced by the wall clock. */
    LIVE,
    /** All is fed and the last tick is out. */
    DONE
  }
}

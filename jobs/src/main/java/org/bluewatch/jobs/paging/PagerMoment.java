package org.bluewatch.jobs.paging;

/**
 * An instant in which the sender decides.
 *
 * @param wallMs see {@link PagerClock#wallMs}
 * @param steadyMs see {@link PagerClock#steadyMs}
 * @param knowledgeMs what the knowledge clock would be if it kept up, milliseconds since 1970 UTC
 * @param stalled true if the knowledge clock of a live run is behind, so that the stream decides
 *     nothing in time
 */
record PagerMoment(long wallMs, long steadyMs, long knowledgeMs, boolean stalled) {}

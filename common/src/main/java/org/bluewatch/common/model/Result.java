package org.bluewatch.common.model;

/**
 * One record for a result topic, already encoded. (stream, id, revision) names it: written again
 * after a restart, it has the same bytes.
 *
 * @param stream the result topic
 * @param id the Kafka key, for example a hotspotId
 * @param revision 1, 2, 3 ...; 0 where the stream has no revisions
 * @param knownMs knowledge time at which it was said, milliseconds since 1970 UTC
 * @param json one JSON object without line breaks
 */
public record Result(ResultStream stream, String id, int revision, long knownMs, String json) {}

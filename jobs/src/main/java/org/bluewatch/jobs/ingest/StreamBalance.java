package org.bluewatch.jobs.ingest;

import org.bluewatch.common.model.RawStream;

/**
 * The totals of one raw stream as they stood.
 *
 * @param knownMs knowledge time, milliseconds since 1970 UTC
 */
public record StreamBalance(RawStream stream, long knownMs, StreamTotals totals) {}

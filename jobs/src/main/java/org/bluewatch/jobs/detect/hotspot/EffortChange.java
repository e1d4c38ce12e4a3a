package org.bluewatch.jobs.detect.hotspot;

import org.bluewatch.common.model.RawStream;

/**
 * Somebody looked: how often one stream looked at one cell in one pane of time, added up before it
 * crosses the shuffle.
 *
 * @param stream the raw topic that told of it
 * @param cell H3 cell
 * @param paneMs start of the pane over {@code time}, milliseconds since 1970 UTC
 * @param looks how many more times than known before; negative where a report was taken back
 */
public record EffortChange(RawStream stream, long cell, long paneMs, int looks) {}

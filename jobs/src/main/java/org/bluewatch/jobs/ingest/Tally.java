package org.bluewatch.jobs.ingest;

import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.RejectionReason;

/**
 * So many records of a stream had an outcome since the last tally.
 *
 * @param reason why they were rejected, null for every other outcome
 * @param count more than 0
 */
public record Tally(RawStream stream, Outcome outcome, RejectionReason reason, long count) {}

package org.bluewatch.common.model;

/**
 * One link of the audit chain: what was decided, tried, received or done about alerts, and when by
 * the wall clock.
 *
 * @param seq 1, 2, 3 ... without a gap
 * @param atMs wall clock, milliseconds since 1970 UTC
 * @param knownMs knowledge time of what it records, or null where there is none
 * @param kind what it records
 * @param run the run that it belongs to
 * @param noticeId the notice that it is about, or null
 * @param alertId the alert that it is about, or null
 * @param detail one JSON object with what more there is to say
 * @param previous hash of the entry before, 64 hexadecimal digits; of the first entry 64 zeros
 * @param hash SHA-256 over {@code previous} and everything else of this entry, 64 hexadecimal
 *     digits
 */
public record AuditEntry(
    long seq,
    long atMs,
    Long knownMs,
    Kind kind,
    String run,
    String noticeId,
    String alertId,
    String detail,
    String previous,
    String hash) {

  /** What an entry records. */
  public enum Kind {
    /** The sender started or stopped. */
    SENDER,
    /** A revision of an alert. */
    ALERT,
    /** A revision of a notice; suppressions among them. */
    NOTICE,
    /** An officer's action. */
    ACTION,
    /** A notification is about to be posted. */
    ATTEMPT,
    /** A receiver confirmed it. */
    RECEIPT,
    /** A notification could not be posted. */
    FAILURE,
    /** The sender called a further tier itself, because the knowledge clock stood still. */
    ESCALATION
  }
}

package org.bluewatch.jobs.metrics;

/**
 * What an alert waited for.
 *
 * @param kind of the alert
 * @param receivedMs when the newest observation behind it was received, milliseconds since 1970 UTC
 */
public record AlertCause(String kind, long receivedMs) {}

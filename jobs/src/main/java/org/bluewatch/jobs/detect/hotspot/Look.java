package org.bluewatch.jobs.detect.hotspot;

/**
 * One evaluation of the whole area.
 *
 * @param nowMs knowledge time, milliseconds since 1970 UTC; all windows end here
 * @param historyStartMs where the history begins
 * @param historyEndMs where it ends: before the longest window, so that an outbreak is not taken
 *     for habit
 * @param historyDays its length
 * @param eventsPerDay how many events the whole area had per day of it
 */
record Look(
    long nowMs, long historyStartMs, long historyEndMs, double historyDays, double eventsPerDay) {}

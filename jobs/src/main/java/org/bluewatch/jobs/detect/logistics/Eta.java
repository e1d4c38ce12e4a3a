package org.bluewatch.jobs.detect.logistics;

/**
 * An expected arrival.
 *
 * @param forecast what it rests on
 * @param etaMs expected arrival, milliseconds since 1970 UTC
 * @param lowMs earlier with a probability of 10 %
 * @param highMs later with a probability of 10 %
 * @param surelyAfterMs hardly earlier: neither by all that is known, nor by the convoy's own pace
 *     alone; 0 before that says much
 */
record Eta(Forecast forecast, long etaMs, long lowMs, long highMs, long surelyAfterMs) {}

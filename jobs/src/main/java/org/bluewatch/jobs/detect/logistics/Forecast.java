package org.bluewatch.jobs.detect.logistics;

/**
 * What was once expected of a journey, kept until it turns out.
 *
 * @param atMs when the convoy was where it then was, milliseconds since 1970 UTC
 * @param remainingMs how long the rest was expected to take
 * @param sigma standard deviation of the logarithm of that, as the model sees it
 */
public record Forecast(long atMs, long remainingMs, double sigma) {}

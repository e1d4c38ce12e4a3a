package org.bluewatch.jobs.detect.logistics;

import java.util.List;

/**
 * What past journeys taught.
 *
 * @param journeys log(speed / planned speed) of the last journeys, oldest first
 * @param misses histogram of how many sigmas forecasts were off, see {@link ForecastRecord}
 */
public record PaceHistory(List<Double> journeys, List<Integer> misses) {}

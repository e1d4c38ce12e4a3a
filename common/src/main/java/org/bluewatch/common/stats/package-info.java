/**
 * Statistics of counts on a grid: pure functions, without state, randomness or a clock, that give
 * the same bits on every machine.
 *
 * <p>Alarms come from {@link org.bluewatch.common.stats.Tails} and {@link
 * org.bluewatch.common.stats.Scan}; {@link org.bluewatch.common.stats.GetisOrd}, {@link
 * org.bluewatch.common.stats.MannKendall} and {@link org.bluewatch.common.stats.EmergingHotspot}
 * describe a hotspot and never trigger.
 */
package org.bluewatch.common.stats;

package org.bluewatch.common.model;

/**
 * The stock of one commodity at one site.
 *
 * @param commodity for example diesel or water
 * @param quantity what is left, in {@code unit}, not negative
 * @param unit for example litre
 * @param dailyUse use per day in {@code unit}, or null
 */
public record SupplyDetail(String commodity, double quantity, String unit, Double dailyUse) {}

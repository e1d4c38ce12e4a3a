package org.bluewatch.jobs.detect.logistics;

/**
 * A count of a stock.
 *
 * @param quantity what was there, in {@code unit}
 * @param dailyUse in {@code unit} per day, or null
 */
public record StockLevel(
    String id,
    String siteId,
    String commodity,
    String unit,
    double quantity,
    Double dailyUse,
    long timeMs,
    long receivedMs) {}

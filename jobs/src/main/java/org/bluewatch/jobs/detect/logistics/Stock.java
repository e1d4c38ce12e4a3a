package org.bluewatch.jobs.detect.logistics;

/**
 * The stock of one commodity at one site, as it was last counted.
 *
 * @param quantity what was there at {@code timeMs}, in {@code unit}
 * @param dailyUse in {@code unit} per day; 0 where it is not known
 * @param evidence id of the count
 * @param receivedMs when the count became known, milliseconds since 1970 UTC
 * @param delivered what convoys that arrived since then brought, in {@code unit}
 * @param deliveredMs when the last of them arrived
 * @param shortfall the shortfall that stands, null if there is none
 */
public record Stock(
    String siteId,
    String commodity,
    String unit,
    double quantity,
    double dailyUse,
    long timeMs,
    String evidence,
    long receivedMs,
    double delivered,
    long deliveredMs,
    SupplyShortfall shortfall) {
  private static final double DAY_MS = 86_400_000;

  /** So long after its arrival a convoy may still be unloading. */
  static final long UNLOADING_MS = 6 * 3_600_000L;

  /** What names a stock: site and commodity. */
  static String key(String siteId, String commodity) {
    return siteId + '/' + commodity;
  }

  String key() {
    return key(siteId, commodity);
  }

  /** When it runs out at the present use; null where the use is not known. */
  Long emptyAtMs() {
    return dailyUse > 0 ? timeMs + lastsMs(quantity + delivered) : null;
  }

  /** How long a quantity lasts at the present use. */
  long lastsMs(double amount) {
    return Math.round(amount / dailyUse * DAY_MS);
  }

  /** After a count. One that shows no rise does not yet know what has just been delivered. */
  Stock counted(StockLevel level) {
    boolean unloading =
        delivered > 0
            && level.quantity() <= quantity
            && level.timeMs() - deliveredMs <= UNLOADING_MS;
    return new Stock(
        siteId,
        commodity,
        level.unit(),
        level.quantity(),
        level.dailyUse() != null ? level.dailyUse() : useSince(level),
        level.timeMs(),
        level.id(),
        level.receivedMs(),
        unloading ? delivered : 0,
        unloading ? deliveredMs : 0,
        shortfall);
  }

  /** Where nobody says what is used: the use last known, or what went since the last count. */
  private double useSince(StockLevel level) {
    double days = (level.timeMs() - timeMs) / DAY_MS;
    boolean wentDown = level.quantity() < quantity + delivered && days > 0;
    return dailyUse > 0 || !wentDown ? dailyUse : (quantity + delivered - level.quantity()) / days;
  }

  Stock delivered(double amount, long ms) {
    return new Stock(
        siteId,
        commodity,
        unit,
        quantity,
        dailyUse,
        timeMs,
        evidence,
        receivedMs,
        delivered + amount,
        Math.max(deliveredMs, ms),
        shortfall);
  }

  Stock with(SupplyShortfall standing) {
    return new Stock(
        siteId,
        commodity,
        unit,
        quantity,
        dailyUse,
        timeMs,
        evidence,
        receivedMs,
        delivered,
        deliveredMs,
        standing);
  }
}

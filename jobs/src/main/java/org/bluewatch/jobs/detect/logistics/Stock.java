package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.List;

/**
 * The stock of one commodity at one site, as it was last counted.
 *
 * @param quantity what was there at {@code timeMs}, in {@code unit}
 * @param dailyUse in {@code unit} per day; 0 where it is not known
 * @param evidence id of the count
 * @param receivedMs when the count became known, milliseconds since 1970 UTC
 * @param delivered what convoys that arrived since then brought, in {@code unit}
 * @param deliveredBy their convoyIds
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
    List<String> deliveredBy,
    SupplyShortfall shortfall) {
  private static final double DAY_MS = 86_400_000;

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

  Stock counted(StockLevel level) {
    return new Stock(
        siteId,
        commodity,
        level.unit(),
        level.quantity(),
        level.dailyUse() != null ? level.dailyUse() : useSince(level),
        level.timeMs(),
        level.id(),
        level.receivedMs(),
        0,
        List.of(),
        shortfall);
  }

  /** Where nobody says what is used: the use last known, or what went since the last count. */
  private double useSince(StockLevel level) {
    double days = (level.timeMs() - timeMs) / DAY_MS;
    boolean wentDown = level.quantity() < quantity + delivered && days > 0;
    return dailyUse > 0 || !wentDown ? dailyUse : (quantity + delivered - level.quantity()) / days;
  }

  Stock delivered(String convoyId, double amount) {
    var by = new ArrayList<>(deliveredBy);
    by.add(convoyId);
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
        by,
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
        deliveredBy,
        standing);
  }
}

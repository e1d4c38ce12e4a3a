package org.bluewatch.jobs.detect.logistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.bluewatch.common.model.Place;
import org.bluewatch.jobs.config.SupplySettings;

/**
 * The stocks of the sites: when each runs out at its present use, and whether what is to fill it up
 * comes before that.
 */
final class SupplyBook {
  private static final double DAY_MS = 86_400_000;

  private final String area;
  private final long warnMs;
  private final Network network;
  private final BiFunction<String, Long, Supplier> suppliers;

  private final TreeMap<String, Stock> stocks = new TreeMap<>();
  private final TreeSet<String> dirty = new TreeSet<>();

  /**
   * A convoy that may bring something.
   *
   * @param eta when it is expected
   */
  record Supplier(ConvoyPlan plan, Eta eta) {}

  /**
   * @param suppliers finds a convoy that is still to come at a knowledge time, null if it is not
   */
  SupplyBook(
      String area,
      SupplySettings settings,
      Network network,
      BiFunction<String, Long, Supplier> suppliers) {
    this.area = area;
    this.warnMs = Math.round(settings.warnDays() * DAY_MS);
    this.network = network;
    this.suppliers = suppliers;
  }

  void restore(Stock stock) {
    stocks.put(stock.key(), stock);
  }

  /** Stocks that changed since the last question, by key. */
  Map<String, Stock> takeChanged() {
    Map<String, Stock> changed = new TreeMap<>();
    dirty.forEach(key -> changed.put(key, stocks.get(key)));
    dirty.clear();
    return changed;
  }

  /** Takes a count in; one older than the newest changes nothing. */
  void onLevel(StockLevel level, long nowMs, Reports reports) {
    String key = Stock.key(level.siteId(), level.commodity());
    Stock known = stocks.get(key);
    if (known != null && level.timeMs() <= known.timeMs()) {
      return;
    }
    Stock empty =
        new Stock(
            level.siteId(),
            level.commodity(),
            level.unit(),
            0,
            0,
            level.timeMs(),
            "",
            0,
            0,
            0,
            null);
    put((known == null ? empty : known).counted(level));
    review(key, nowMs, reports);
  }

  private void put(Stock stock) {
    stocks.put(stock.key(), stock);
    dirty.add(stock.key());
  }

  /** A convoy has brought its cargo; until the next count it is taken to be there. */
  void onArrival(ConvoyPlan plan, long arrivedMs, long nowMs, Reports reports) {
    for (ConvoyPlan.Cargo load : plan.cargo()) {
      Stock stock = plan.toSite() == null ? null : stocks.get(key(plan, load));
      boolean counted = stock != null && stock.timeMs() >= arrivedMs + Stock.UNLOADING_MS;
      if (stock != null && !counted && load.unit().equals(stock.unit())) {
        put(stock.delivered(load.quantity(), arrivedMs));
      }
    }
    onConvoy(plan, nowMs, reports);
  }

  private static String key(ConvoyPlan plan, ConvoyPlan.Cargo load) {
    return Stock.key(plan.toSite(), load.commodity());
  }

  /** What is expected of a convoy has changed. */
  void onConvoy(ConvoyPlan plan, long nowMs, Reports reports) {
    if (plan.toSite() != null) {
      plan.cargo().stream()
          .map(load -> key(plan, load))
          .distinct()
          .forEach(key -> review(key, nowMs, reports));
    }
  }

  /** The shortfalls that stand because a convoy comes too late, by commodity. */
  List<Consequence> runningOut(ConvoyPlan plan) {
    List<Consequence> consequences = new ArrayList<>();
    if (plan.toSite() != null) {
      plan.cargo().stream()
          .map(load -> key(plan, load))
          .distinct()
          .sorted()
          .forEach(key -> addShortfall(stocks.get(key), plan.convoyId(), consequences));
    }
    return consequences;
  }

  private static void addShortfall(Stock stock, String convoyId, List<Consequence> consequences) {
    SupplyShortfall shortfall = stock == null ? null : stock.shortfall();
    if (shortfall != null && convoyId.equals(shortfall.convoyId())) {
      consequences.add(
          new Consequence(shortfall.siteId(), shortfall.commodity(), shortfall.emptyAtMs()));
    }
  }

  /** When a stock is to be looked at even if nothing comes in. */
  long dueMs(String key) {
    Stock stock = stocks.get(key);
    Long emptyAtMs = stock == null ? null : stock.emptyAtMs();
    return emptyAtMs == null || stock.shortfall() != null ? Long.MAX_VALUE : emptyAtMs - warnMs;
  }

  /** Looks whether a stock lasts, and says what changed. */
  void review(String key, long nowMs, Reports reports) {
    Stock stock = stocks.get(key);
    if (stock == null || stock.emptyAtMs() == null) {
      return;
    }
    long emptyAtMs = stock.emptyAtMs();
    Supplier next = next(key, nowMs);
    boolean near = emptyAtMs - nowMs <= warnMs;
    SupplyShortfall standing = stock.shortfall();
    if (standing == null) {
      boolean tooLate = next == null || next.eta().lowMs() > emptyAtMs;
      if (near && tooLate) {
        String episodeId = Episode.id("SF", area, key, nowMs);
        tell(stock, next, episodeId, Phase.STANDS, nowMs, "runs out before it is filled", reports);
      }
      return;
    }
    boolean inTime = next != null && next.eta().highMs() <= emptyAtMs;
    if (!near || inTime) {
      String reason = inTime ? "the convoy comes in time" : "the stock lasts";
      end(stock, next, nowMs, reason, reports);
    } else if (isOther(standing, emptyAtMs, next)) {
      tell(stock, next, standing.episodeId(), Phase.STANDS, nowMs, "expected otherwise", reports);
    }
  }

  /** What was told is only told again when it changed by more than a fraction. */
  private static boolean isOther(SupplyShortfall told, long emptyAtMs, Supplier next) {
    String convoyId = next == null ? null : next.plan().convoyId();
    boolean otherConvoy = !Objects.equals(told.convoyId(), convoyId);
    return otherConvoy || Math.abs(told.emptyAtMs() - emptyAtMs) >= 3 * 3_600_000L;
  }

  /** The convoy that is expected first with this commodity, null if none is to come. */
  private Supplier next(String key, long nowMs) {
    Supplier first = null;
    for (String convoyId : network.convoysTo(key)) {
      Supplier supplier = suppliers.apply(convoyId, nowMs);
      if (supplier != null && (first == null || supplier.eta().etaMs() < first.eta().etaMs())) {
        first = supplier;
      }
    }
    return first;
  }

  private void end(Stock stock, Supplier next, long nowMs, String reason, Reports reports) {
    tell(stock, next, stock.shortfall().episodeId(), Phase.RESOLVED, nowMs, reason, reports);
  }

  private void tell(
      Stock stock,
      Supplier next,
      String episodeId,
      Phase phase,
      long nowMs,
      String reason,
      Reports reports) {
    long emptyAtMs = stock.emptyAtMs();
    Place site = network.site(stock.siteId());
    var shortfall =
        new SupplyShortfall(
            episodeId,
            phase,
            nowMs,
            stock.siteId(),
            stock.commodity(),
            emptyAtMs,
            next == null ? null : next.plan().convoyId(),
            next == null ? null : next.eta().etaMs(),
            next == null ? null : withConvoy(stock, next),
            Math.max(0, (emptyAtMs - nowMs) / DAY_MS),
            site == null ? null : site.lat(),
            site == null ? null : site.lon(),
            stock.evidence(),
            stock.receivedMs(),
            reason);
    put(stock.with(phase == Phase.STANDS ? shortfall : null));
    reports.add(shortfall);
  }

  private static long withConvoy(Stock stock, Supplier next) {
    double brought =
        next.plan().cargo().stream()
            .filter(load -> load.commodity().equals(stock.commodity()))
            .mapToDouble(ConvoyPlan.Cargo::quantity)
            .sum();
    return Math.max(stock.emptyAtMs(), next.eta().etaMs()) + stock.lastsMs(brought);
  }
}

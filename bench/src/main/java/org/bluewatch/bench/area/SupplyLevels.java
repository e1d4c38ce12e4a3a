package org.bluewatch.bench.area;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bluewatch.bench.Draw;

/**
 * Stocks of the simulated bases, told twice a day. Bases are topped up by air when they run low,
 * but diesel reaches Bria by convoy only, and on the last day the convoy comes too late.
 */
final class SupplyLevels {
  private static final Duration BETWEEN = Duration.ofHours(12);
  private static final Duration FIRST = Duration.ofHours(5);
  private static final double LOW_DAYS = 8;

  /** The stock of diesel at Bria after a leak the evening before the live day. */
  private static final Instant LEAK = Instant.parse("2022-12-30T17:00:00Z");

  private static final double LEFT_DAYS = 0.95;

  private final Map<Convoy, Instant> arrivals;
  private final Diary diary;

  SupplyLevels(Map<Convoy, Instant> arrivals, Diary diary) {
    this.arrivals = arrivals;
    this.diary = diary;
  }

  List<Line> of(List<Towns.Site> bases) {
    List<Line> levels = new ArrayList<>();
    for (Towns.Site base : bases) {
      for (Commodity commodity : Commodity.values()) {
        levels.addAll(levels(base, commodity));
      }
    }
    return levels;
  }

  private List<Line> levels(Towns.Site base, Commodity commodity) {
    Draw draw = Draw.of(CentralAfrica.SEED, "supply", base.siteId(), commodity);
    boolean byRoadOnly = base.town().equals("Bria") && commodity == Commodity.DIESEL;
    double days = draw.between(12.0, 20.0);
    List<Line> levels = new ArrayList<>();
    Instant last = Script.FROM;
    for (Instant at = last.plus(FIRST); at.isBefore(Script.UNTIL); at = at.plus(BETWEEN)) {
      days += delivered(base, last, at) - 0.5 * draw.between(0.9, 1.1);
      if (byRoadOnly && at.equals(LEAK)) {
        days = LEFT_DAYS;
        noteShortfall(base, commodity, at);
      } else if (!byRoadOnly && days < LOW_DAYS) {
        days += ConvoyPlan.CARGO_DAYS;
      }
      days = Math.max(0, days);
      levels.add(level(base, commodity, days, at, draw));
      last = at;
    }
    return levels;
  }

  private void noteShortfall(Towns.Site base, Commodity commodity, Instant at) {
    Instant empty = at.plusSeconds((long) (LEFT_DAYS * 86_400));
    diary.note(
        "supply-shortfall",
        base.siteId() + "/" + commodity.wire(),
        at,
        arrivals.entrySet().stream()
            .filter(a -> a.getKey().to().equals(base) && a.getValue().isAfter(at))
            .map(Map.Entry::getValue)
            .min(Instant::compareTo)
            .orElseThrow(),
        "a leak; empty about " + empty + ", before the delayed convoy comes");
  }

  /** Days of use that convoys brought between two readings. */
  private double delivered(Towns.Site base, Instant after, Instant until) {
    return arrivals.entrySet().stream()
            .filter(a -> a.getKey().to().equals(base) && !a.getKey().cargo().isEmpty())
            .filter(a -> a.getValue().isAfter(after) && !a.getValue().isAfter(until))
            .count()
        * (double) ConvoyPlan.CARGO_DAYS;
  }

  private Line level(Towns.Site base, Commodity commodity, double days, Instant at, Draw draw) {
    Instant time = at.plusSeconds(draw.between(0, 600));
    Instant received = time.plusSeconds(draw.between(30, 900));
    return Line.of(
        received,
        Json.object(
            "siteId", base.siteId(),
            "time", time.toString(),
            "received", received.toString(),
            "commodity", commodity.wire(),
            "quantity", Json.decimals(days * commodity.dailyUse(), 0),
            "unit", commodity.unit(),
            "dailyUse", commodity.dailyUse()));
  }
}

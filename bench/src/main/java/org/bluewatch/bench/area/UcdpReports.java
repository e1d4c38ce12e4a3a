package org.bluewatch.bench.area;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.bluewatch.bench.Draw;
import org.bluewatch.bench.area.Sources.UcdpEvent;
import org.bluewatch.common.model.EventCode;

/**
 * Turns the events of UCDP GED into patrol reports. Nothing is invented but the reporting delay:
 * the data say when an event was, not when it became known.
 */
final class UcdpReports {
  /** One source: the same data set cannot corroborate itself. */
  static final String SOURCE = "ucdp-ged";

  private static final double DELAY_MEDIAN_H = 8;
  private static final double DELAY_SIGMA = 1.2;
  private static final double DELAY_LONGEST_H = 240;

  /** From this code on, the day is known to the month at best. */
  private static final int MONTH_PRECISION = 4;

  private static final int MONTH_DAYS = 31;

  private UcdpReports() {}

  static List<Line> of(List<UcdpEvent> events) {
    return events.stream().map(UcdpReports::line).toList();
  }

  /** Puts the real reports that become known in the live minutes into the diary. */
  static void note(List<UcdpEvent> events, Diary diary) {
    for (UcdpEvent event : events) {
      Instant received = received(event);
      if (received.isAfter(Script.LIVE_FROM)) {
        diary.note("real report", "UCDP-" + event.id(), received, received, text(event));
      }
    }
  }

  private static Line line(UcdpEvent event) {
    Instant received = received(event);
    return Line.of(
        received,
        Json.object(
            "id", "UCDP-" + event.id(),
            "patrolId", SOURCE,
            "time", from(event).atStartOfDay(ZoneOffset.UTC).toInstant().toString(),
            "timeEnd", lastSecond(event).toString(),
            "received", received.toString(),
            "lat", Json.degrees(event.spot().lat()),
            "lon", Json.degrees(event.spot().lon()),
            "accuracyM", accuracyM(event),
            "event", code(event).wire(),
            "severity", severity(event.killed()),
            "killed", event.killed(),
            "civilians", event.civilians(),
            "reliability", reliability(event),
            "credibility", credibility(event),
            "party", party(event),
            "text", text(event)));
  }

  /**
   * The first day. Where only the month is known the span is widened backwards to a month, so that
   * it fits into no duration in which hotspots are looked for; {@code date_prec} 4 spans of eight
   * to fourteen days would.
   */
  static LocalDate from(UcdpEvent event) {
    LocalDate monthBack = event.end().minusDays(MONTH_DAYS - 1);
    boolean vague = event.datePrecision() >= MONTH_PRECISION && event.start().isAfter(monthBack);
    return vague ? monthBack : event.start();
  }

  private static Instant lastSecond(UcdpEvent event) {
    return event.end().atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.UTC);
  }

  private static Instant received(UcdpEvent event) {
    double hours =
        Draw.of(CentralAfrica.SEED, "ucdp-delay", event.id())
            .lognormal(DELAY_MEDIAN_H, DELAY_SIGMA);
    long seconds = (long) (Math.min(DELAY_LONGEST_H, hours) * 3600);
    return lastSecond(event).plus(Duration.ofSeconds(seconds));
  }

  /**
   * Radius in metres for {@code where_prec}: 1 exact place, 2 within 25 km of it, 3 a second-level
   * unit (these average 50 km in radius here), 4 a first-level unit, 5 a linear or fuzzy feature, 6
   * the country. From 4 on it is larger than the largest ring of cells.
   */
  static int accuracyM(UcdpEvent event) {
    return switch (event.wherePrecision()) {
      case 1 -> 2_000;
      case 2 -> 25_000;
      case 3 -> 50_000;
      case 4, 5 -> 150_000;
      default -> 500_000;
    };
  }

  /** State-based and non-state fighting is a clash, one-sided violence an attack on civilians. */
  static EventCode code(UcdpEvent event) {
    return event.violenceType() == 3 ? EventCode.ATTACK_ON_CIVILIANS : EventCode.CLASH;
  }

  /** 1 to 5 by the best estimate of deaths: 0, 1-2, 3-9, 10-24, 25 and more. */
  static int severity(int killed) {
    return killed == 0 ? 1 : killed < 3 ? 2 : killed < 10 ? 3 : killed < 25 ? 4 : 5;
  }

  /** B where several sources were found, C for a single one, F where the number is not given. */
  static String reliability(UcdpEvent event) {
    return event.sources() < 1 ? "F" : event.sources() == 1 ? "C" : "B";
  }

  /**
   * Confirmed (1) from three sources on, probable (2) from two, possible (3) from one, one step
   * weaker where UCDP finds the event itself unclear, 6 where the number of sources is not given.
   */
  static int credibility(UcdpEvent event) {
    if (event.sources() < 1) {
      return 6;
    }
    return 4 - Math.min(3, event.sources()) + (event.clarity() > 1 ? 1 : 0);
  }

  /** The organisation that attacked civilians, or both sides of a fight. */
  private static String party(UcdpEvent event) {
    return event.violenceType() == 3 ? event.sideA() : event.sideA() + " / " + event.sideB();
  }

  private static String text(UcdpEvent event) {
    String unit = event.unit().isBlank() ? "" : ", " + event.unit();
    return event.place()
        + unit
        + " (UCDP where_prec "
        + event.wherePrecision()
        + ", date_prec "
        + event.datePrecision()
        + ")";
  }
}

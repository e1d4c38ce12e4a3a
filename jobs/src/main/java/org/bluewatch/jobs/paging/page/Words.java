package org.bluewatch.jobs.paging.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.bluewatch.common.model.Alert.Priority;

/** Times, lengths and names as people read them. Times are UTC and say so. */
final class Words {
  private static final DateTimeFormatter MINUTE = format("uuuu-MM-dd HH:mm 'UTC'");
  private static final DateTimeFormatter SECOND = format("uuuu-MM-dd HH:mm:ss 'UTC'");
  private static final MathContext THREE_DIGITS = new MathContext(3);
  private static final int LISTED = 5;
  private static final int PLAIN_SCALE = 6;

  private Words() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** For example {@code 2026-03-02 03:14 UTC}. */
  static String time(long ms) {
    return MINUTE.format(Instant.ofEpochMilli(ms));
  }

  /** For example {@code 2026-03-02 03:14:09 UTC}. */
  static String clock(long ms) {
    return SECOND.format(Instant.ofEpochMilli(ms));
  }

  /** The two largest parts of a length of time of at least 0, for example {@code 5 h 31 min}. */
  static String length(long ms) {
    long minutes = Math.max(0, ms) / 60_000;
    if (minutes < 2) {
      return Math.max(0, ms) / 1000 + " s";
    }
    if (minutes < 60) {
      return minutes + " min";
    }
    long hours = minutes / 60;
    return hours < 48
        ? hours + " h" + rest(minutes % 60, "min")
        : hours / 24 + " d" + rest(hours % 24, "h");
  }

  private static String rest(long number, String unit) {
    return number == 0 ? "" : " " + number + " " + unit;
  }

  /** For example {@code 250 m}, {@code 1.3 km} or {@code 83 km}. */
  static String distance(double metres) {
    if (metres < 999.5) {
      return Math.round(metres) + " m";
    }
    String km = String.format(Locale.ROOT, metres < 9_950 ? "%.1f" : "%.0f", metres / 1000);
    return km.replace(".0", "") + " km";
  }

  /** Three digits that count, without an exponent unless it is very small. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "unknown";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros();
    return rounded.scale() <= PLAIN_SCALE ? rounded.toPlainString() : rounded.toString();
  }

  /** The first few of a list, and how many more there are. */
  static String list(List<String> items) {
    String first = String.join(", ", items.subList(0, Math.min(LISTED, items.size())));
    return items.size() <= LISTED ? first : first + " and " + (items.size() - LISTED) + " more";
  }

  /** For example {@code 1 event}, {@code 3 events}. */
  static String count(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  /** {@code convoy-halted} as {@code CONVOY HALTED}. */
  static String kind(String kind) {
    return Plain.line(kind).replace('-', ' ').toUpperCase(Locale.ROOT);
  }

  /** {@code mail:duty-officer} as {@code duty-officer (mail)}. */
  static String contact(String contact) {
    String line = Plain.line(contact);
    int colon = line.indexOf(':');
    return colon < 0
        ? line
        : line.substring(colon + 1).strip() + " (" + line.substring(0, colon).strip() + ")";
  }

  /** What a priority asks for. */
  static String asks(Priority priority) {
    return switch (priority) {
      case P1 -> "life threat, act now";
      case P2 -> "act within the hour";
      case P3 -> "act within this shift";
      case P4 -> "for the log";
    };
  }
}

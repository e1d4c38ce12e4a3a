package org.bluewatch.common.codec;

import java.util.OptionalLong;

/**
 * RFC 3339 times. Read: any offset, {@code t} and {@code z} in either case, any number of fraction
 * digits (cut to milliseconds), from 1900-01-01T00:00:00Z to the end of 9999. Refused: everything
 * else, among it leap seconds, 24:00, a blank for T and a missing offset. Written: UTC with {@code
 * Z}, milliseconds only where they are not zero.
 */
public final class WireTime {

  /** Stands for a text that is no readable time. */
  static final long UNREADABLE = Long.MIN_VALUE;

  private static final int SECONDS_LENGTH = "2026-03-02T00:00:00".length();
  private static final long DAY_MS = 86_400_000L;
  private static final long MINUTE_MS = 60_000L;
  private static final long EARLIEST_MS = daysFromCivil(1900, 1, 1) * DAY_MS;
  private static final long END_MS = daysFromCivil(10_000, 1, 1) * DAY_MS;
  private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private WireTime() {}

  /** Milliseconds since 1970 UTC, empty if the text is not a time that the contract accepts. */
  public static OptionalLong parse(String text) {
    long ms = parse(text.toCharArray(), 0, text.length());
    return ms == UNREADABLE ? OptionalLong.empty() : OptionalLong.of(ms);
  }

  /** Milliseconds since 1970 UTC, or {@link #UNREADABLE}. */
  static long parse(char[] text, int from, int length) {
    if (length <= SECONDS_LENGTH
        || text[from + 4] != '-'
        || text[from + 7] != '-'
        || (text[from + 10] | 0x20) != 't'
        || text[from + 13] != ':'
        || text[from + 16] != ':') {
      return UNREADABLE;
    }
    int year = twoDigits(text, from) * 100 + twoDigits(text, from + 2);
    int month = twoDigits(text, from + 5);
    int day = twoDigits(text, from + 8);
    int hour = twoDigits(text, from + 11);
    int minute = twoDigits(text, from + 14);
    int second = twoDigits(text, from + 17);
    if (year < 0 || !isDate(year, month, day) || !isClock(hour, minute) || !isSixtieth(second)) {
      return UNREADABLE;
    }
    int end = from + length;
    int zone = from + SECONDS_LENGTH;
    int millis = 0;
    if (text[zone] == '.') {
      int fraction = zone + 1;
      zone = skipDigits(text, fraction, end);
      if (zone == fraction || zone == end) {
        return UNREADABLE;
      }
      millis = millis(text, fraction, zone);
    }
    long offsetMs = offsetMs(text, zone, end);
    if (offsetMs == UNREADABLE) {
      return UNREADABLE;
    }
    long clockMs = ((hour * 60L + minute) * 60L + second) * 1000L + millis;
    long ms = daysFromCivil(year, month, day) * DAY_MS + clockMs - offsetMs;
    return ms < EARLIEST_MS || ms >= END_MS ? UNREADABLE : ms;
  }

  /**
   * The time in UTC, for example {@code 2026-03-02T00:00:00Z} or {@code 2026-03-02T00:00:00.120Z}.
   *
   * @param ms milliseconds since 1970 UTC, in the years 0 to 9999
   */
  public static String format(long ms) {
    StringBuilder out = new StringBuilder(24);
    appendDate(out, Math.floorDiv(ms, DAY_MS));
    int clock = (int) Math.floorMod(ms, DAY_MS);
    append(out.append('T'), clock / 3_600_000, 2);
    append(out.append(':'), clock / 60_000 % 60, 2);
    append(out.append(':'), clock / 1000 % 60, 2);
    if (clock % 1000 != 0) {
      append(out.append('.'), clock % 1000, 3);
    }
    return out.append('Z').toString();
  }

  private static boolean isDate(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1) {
      return false;
    }
    boolean leapDay = month == 2 && day == 29 && year % 4 == 0;
    return day <= MONTH_DAYS[month - 1] || leapDay && (year % 100 != 0 || year % 400 == 0);
  }

  private static boolean isClock(int hour, int minute) {
    return hour >= 0 && hour < 24 && isSixtieth(minute);
  }

  private static boolean isSixtieth(int value) {
    return value >= 0 && value < 60;
  }

  /** A number of two digits, or a negative one below -100 if they are none. */
  private static int twoDigits(char[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    boolean digits = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
    return digits ? tens * 10 + ones : -10_000;
  }

  private static int skipDigits(char[] text, int from, int end) {
    int at = from;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at;
  }

  private static int millis(char[] text, int from, int end) {
    int millis = 0;
    for (int i = 0; i < 3; i++) {
      millis = millis * 10 + (from + i < end ? text[from + i] - '0' : 0);
    }
    return millis;
  }

  private static long offsetMs(char[] text, int from, int end) {
    if (end - from == 1) {
      return (text[from] | 0x20) == 'z' ? 0 : UNREADABLE;
    }
    boolean sign = text[from] == '+' || text[from] == '-';
    if (end - from != 6 || !sign || text[from + 3] != ':') {
      return UNREADABLE;
    }
    int hour = twoDigits(text, from + 1);
    int minute = twoDigits(text, from + 4);
    if (!isClock(hour, minute)) {
      return UNREADABLE;
    }
    long ms = (hour * 60L + minute) * MINUTE_MS;
    return text[from] == '-' ? -ms : ms;
  }

  /** Days since 1970-01-01 in the proleptic Gregorian calendar, years counted from March. */
  private static long daysFromCivil(int year, int month, int day) {
    long y = month <= 2 ? year - 1L : year;
    long era = Math.floorDiv(y, 400L);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
  }

  private static void appendDate(StringBuilder out, long epochDay) {
    long shifted = epochDay + 719_468;
    long era = Math.floorDiv(shifted, 146_097L);
    int dayOfEra = (int) (shifted - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int fromMarch = (5 * dayOfYear + 2) / 153;
    int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    append(out, (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0), 4);
    append(out.append('-'), month, 2);
    append(out.append('-'), dayOfYear - (153 * fromMarch + 2) / 5 + 1, 2);
  }

  private static void append(StringBuilder out, int value, int digits) {
    for (int unit = digits == 4 ? 1000 : digits == 3 ? 100 : 10; unit > 0; unit /= 10) {
      out.append((char) ('0' + value / unit % 10));
    }
  }
}

package org.bluewatch.common.codec;

import java.util.BitSet;

/**
 * Hides the digits of phone and identity numbers in free text, one {@code #} for each.
 *
 * <p>A number is hidden if it has seven or more digits of any script, grouped or not by up to four
 * blanks, dashes, dots, slashes or parentheses. Left readable are numbers that show what they are:
 * dates ({@code 2026-03-02}, {@code 2.3.2026}), times ({@code 14:30:05}) and decimal degrees
 * ({@code 18.555012}). In doubt the digits are hidden.
 */
final class TextMask {

  private static final int HIDDEN_FROM_DIGITS = 7;
  private static final int MAX_SEPARATORS = 4;
  private static final int NONE = -1;

  private final CharSequence text;

  private TextMask(CharSequence text) {
    this.text = text;
  }

  /** The text with the digits of such numbers replaced; the length stays. */
  static String mask(String text) {
    BitSet hidden = hidden(text);
    if (hidden.isEmpty()) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text);
    hidden.stream().forEach(at -> masked.setCharAt(at, '#'));
    return masked.toString();
  }

  /** The positions of the characters to hide. */
  static BitSet hidden(CharSequence text) {
    TextMask mask = new TextMask(text);
    BitSet hidden = new BitSet();
    int at = 0;
    while (at < text.length()) {
      if (mask.isDigit(at)) {
        int readable = mask.readableEnd(at);
        at = readable != NONE ? readable : mask.hideNumber(at, hidden);
      } else {
        at++;
      }
    }
    return hidden;
  }

  /** Hides the number that begins here if it is long enough, and returns where it ends. */
  private int hideNumber(int from, BitSet hidden) {
    BitSet digits = new BitSet();
    int count = 0;
    int at = from;
    int end = from;
    while (at < text.length() && isDigit(at) && (at == from || clockOrDateEnd(at) == NONE)) {
      while (at < text.length() && isDigit(at)) {
        digits.set(at, at + width(at));
        at += width(at);
        count++;
      }
      end = at;
      at = skipSeparators(at);
    }
    if (count >= HIDDEN_FROM_DIGITS) {
      hidden.or(digits);
    }
    return end;
  }

  private int skipSeparators(int from) {
    int at = from;
    while (at < text.length() && at - from < MAX_SEPARATORS && isSeparator(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isSeparator(char c) {
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION, Character.FORMAT -> true;
      default -> ".()/+_".indexOf(c) >= 0;
    };
  }

  private int readableEnd(int from) {
    int end = clockOrDateEnd(from);
    return end != NONE ? end : degreesEnd(from);
  }

  private int clockOrDateEnd(int from) {
    int end = clockEnd(from);
    return end != NONE ? end : dateEnd(from);
  }

  /** {@code 14:30} or {@code 14:30:05}. */
  private int clockEnd(int from) {
    int hourEnd = groupEnd(from, 1, 2);
    int minuteEnd = hourEnd == NONE ? NONE : afterColon(hourEnd);
    if (minuteEnd == NONE) {
      return NONE;
    }
    int secondEnd = afterColon(minuteEnd);
    return secondEnd == NONE ? minuteEnd : secondEnd;
  }

  private int afterColon(int at) {
    return is(at, ':') ? groupEnd(at + 1, 2, 2) : NONE;
  }

  /** Year, month and day in this or the opposite order, with one kind of separator. */
  private int dateEnd(int from) {
    int firstEnd = groupEnd(from, 1, 4);
    if (firstEnd == NONE || firstEnd >= text.length() || "-./".indexOf(text.charAt(firstEnd)) < 0) {
      return NONE;
    }
    char separator = text.charAt(firstEnd);
    int secondEnd = groupEnd(firstEnd + 1, 1, 2);
    if (secondEnd == NONE || !is(secondEnd, separator)) {
      return NONE;
    }
    int thirdEnd = groupEnd(secondEnd + 1, 1, 4);
    if (thirdEnd == NONE || goesOn(thirdEnd)) {
      return NONE;
    }
    int first = value(from, firstEnd);
    int second = value(firstEnd + 1, secondEnd);
    int third = value(secondEnd + 1, thirdEnd);
    boolean yearFirst = isYear(first) && isMonth(second) && isDay(third);
    boolean yearLast = isYear(third) && isDay(first) && isDay(second);
    return yearFirst || yearLast && (isMonth(first) || isMonth(second)) ? thirdEnd : NONE;
  }

  /** One point, at most 180 before it without a leading zero, three to eight decimals behind it. */
  private int degreesEnd(int from) {
    int wholeEnd = groupEnd(from, 1, 3);
    if (wholeEnd == NONE || !is(wholeEnd, '.') || value(from, wholeEnd) > 180) {
      return NONE;
    }
    boolean leadingZero = wholeEnd - from > 1 && digit(from) == 0;
    boolean dialled = from > 0 && text.charAt(from - 1) == '+';
    int end = groupEnd(wholeEnd + 1, 3, 8);
    return leadingZero || dialled || end == NONE || goesOn(end) ? NONE : end;
  }

  /** True if a separator and another digit follow: a longer number, not a date or degrees. */
  private boolean goesOn(int at) {
    return at + 1 < text.length() && "-./".indexOf(text.charAt(at)) >= 0 && isDigit(at + 1);
  }

  /** The end of a group of so many digits, {@link #NONE} if there are fewer or more. */
  private int groupEnd(int from, int fewest, int most) {
    int at = from;
    while (at < text.length() && at - from <= most && isDigit(at)) {
      at++;
    }
    return at - from < fewest || at - from > most ? NONE : at;
  }

  private int value(int from, int end) {
    int value = 0;
    for (int at = from; at < end; at++) {
      value = value * 10 + Math.max(0, digit(at));
    }
    return value;
  }

  private static boolean isYear(int value) {
    return value >= 1900 && value <= 2099;
  }

  private static boolean isMonth(int value) {
    return value >= 1 && value <= 12;
  }

  private static boolean isDay(int value) {
    return value >= 1 && value <= 31;
  }

  private boolean is(int at, char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private int digit(int at) {
    return Character.digit(text.charAt(at), 10);
  }

  private boolean isDigit(int at) {
    return Character.isDigit(Character.codePointAt(text, at));
  }

  private int width(int at) {
    return Character.charCount(Character.codePointAt(text, at));
  }
}

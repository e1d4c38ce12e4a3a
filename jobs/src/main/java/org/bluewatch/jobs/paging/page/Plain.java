package org.bluewatch.jobs.paging.page;

import java.util.regex.Pattern;

/**
 * Texts from outside as they may stand in a page: on one line, without signs that cannot be seen,
 * so that no name of a site or id of a report can pretend to be another line of the page.
 */
final class Plain {
  /** Control and format characters (those that turn the direction too), line ends, halves. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Z}]+");

  private static final String CUT = "...";

  private Plain() {}

  /** The text on one line; empty for null. */
  static String line(String text) {
    return text == null ? "" : UNSEEN.matcher(text).replaceAll(" ").strip();
  }

  /** At most so many characters of the line. */
  static String line(String text, int most) {
    String line = line(text);
    if (line.length() <= most) {
      return line;
    }
    int end = most - CUT.length();
    end -= Character.isHighSurrogate(line.charAt(end - 1)) ? 1 : 0;
    return line.substring(0, end).strip() + CUT;
  }

  /** The line, or a word for it where there is none. */
  static String orElse(String text, String otherwise) {
    String line = line(text);
    return line.isEmpty() ? otherwise : line;
  }
}

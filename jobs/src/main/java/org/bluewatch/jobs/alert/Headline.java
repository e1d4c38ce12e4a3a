package org.bluewatch.jobs.alert;

/** Headlines that fit on a pager. */
final class Headline {
  private static final int CHARACTERS = 80;
  private static final int CHARACTERS_OF_ID = 36;

  private Headline() {}

  /** At most 80 characters of a text. */
  static String of(String text) {
    return cut(text, CHARACTERS);
  }

  /** True if all of a text is shown. */
  static boolean fits(String text) {
    return text.length() <= CHARACTERS;
  }

  /** As much of an id as leaves room for what is said about it. */
  static String id(String id) {
    return cut(id, CHARACTERS_OF_ID);
  }

  private static String cut(String text, int most) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    if (line.length() <= most) {
      return line;
    }
    int end = most - 1;
    // Half a surrogate pair is no character.
    end -= Character.isHighSurrogate(line.charAt(end - 1)) ? 1 : 0;
    return line.substring(0, end) + '\u2026';
  }
}

package org.bluewatch.jobs.paging.page;

import java.util.List;

/**
 * Lines of a page: a word in capitals at the left says what follows, and long lines are broken
 * between words, never within a link or an id.
 */
final class PageLayout {
  private static final int INDENT = 11;
  private static final int WIDTH = 76;

  private final StringBuilder out = new StringBuilder();

  /** A line as it is, without a word at the left. */
  PageLayout line(String text) {
    wrap(text, 0);
    return this;
  }

  PageLayout blank() {
    if (!out.isEmpty()) {
      out.append('\n');
    }
    return this;
  }

  /** What a word stands for; nothing for an empty text. */
  PageLayout entry(String word, String text) {
    return entries(word, List.of(text));
  }

  /** Several lines behind one word, those that are empty left out. */
  PageLayout entries(String word, List<String> texts) {
    String left = word;
    for (String text : texts) {
      if (!text.isEmpty()) {
        out.append(left).append(" ".repeat(Math.max(1, INDENT - left.length())));
        wrap(text, INDENT);
        left = "";
      }
    }
    return this;
  }

  private void wrap(String text, int indent) {
    int column = indent;
    String between = "";
    for (String word : Plain.line(text).split(" ", -1)) {
      if (!between.isEmpty() && column + 1 + word.length() > WIDTH) {
        out.append('\n').append(" ".repeat(indent));
        column = indent;
        between = "";
      }
      out.append(between).append(word);
      column += between.length() + word.length();
      between = " ";
    }
    out.append('\n');
  }

  String text() {
    return out.toString();
  }
}

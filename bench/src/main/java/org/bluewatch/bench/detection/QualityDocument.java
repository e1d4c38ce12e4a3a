package org.bluewatch.bench.detection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Markdown document with a block for the tables of each part, which is written by no hand: it
 * stands between the lines {@code <!-- measured: PART -->} and {@code <!-- end -->}.
 */
record QualityDocument(Path path) {
  private static final String END = "<!-- end -->";

  /**
   * Looks before a long run whether there is a place for a part.
   *
   * @throws IllegalStateException if there is none
   */
  void check(String part) {
    blockOf(part, text());
  }

  /** Puts tables in place of those of an earlier run. */
  void put(String part, String tables) {
    String text = text();
    Block block = blockOf(part, text);
    write(text.substring(0, block.from) + tables + text.substring(block.to));
  }

  private record Block(int from, int to) {}

  private Block blockOf(String part, String text) {
    String begin = "<!-- measured: " + part + " -->";
    int at = text.indexOf(begin + "\n");
    int to = at < 0 ? -1 : text.indexOf(END, at);
    if (to < 0) {
      throw new IllegalStateException(
          path + ": expected a line '" + begin + "' and after it a line '" + END + "'");
    }
    return new Block(at + begin.length() + 1, to);
  }

  private String text() {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String text) {
    try {
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

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

  /** Puts tables in place of those of an earlier run. */
  void put(String part, String tables) {
    try {
      String text = Files.readString(path);
      String begin = "<!-- measured: " + part + " -->\n";
      int from = text.indexOf(begin);
      int to = from < 0 ? -1 : text.indexOf(END, from);
      if (to < 0) {
        throw new IllegalStateException(path + ": expected " + begin.strip() + " and " + END);
      }
      String changed = text.substring(0, from) + begin + tables + text.substring(to);
      Files.writeString(path, changed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.bluewatch.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents people keep: Markdown in the repository root, {@code docs} and {@code deploy}. */
final class Documents {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private Documents() {}

  static List<Path> all() throws IOException {
    try (Stream<Path> root = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> deploy = Files.walk(ROOT.resolve("deploy"))) {
      return Stream.of(root, docs, deploy)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  /** All of them, one after the other. */
  static String text() throws IOException {
    var text = new StringBuilder();
    for (Path document : all()) {
      text.append(Files.readString(document)).append('\n');
    }
    return text.toString();
  }

  /** A path as it is written from the root of the repository. */
  static String name(Path file) {
    return ROOT.relativize(file).toString();
  }
}

package org.bluewatch.jobs.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files that a cluster file names, relative to it, and the names of roles and users. */
final class FileReferences {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

  /** Paths stand in settings of Kafka and in URLs, where these mean something. */
  private static final String UNUSABLE = ":}?&%+\"";

  private final Path folder;
  private final Problems problems;

  /**
   * @param folder what relative paths begin at
   */
  FileReferences(Path folder, Problems problems) {
    this.folder = folder.toAbsolutePath().normalize();
    this.problems = problems;
  }

  /** The absolute path that stands under a key, whether there is anything or not. */
  Optional<String> path(Fields fields, String key) {
    return fields
        .text(key)
        .map(text -> folder.resolve(text).normalize().toString())
        .filter(path -> usable(fields, key, path));
  }

  private boolean usable(Fields fields, String key, String path) {
    boolean usable = path.chars().noneMatch(c -> UNUSABLE.indexOf(c) >= 0);
    if (!usable) {
      problems.error(
          fields.value(key).orElseThrow(),
          "expected a path without any of " + UNUSABLE + ", found " + path);
    }
    return usable;
  }

  /** A file that can be read. */
  Optional<String> file(Fields fields, String key) {
    return path(fields, key).filter(path -> isReadable(fields, key, Path.of(path)));
  }

  private boolean isReadable(Fields fields, String key, Path file) {
    boolean readable = Files.isRegularFile(file) && Files.isReadable(file);
    if (!readable) {
      problems.error(fields.value(key).orElseThrow(), "expected a readable file, found " + file);
    }
    return readable;
  }

  /** A file that holds a secret; nothing of its content is said. */
  Optional<String> secret(Fields fields, String key) {
    Optional<String> file = file(fields, key);
    file.ifPresent(
        path -> {
          try {
            String unused = SecretFile.read(Path.of(path));
          } catch (IOException e) {
            problems.error(fields.value(key).orElseThrow(), "expected one line in " + path);
          }
        });
    return file;
  }

  /** The name of a user or role: letters, digits, {@code . _ -}. */
  Optional<String> name(Fields fields, String key) {
    Optional<String> name = fields.text(key);
    if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
      return fields.expected(
          fields.value(key).orElseThrow(), "a name of letters, digits, dots, dashes, underscores");
    }
    return name;
  }

  void warn(Located at, String message) {
    problems.warning(at, message);
  }
}

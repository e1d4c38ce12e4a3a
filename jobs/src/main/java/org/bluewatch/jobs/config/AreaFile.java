package org.bluewatch.jobs.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads one file of an area into a tree of located values; what cannot be read is a problem. */
final class AreaFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private AreaFile() {}

  /** The content of a file, empty if there is a problem with it as a whole. */
  static Optional<Located> read(Path file, Problems problems) {
    String name = file.toString();
    try {
      String text = Files.readString(file);
      text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      boolean json = name.endsWith("json");
      return Optional.of(
          json ? JsonReader.read(name, text, problems) : YamlReader.read(name, text, problems));
    } catch (NoSuchFileException e) {
      problems.error(name, 1, "the file is missing");
    } catch (CharacterCodingException e) {
      problems.error(name, 1, "the file is not UTF-8 text");
    } catch (IOException e) {
      problems.error(name, 1, "the file cannot be read: " + e.getMessage());
    } catch (UnreadableText e) {
      problems.error(name, e.line(), e.getMessage());
    }
    return Optional.empty();
  }
}

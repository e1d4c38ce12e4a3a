package org.bluewatch.jobs.source;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.bluewatch.common.model.RawStream;

/**
 * A recorded raw stream or a part of one: {@code <topic>.jsonl} or {@code .jsonl.gz}, also split
 * into {@code <topic>-<part>.jsonl}, {@code <topic>.<part>.jsonl} or {@code <topic>/<part>.jsonl}.
 *
 * @param file its path
 * @param name its path below the input folder, with slashes
 * @param bytes its size
 */
public record StreamFile(RawStream stream, String file, String name, long bytes)
    implements Serializable {
  private static final Pattern NAME = Pattern.compile("(?<stem>.+?)\\.jsonl(?<gz>\\.gz)?");

  /** Recorded streams that cannot be used; the message is one line for whoever named them. */
  public static final class BadInput extends IOException {
    private static final long serialVersionUID = 1L;

    private final String problem;

    BadInput(Path place, String problem) {
      super(place + ": " + problem);
      this.problem = problem;
    }

    /** What is wrong, without the place. */
    public String problem() {
      return problem;
    }
  }

  /**
   * The stream files of a folder, by name.
   *
   * @throws BadInput if the folder cannot be read, or a file is there both plain and compressed
   */
  public static List<StreamFile> find(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new BadInput(folder, "not a folder; expected one with <topic>.jsonl files");
    }
    List<StreamFile> found = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder, 2)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        Optional<RawStream> stream = streamOf(name);
        if (stream.isPresent()) {
          found.add(new StreamFile(stream.get(), path.toString(), name, Files.size(path)));
        }
      }
    }
    for (StreamFile file : found) {
      if (found.stream().anyMatch(other -> other.name.equals(file.name + ".gz"))) {
        throw new BadInput(
            folder, "has both " + file.name + " and " + file.name + ".gz, only one may be");
      }
    }
    return found;
  }

  /** Files that look like recordings but belong to no raw stream: named, so that nobody waits. */
  public static List<String> strangers(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder, 2)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .filter(name -> NAME.matcher(name).matches() && streamOf(name).isEmpty())
          .sorted()
          .toList();
    }
  }

  private static Optional<RawStream> streamOf(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String stem = matcher.group("stem");
    return Stream.of(RawStream.values())
        .filter(stream -> stem.matches(Pattern.quote(stream.topic()) + "([-._/].*)?"))
        .findFirst();
  }

  LineReader open() throws IOException {
    var in = Files.newInputStream(Path.of(file));
    return new LineReader(name.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in);
  }
}

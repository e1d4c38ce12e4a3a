package org.bluewatch.jobs.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bluewatch.common.model.RawStream;

/** Lists the recorded streams of an area: {@code <topic>.jsonl} or {@code <topic>.jsonl.gz}. */
final class StreamFolder {
  private final Problems problems;
  private final Map<RawStream, StreamFile> found = new EnumMap<>(RawStream.class);

  private StreamFolder(Problems problems) {
    this.problems = problems;
  }

  /** The streams in their declared order; none if there is no such folder. */
  static List<StreamFile> list(Path folder, Problems problems) {
    StreamFolder streams = new StreamFolder(problems);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          streams.add(file);
        }
      } catch (IOException e) {
        problems.error(folder.toString(), 1, "the folder cannot be read: " + e.getMessage());
      }
    }
    return List.copyOf(streams.found.values());
  }

  private void add(Path file) throws IOException {
    Optional<RawStream> stream = stream(file.getFileName().toString());
    if (stream.isEmpty()) {
      problems.warning(file.toString(), "is not read: the name is not that of a raw stream");
      return;
    }
    StreamFile one = new StreamFile(stream.get(), file.toString(), Files.size(file));
    StreamFile other = found.putIfAbsent(stream.get(), one);
    if (other != null) {
      problems.error(file.toString(), 1, "there is also " + other.file() + ", only one may be");
    }
  }

  private static Optional<RawStream> stream(String fileName) {
    return Stream.of(".jsonl", ".jsonl.gz")
        .filter(fileName::endsWith)
        .map(ending -> fileName.substring(0, fileName.length() - ending.length()))
        .flatMap(topic -> RawStream.ofTopic(topic).stream())
        .findFirst();
  }
}

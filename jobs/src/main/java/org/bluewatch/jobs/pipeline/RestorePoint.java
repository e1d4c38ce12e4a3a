package org.bluewatch.jobs.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A complete checkpoint or savepoint, from which a job can carry on.
 *
 * @param path its folder, that of {@code _metadata}
 */
public record RestorePoint(Path path) {
  private static final String METADATA = "_metadata";
  private static final int METADATA_DEPTH = 3;

  /**
   * The newest below some folders, of which each may be missing. Flink puts {@code _metadata} in
   * place by renaming, so its presence means that all else was written before it. The newest is the
   * one last written; of two in one instant, the checkpoint with the higher number.
   *
   * @throws UncheckedIOException if the folders cannot be read
   */
  public static Optional<RestorePoint> newest(Path... folders) {
    return Stream.of(folders)
        .filter(Files::isDirectory)
        .flatMap(RestorePoint::complete)
        .max(
            Comparator.comparing(RestorePoint::writtenAt)
                .thenComparingLong(RestorePoint::checkpointNumber));
  }

  private static Stream<RestorePoint> complete(Path folder) {
    try (Stream<Path> files = Files.walk(folder, METADATA_DEPTH)) {
      return files
          .filter(file -> file.getFileName().toString().equals(METADATA))
          .map(Path::getParent)
          .map(RestorePoint::new)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileTime writtenAt() {
    try {
      return Files.getLastModifiedTime(path.resolve(METADATA));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long checkpointNumber() {
    String name = path.getFileName().toString();
    return name.matches("chk-\\d{1,18}") ? Long.parseLong(name.substring(4)) : -1;
  }

  /** True for a savepoint, which is kept as the way back when a job carries on from it. */
  public boolean isSavepoint() {
    return checkpointNumber() < 0;
  }
}

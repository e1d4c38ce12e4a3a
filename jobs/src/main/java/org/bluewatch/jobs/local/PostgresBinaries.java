package org.bluewatch.jobs.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.flink.util.FileUtils;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL binaries that come with the class path. */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /**
   * The folder that holds {@code bin/}, unpacked once. It appears under its name only when it is
   * complete, so a start that was killed half way leaves nothing to stumble over.
   *
   * @throws LocalFault if there are no binaries for this kind of machine
   */
  static Path unpackedIn(Path folder) throws IOException {
    Path binaries = folder.resolve("binaries");
    if (Files.exists(binaries)) {
      return binaries;
    }
    Path unfinished = folder.resolve("binaries.unfinished");
    FileUtils.deleteDirectory(unfinished.toFile());
    Files.createDirectories(unfinished);
    try (InputStream archive = open()) {
      unpack(archive, unfinished);
    }
    return Files.move(unfinished, binaries, StandardCopyOption.ATOMIC_MOVE);
  }

  private static InputStream open() {
    String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "arm_64";
    String name = "/postgres-linux-" + machine + ".txz";
    InputStream archive = PostgresBinaries.class.getResourceAsStream(name);
    if (archive == null) {
      throw new LocalFault(
          "no PostgreSQL for this machine (%s) on the class path"
              .formatted(System.getProperty("os.arch")));
    }
    return archive;
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive));
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path file = target.resolve(entry.getName());
      if (entry.isDirectory()) {
        Files.createDirectories(file);
        continue;
      }
      Files.createDirectories(file.getParent());
      if (entry.isSymbolicLink()) {
        Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      } else {
        Files.copy(tar, file);
        if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true)) {
          throw new IOException(file + " cannot be made executable");
        }
      }
    }
  }
}

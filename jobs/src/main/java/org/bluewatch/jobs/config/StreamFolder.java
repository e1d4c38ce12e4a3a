package org.bluewatch.jobs.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bluewatch.jobs.source.StreamFile;

/** Lists the recorded streams of an area. */
final class StreamFolder {
  private StreamFolder() {}

  /** The files by name; none if there is no such folder. */
  static List<StreamFile> list(Path folder, Problems problems) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try {
      for (String name : StreamFile.strangers(folder)) {
        problems.warning(
            folder.resolve(name).toString(), "is not read: the name is not that of a raw stream");
      }
      return StreamFile.find(folder);
    } catch (StreamFile.BadInput e) {
      problems.error(folder.toString(), 1, e.problem());
    } catch (IOException e) {
      problems.error(folder.toString(), 1, "the folder cannot be read: " + e.getMessage());
    }
    return List.of();
  }
}

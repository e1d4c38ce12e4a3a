package org.bluewatch.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private static final String JOB = "situation";

  @TempDir Path parent;

  @Test
  void oneProcessAtATimeUsesIt() {
    Path folder = parent.resolve("data");
    try (DataFolder first = DataFolder.open(folder)) {
      assertThat(first.kafka()).isDirectory();
      assertThatThrownBy(() -> DataFolder.open(folder))
          .isInstanceOf(LocalFault.class)
          .hasMessage(
              "data folder %s is in use by process %d: stop it or choose another --data"
                  .formatted(folder, ProcessHandle.current().pid()));
    }
    DataFolder.open(folder).close();
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidInOneLine() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");

    assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
        .isInstanceOf(LocalFault.class)
        .hasMessageStartingWith("data folder " + file.resolve("data") + " cannot be written: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void whatAKilledProcessLeftInTmpIsCleared() throws IOException {
    Path leftover = Files.createDirectories(parent.resolve("tmp/minicluster")).resolve("file");
    Files.writeString(leftover, "");

    try (DataFolder data = DataFolder.open(parent)) {
      assertThat(data.tmp()).isEmptyDirectory();
    }
  }

  @Test
  void theNewestRestorePointIsTheOneWrittenLast() throws IOException {
    try (DataFolder data = DataFolder.open(parent)) {
      assertThat(data.newestRestorePoint(JOB)).isEmpty();

      complete(data.checkpoints(JOB).resolve("0a/chk-9"), 100);
      Path savepoint = complete(data.savepoints(JOB).resolve("savepoint-0a-1"), 200);
      complete(data.checkpoints("delivery").resolve("0b/chk-50"), 400);
      assertThat(data.newestRestorePoint(JOB)).contains(savepoint);

      complete(data.checkpoints(JOB).resolve("0c/chk-10"), 300);
      Path newest = complete(data.checkpoints(JOB).resolve("0c/chk-11"), 300);
      assertThat(data.newestRestorePoint(JOB)).contains(newest);
    }
  }

  @Test
  void anUnfinishedCheckpointIsNoRestorePoint() throws IOException {
    try (DataFolder data = DataFolder.open(parent)) {
      Path complete = complete(data.checkpoints(JOB).resolve("0a/chk-1"), 100);
      Files.createDirectories(data.checkpoints(JOB).resolve("0a/chk-2"));
      Files.writeString(data.checkpoints(JOB).resolve("0a/chk-2/._metadata.inprogress.7"), "half");

      assertThat(data.newestRestorePoint(JOB)).contains(complete);
    }
  }

  private static Path complete(Path restorePoint, long writtenAtS) throws IOException {
    Files.createDirectories(restorePoint);
    Path metadata = Files.writeString(restorePoint.resolve("_metadata"), "all");
    Files.setLastModifiedTime(metadata, FileTime.from(Instant.ofEpochSecond(writtenAtS)));
    return restorePoint;
  }
}

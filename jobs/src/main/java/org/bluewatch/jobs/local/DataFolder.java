package org.bluewatch.jobs.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.flink.util.FileUtils;
import org.bluewatch.jobs.pipeline.RestorePoint;

/**
 * The folder below which {@code up} keeps all its state, held by one process at a time:
 *
 * <pre>
 * lock, pid               who uses it
 * kafka/                  broker log, ports, identity of the fed recordings
 * pager/                  token and key of the sender of pages
 * postgres/               binaries, database, log, port
 * flink/checkpoints/JOB/  retained checkpoints of each job
 * flink/savepoints/JOB/   savepoints of each job
 * grafana/, prometheus/   with --grafana: files, passwords, data and logs
 * tmp/                    emptied at the start and the end
 * </pre>
 */
public final class DataFolder implements AutoCloseable {
  private final Path root;
  private final FileChannel lockFile;

  private DataFolder(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Makes the folder if needed and takes it for this process.
   *
   * @throws LocalFault if it cannot be written, or another process uses it
   */
  public static DataFolder open(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    FileChannel lockFile = null;
    try {
      Files.createDirectories(root);
      lockFile =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock(root, lockFile);
      DataFolder data = new DataFolder(root, lockFile);
      data.prepare();
      return data;
    } catch (IOException e) {
      closeQuietly(lockFile);
      throw new LocalFault("data folder " + root + " cannot be written: " + reason(e), e);
    } catch (LocalFault e) {
      closeQuietly(lockFile);
      throw e;
    }
  }

  private static void lock(Path root, FileChannel lockFile) throws IOException {
    FileLock lock;
    try {
      lock = lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new LocalFault(
          "data folder %s is in use by process %s: stop it or choose another --data"
              .formatted(root, Files.readString(root.resolve("pid")).strip()));
    }
  }

  private void prepare() throws IOException {
    Files.writeString(root.resolve("pid"), ProcessHandle.current().pid() + "\n");
    emptyTmp();
    for (Path folder : new Path[] {kafka(), postgres()}) {
      Files.createDirectories(folder);
    }
  }

  private void emptyTmp() throws IOException {
    FileUtils.deleteDirectory(tmp().toFile());
    Files.createDirectories(tmp());
  }

  /** For {@link LocalKafka} and the feed's identity. */
  public Path kafka() {
    return root.resolve("kafka");
  }

  /** For {@link LocalPostgres}. */
  public Path postgres() {
    return root.resolve("postgres");
  }

  /** For {@link LocalGrafana}. */
  Path grafana() {
    return root.resolve("grafana");
  }

  /** For {@link LocalPrometheus}. */
  Path prometheus() {
    return root.resolve("prometheus");
  }

  /** For the secrets of the sender of pages. */
  public Path pager() {
    return root.resolve("pager");
  }

  /** Where this job keeps its retained checkpoints. */
  public Path checkpoints(String jobName) {
    return root.resolve("flink").resolve("checkpoints").resolve(jobName);
  }

  /** Where this job writes its savepoints. */
  public Path savepoints(String jobName) {
    return root.resolve("flink").resolve("savepoints").resolve(jobName);
  }

  /** The file that remembers on which port a service listens. */
  Path portMemory(String service) {
    return root.resolve(service + ".port");
  }

  /**
   * For temporary files; emptied at the end, and at the start since a killed process leaves its own
   * behind.
   */
  public Path tmp() {
    return root.resolve("tmp");
  }

  /**
   * The newest complete checkpoint or savepoint of a job, empty before the first.
   *
   * @throws UncheckedIOException if the folders cannot be read
   */
  public Optional<Path> newestRestorePoint(String jobName) {
    return RestorePoint.newest(checkpoints(jobName), savepoints(jobName)).map(RestorePoint::path);
  }

  /** Gives the folder free for the next process. */
  @Override
  public void close() {
    try {
      emptyTmp();
      Files.deleteIfExists(root.resolve("pid"));
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // The fault that led here is the one to report.
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + " " + e.getMessage();
  }
}

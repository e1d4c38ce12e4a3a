package org.bluewatch.jobs.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program of this machine that runs beside this JVM, its output in a file of its folder. It gets
 * TERM at the end. One that a killed run left behind is stopped at the next start: the process that
 * the folder's {@code pid} names, if the folder is among its arguments.
 */
final class ChildProgram implements AutoCloseable {
  private static final long PATIENCE_S = 15;

  private final Process process;
  private volatile boolean asked;

  private ChildProgram(Process process) {
    this.process = process;
  }

  /** Where a program lies on the {@code PATH}, empty if it does not. */
  static Optional<Path> find(String name) {
    return Arrays.stream(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /**
   * Starts a program.
   *
   * @param folder for its output and its pid; one of the arguments names it
   * @throws LocalFault if it cannot be started
   */
  static ChildProgram start(
      Path program, List<String> arguments, Map<String, String> environment, Path folder) {
    try {
      Files.createDirectories(folder);
      stopOrphan(folder);
      List<String> command = new ArrayList<>(List.of(program.toString()));
      command.addAll(arguments);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(new File("/dev/null"))
              .redirectOutput(folder.resolve("output.log").toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      Files.writeString(folder.resolve("pid"), process.pid() + "\n");
      return new ChildProgram(process);
    } catch (IOException e) {
      throw new LocalFault(program + " cannot be started: " + e.getMessage(), e);
    }
  }

  private static void stopOrphan(Path folder) throws IOException {
    Path pid = folder.resolve("pid");
    if (!Files.exists(pid)) {
      return;
    }
    String text = Files.readString(pid).strip();
    if (text.matches("\\d{1,18}")) {
      ProcessHandle.of(Long.parseLong(text))
          .filter(process -> servesFolder(process, folder))
          .ifPresent(ChildProgram::stop);
    }
    Files.delete(pid);
  }

  private static boolean servesFolder(ProcessHandle process, Path folder) {
    return process
        .info()
        .arguments()
        .map(arguments -> Arrays.stream(arguments).anyMatch(a -> a.contains(folder.toString())))
        .orElse(false);
  }

  private static void stop(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
    }
  }

  /** Does something when the program ends by itself. */
  void onExit(Runnable action) {
    var unused =
        process
            .onExit()
            .thenRun(
                () -> {
                  if (!asked) {
                    action.run();
                  }
                });
  }

  @Override
  public void close() {
    asked = true;
    stop(process.toHandle());
  }
}

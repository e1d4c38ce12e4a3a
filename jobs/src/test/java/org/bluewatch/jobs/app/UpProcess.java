package org.bluewatch.jobs.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** {@code bluewatch up} in a JVM of its own, to be looked at, stopped and killed. */
public final class UpProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path output;

  private UpProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  public static UpProcess start(Path area, Path data, String... options) throws IOException {
    return start(Map.of(), area, data, options);
  }

  /**
   * @param environment what it finds in its environment besides that of this process
   */
  static UpProcess start(Map<String, String> environment, Path area, Path data, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    command.add("--add-opens=java.base/java.util=ALL-UNNAMED");
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Bluewatch.class.getName(), "up"));
    command.addAll(List.of("--area", area.toString(), "--data", data.toString()));
    command.addAll(List.of(options));
    Path output = Files.createTempFile("up-", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    return new UpProcess(process, output);
  }

  /** All it has printed so far, errors included. */
  public String output() {
    try {
      return Files.readString(output, UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  List<String> lines() {
    return output().lines().toList();
  }

  /** Waits until something holds, but not for a process that has ended. */
  public void await(String what, BooleanSupplier condition) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              if (!process.isAlive() && !condition.getAsBoolean()) {
                throw new AssertionError("up ended before " + what + ":\n" + output());
              }
              return condition.getAsBoolean();
            });
  }

  public void awaitLine(String containing) {
    await(containing, () -> output().contains(containing));
  }

  /** What it says of itself, for example the {@code database}. */
  public String told(String name) {
    Pattern line = Pattern.compile("(?m)^" + name + " +(\\S+)");
    await(name, () -> line.matcher(output()).find());
    Matcher matcher = line.matcher(output());
    boolean unused = matcher.find();
    return matcher.group(1);
  }

  public long pid() {
    return process.pid();
  }

  /** The process and all that it started. */
  List<ProcessHandle> family() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As Ctrl-C does. */
  int interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(pid())).start().waitFor();
    return exitCode();
  }

  /** As a service manager does. */
  public int terminate() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  public int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("up does not end:\n" + output());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

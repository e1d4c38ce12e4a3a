package org.bluewatch.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bluewatch.jobs.metrics.MetricsPage;

/** A cluster of processes on this machine, by the scripts of {@code deploy/cluster}. */
final class ScriptedCluster implements AutoCloseable {
  private static final Path SCRIPTS = Path.of("..", "deploy", "cluster").toAbsolutePath();
  private static final int PATIENCE_MINUTES = 6;

  private final Path data;

  ScriptedCluster(Path data) {
    this.data = data;
  }

  /** Starts what does not run yet, and says what the script said. */
  String start(String... options) throws IOException, InterruptedException {
    return run("start", options);
  }

  void stop() throws IOException, InterruptedException {
    String unused = run("stop");
  }

  /** Savepoint, stop, start with another jar. */
  String upgrade(Path jar) throws IOException, InterruptedException {
    return run("upgrade", jar.toString());
  }

  private String run(String script, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(SCRIPTS.resolve(script).normalize().toString());
    command.addAll(List.of("--data", data.toString()));
    command.addAll(List.of(options));
    // To a file: the processes that it starts outlive it and would keep a pipe open.
    Path output = Files.createTempFile("cluster-" + script + "-", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(script + " does not end:\n" + Files.readString(output));
    }
    String said = Files.readString(output);
    assertThat(process.exitValue()).as("%s:\n%s", script, said).isZero();
    return said;
  }

  /** The process of a part, empty if there is none. */
  Optional<ProcessHandle> process(String part) {
    try {
      long pid = Long.parseLong(Files.readString(file("run", part + ".pid")).strip());
      return ProcessHandle.of(pid).filter(ScriptedCluster::runs);
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  /** False for a dead process, also if nobody has asked yet how it ended. */
  static boolean runs(ProcessHandle process) {
    try {
      return !Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline")).isEmpty();
    } catch (IOException gone) {
      return false;
    }
  }

  /** As {@code kill -9} does. */
  void kill(String part) {
    ProcessHandle process = process(part).orElseThrow();
    process.destroyForcibly();
    await().atMost(Duration.ofMinutes(2)).until(() -> !runs(process));
  }

  /** What a part serves to Prometheus, nothing while it cannot answer. */
  MetricsPage metrics(String part) {
    try {
      return MetricsPage.scrape(
          Integer.parseInt(Files.readString(file("run", part + ".port")).strip()));
    } catch (IOException notNow) {
      return new MetricsPage(List.of(), Map.of());
    }
  }

  String bootstrapServers() throws IOException {
    return "127.0.0.1:" + Files.readString(file("kafka", "port")).strip();
  }

  String jdbcUrl() throws IOException {
    return "jdbc:postgresql://127.0.0.1:%s/bluewatch?user=bluewatch"
        .formatted(Files.readString(file("postgres", "port")).strip());
  }

  /** All processes that it has. */
  List<ProcessHandle> processes() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("run"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".pid"))
          .flatMap(name -> process(name.replace(".pid", "")).stream())
          .toList();
    }
  }

  Path file(String folder, String name) {
    return data.resolve(folder).resolve(name);
  }

  /** Ends what a failed test left running. */
  @Override
  public void close() throws IOException {
    for (ProcessHandle process : processes()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}

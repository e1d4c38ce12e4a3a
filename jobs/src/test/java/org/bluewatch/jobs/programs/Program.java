package org.bluewatch.jobs.programs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A program beside the test, to be asked, stopped and killed. */
public final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final Path output;
  private final URI address;

  private Program(Process process, Path output, URI address) {
    this.process = process;
    this.output = output;
    this.address = address;
  }

  /** What a program that ends of itself said. */
  public record Result(int exitCode, String output) {}

  /** Runs a program to its end in a folder. */
  public static Result run(Path folder, List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Result(process.waitFor(), output);
  }

  /** Starts a server and waits until it says that it is ready. */
  public static Program start(Path folder, int port, List<String> command) throws IOException {
    Path output = Files.createTempFile(folder, "program-", ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    URI address = URI.create("http://127.0.0.1:" + port);
    Program program = new Program(process, output, address);
    Awaitility.await(command.get(0))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(program::isReady);
    return program;
  }

  private boolean isReady() throws InterruptedException, IOException {
    if (!process.isAlive()) {
      throw new AssertionError("it ended:\n" + Files.readString(output));
    }
    try {
      return get("/-/ready").startsWith("200 ");
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Where it listens. */
  public URI address() {
    return address;
  }

  /** Status and body of a GET. */
  public String get(String path) throws IOException, InterruptedException {
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  /** As a service manager stops it. */
  public void terminate() throws InterruptedException {
    process.destroy();
    boolean unused = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** As {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** It does not answer until it goes on, but its connections stand. */
  public void halt() throws Exception {
    new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
  }

  /** Goes on after {@link #halt}. */
  public void goOn() throws Exception {
    new ProcessBuilder("kill", "-CONT", Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

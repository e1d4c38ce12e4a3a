package org.bluewatch.jobs.programs;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Programs that tests run beside Bluewatch. They are found on the PATH, or where {@code
 * deploy/programs} puts them.
 */
public final class Programs {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private Programs() {}

  /** Prometheus. */
  public static Path prometheus() {
    return find("prometheus");
  }

  /** The checks that come with Prometheus. */
  public static Path promtool() {
    return find("promtool");
  }

  /** Alertmanager, under Debian's name or its own. */
  public static Path alertmanager() {
    return find("prometheus-alertmanager", "alertmanager");
  }

  /** The checks that come with Alertmanager. */
  public static Path amtool() {
    return find("amtool");
  }

  private static Path find(String... names) {
    return Arrays.stream(names)
        .flatMap(name -> folders().map(folder -> folder.resolve(name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "there is no " + List.of(names) + ": run deploy/programs, which fetches it"));
  }

  private static Stream<Path> folders() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
        Arrays.stream(path.split(File.pathSeparator)).filter(p -> !p.isBlank()).map(Path::of),
        Stream.of(ROOT.resolve("target/programs/usr/bin")));
  }
}

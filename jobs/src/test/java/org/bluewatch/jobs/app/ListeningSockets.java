package org.bluewatch.jobs.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** On which addresses processes listen, as the kernel says. */
final class ListeningSockets {
  private static final String LISTENS = "0A";

  /** 127.0.0.1, ::ffff:127.0.0.1 and ::1 in the kernel's notation. */
  static final Set<String> LOOPBACK =
      Set.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

  private ListeningSockets() {}

  /** The addresses in the kernel's notation, without ports. */
  static List<String> addresses(Stream<Long> pids) throws IOException {
    Set<String> inodes = pids.flatMap(pid -> sockets(pid).stream()).collect(Collectors.toSet());
    Set<String> lines = new HashSet<>(Files.readAllLines(Path.of("/proc/net/tcp")));
    lines.addAll(Files.readAllLines(Path.of("/proc/net/tcp6")));
    return lines.stream()
        .map(line -> line.strip().split(" +"))
        .filter(fields -> fields[3].equals(LISTENS) && inodes.contains(fields[9]))
        .map(fields -> fields[1].substring(0, fields[1].indexOf(':')))
        .toList();
  }

  private static Set<String> sockets(long pid) {
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return files
          .map(ListeningSockets::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.substring("socket:[".length(), target.length() - 1))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}

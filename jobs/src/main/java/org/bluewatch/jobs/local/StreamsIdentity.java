package org.bluewatch.jobs.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bluewatch.jobs.source.StreamFile;

/**
 * Remembers which recordings a data folder is fed from. A resumed feed finds its place by counting
 * records, so it must read the very same files again.
 */
public final class StreamsIdentity {
  private static final String MEMORY = "fed-streams.sha256";

  private StreamsIdentity() {}

  /**
   * Remembers the recordings at the first feed and compares them at each later one.
   *
   * @param streams the folder of the recorded streams, may be missing
   * @param kafka the broker's folder: who deletes the topics forgets what they were fed from
   * @throws LocalFault if they are not those the feed began with
   */
  public static void check(Path streams, Path kafka) {
    Path memory = kafka.resolve(MEMORY);
    try {
      Map<String, String> now = fingerprints(streams);
      if (Files.exists(memory)) {
        refuseChanged(streams, read(memory), now);
      } else {
        write(memory, now);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void refuseChanged(
      Path streams, Map<String, String> then, Map<String, String> now) {
    TreeSet<String> names = new TreeSet<>(then.keySet());
    names.addAll(now.keySet());
    names.removeIf(name -> then.getOrDefault(name, "").equals(now.getOrDefault(name, "")));
    if (!names.isEmpty()) {
      throw new LocalFault(
          "recorded streams in %s changed since this data folder was first fed (%s): put them back or choose another --data"
              .formatted(streams, String.join(", ", names)));
    }
  }

  private static Map<String, String> fingerprints(Path folder) throws IOException {
    Map<String, String> fingerprints = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      for (StreamFile file : StreamFile.find(folder)) {
        fingerprints.put(file.name(), sha256(Path.of(file.file())));
      }
    }
    return fingerprints;
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> read(Path memory) throws IOException {
    Map<String, String> fingerprints = new TreeMap<>();
    for (String line : Files.readAllLines(memory)) {
      String[] parts = line.split("  ", 2);
      fingerprints.put(parts[1], parts[0]);
    }
    return fingerprints;
  }

  private static void write(Path memory, Map<String, String> fingerprints) throws IOException {
    List<String> lines =
        fingerprints.entrySet().stream().map(e -> e.getValue() + "  " + e.getKey()).toList();
    Files.write(memory, lines);
  }
}

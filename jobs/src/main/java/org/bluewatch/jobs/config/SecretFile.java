package org.bluewatch.jobs.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;

/**
 * Passwords that stand in files of their own, one line each. They are read where a connection is
 * made and nowhere else: neither job graphs, checkpoints nor logs hold them, and a changed one
 * counts from the next connection on.
 *
 * <p>Kafka's clients ask for them through this class as a provider: {@code ${secret:FILE:quoted}}
 * in a setting stands for the content of the file, written as it must be between the quotes of a
 * JAAS setting.
 */
public final class SecretFile implements ConfigProvider {
  static final String PROVIDER = "secret";
  private static final String QUOTED = "quoted";

  /** Made by Kafka. */
  public SecretFile() {}

  /**
   * The secret in a file, without the line end.
   *
   * @throws IOException if the file cannot be read or does not hold exactly one line; the message
   *     names the file and nothing of its content
   */
  public static String read(Path file) throws IOException {
    String secret = Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
    if (secret.isBlank() || secret.lines().count() != 1) {
      throw new IOException(file + ": expected one line that holds the secret");
    }
    return secret;
  }

  /** What stands for a file's secret in a setting of a Kafka client, between quotes. */
  static String reference(Path file) {
    return "${%s:%s:%s}".formatted(PROVIDER, file, QUOTED);
  }

  @Override
  public ConfigData get(String path) {
    return get(path, Set.of(QUOTED));
  }

  @Override
  public ConfigData get(String path, Set<String> keys) {
    try {
      String quoted = read(Path.of(path)).replace("\\", "\\\\").replace("\"", "\\\"");
      return new ConfigData(
          keys.stream().collect(Collectors.toMap(Function.identity(), key -> quoted)));
    } catch (IOException e) {
      throw new ConfigException(e.getMessage());
    }
  }

  @Override
  public void configure(Map<String, ?> unused) {}

  @Override
  public void close() {}
}

package org.bluewatch.jobs.config;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * How a cluster's Kafka is reached.
 *
 * @param bootstrapServers {@code host:port}, at least one
 * @param tls how the connection is encrypted, null if it is not
 * @param sasl as whom clients sign in, null if the broker does not ask
 */
public record KafkaSettings(List<String> bootstrapServers, Tls tls, Sasl sasl)
    implements Serializable {
  private static final Pattern HOST_AND_PORT = Pattern.compile("[A-Za-z0-9._\\[\\]:-]+:[0-9]{1,5}");
  private static final List<String> MECHANISMS = List.of("SCRAM-SHA-512", "SCRAM-SHA-256");

  /**
   * @param caFile PEM file with the authorities that brokers' certificates must come from, null for
   *     those of the Java installation
   * @param certificateFile PEM file with the client's key and certificates, null if it has none
   */
  public record Tls(String caFile, String certificateFile) implements Serializable {}

  /**
   * @param mechanism {@code SCRAM-SHA-512} or {@code SCRAM-SHA-256}
   * @param user the name
   * @param passwordFile the file with the password
   */
  public record Sasl(String mechanism, String user, String passwordFile) implements Serializable {}

  static KafkaSettings read(Fields kafka, FileReferences files) {
    kafka.require("bootstrapServers");
    var settings =
        new KafkaSettings(
            kafka.list("bootstrapServers", server -> hostAndPort(kafka, server)).orElse(List.of()),
            kafka.value("tls").map(tls -> tls(kafka.section("tls"), files)).orElse(null),
            kafka.value("sasl").map(sasl -> sasl(kafka.section("sasl"), files)).orElse(null));
    if (settings.sasl != null && settings.tls == null) {
      files.warn(
          kafka.value("sasl").orElseThrow(), "without kafka.tls everybody on the way can listen");
    }
    kafka.rejectOthers();
    return settings;
  }

  private static Optional<String> hostAndPort(Fields kafka, Located server) {
    String text = server.toJson().asText();
    return HOST_AND_PORT.matcher(text).matches()
        ? Optional.of(text)
        : kafka.expected(server, "a host and a port such as kafka-1:9093");
  }

  private static Tls tls(Fields tls, FileReferences files) {
    var settings =
        new Tls(
            files.file(tls, "caFile").orElse(null),
            files.file(tls, "certificateFile").orElse(null));
    tls.rejectOthers();
    return settings;
  }

  private static Sasl sasl(Fields sasl, FileReferences files) {
    sasl.require("user", "passwordFile");
    var settings =
        new Sasl(
            sasl.oneOf("mechanism", MECHANISMS).orElse(MECHANISMS.get(0)),
            files.name(sasl, "user").orElse(""),
            files.secret(sasl, "passwordFile").orElse(""));
    sasl.rejectOthers();
    return settings;
  }

  /** Client properties; where a password is needed they name its file. */
  public Properties client() {
    var client = new Properties();
    client.setProperty("bootstrap.servers", String.join(",", bootstrapServers));
    client.setProperty("security.protocol", protocol());
    if (tls != null) {
      putPem(client, "ssl.truststore", tls.caFile);
      putPem(client, "ssl.keystore", tls.certificateFile);
    }
    if (sasl != null) {
      client.setProperty("config.providers", SecretFile.PROVIDER);
      client.setProperty(
          "config.providers." + SecretFile.PROVIDER + ".class", SecretFile.class.getName());
      client.setProperty("sasl.mechanism", sasl.mechanism);
      client.setProperty(
          "sasl.jaas.config",
          "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
              .formatted(sasl.user, SecretFile.reference(Path.of(sasl.passwordFile))));
    }
    return client;
  }

  /** {@code PLAINTEXT}, {@code SSL}, {@code SASL_PLAINTEXT} or {@code SASL_SSL}. */
  public String protocol() {
    String transport = tls == null ? "PLAINTEXT" : "SSL";
    return sasl == null ? transport : "SASL_" + transport;
  }

  private static void putPem(Properties client, String store, String file) {
    if (file != null) {
      client.setProperty(store + ".type", "PEM");
      client.setProperty(store + ".location", file);
    }
  }
}

package org.bluewatch.jobs.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The broker with one listener for clients that takes SASL_SSL with SCRAM and nothing else. */
public final class SecuredKafka {
  private static final String MECHANISM = "SCRAM-SHA-512";
  private static final String BROKER = "broker";
  private static final String BROKER_PASSWORD = "secret of the broker itself";

  private SecuredKafka() {}

  /**
   * @param keyFile PEM file with the broker's key and certificate
   * @param caFile PEM file with whom the broker trusts, when it talks to itself
   */
  public static LocalKafka start(
      Path folder, Path keyFile, Path caFile, String user, String password) {
    return LocalKafka.start(
        folder,
        0,
        Map.of(
            "listener.security.protocol.map",
            "CLIENT:SASL_SSL,CONTROLLER:PLAINTEXT",
            "sasl.enabled.mechanisms",
            MECHANISM,
            "sasl.mechanism.inter.broker.protocol",
            MECHANISM,
            "listener.name.client.scram-sha-512.sasl.jaas.config",
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(BROKER, BROKER_PASSWORD),
            "ssl.keystore.type",
            "PEM",
            "ssl.keystore.location",
            keyFile.toString(),
            "ssl.truststore.type",
            "PEM",
            "ssl.truststore.location",
            caFile.toString()),
        List.of(user(BROKER, BROKER_PASSWORD), user(user, password)));
  }

  private static String user(String name, String password) {
    return "%s=[name=%s,password=%s]".formatted(MECHANISM, name, password);
  }
}

package org.bluewatch.jobs.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real single-node Kafka broker (KRaft) in this JVM, on loopback only. Its log lives below one
 * folder and is recovered at the next start, after {@code kill -9} too.
 */
public final class LocalKafka implements AutoCloseable {
  /** The longest batch the broker takes, so that records over the limit of 1 MiB can arrive. */
  static final int MAX_MESSAGE_BYTES = 2 * 1024 * 1024;

  private static final int NODE_ID = 1;
  private static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String CLIENT_LISTENER = "CLIENT";

  private final KafkaRaftServer server;
  private final int port;
  private final CompletableFuture<LocalFault> fault;

  private LocalKafka(KafkaRaftServer server, int port, CompletableFuture<LocalFault> fault) {
    this.server = server;
    this.port = port;
    this.fault = fault;
  }

  /**
   * Starts the broker and waits until it answers.
   *
   * @param folder where its log is kept; made if it is missing
   * @param port the port for clients, or 0 for the one it had before or else any free one
   * @throws LocalFault if the port is taken or the broker cannot start
   */
  public static LocalKafka start(Path folder, int port) {
    return start(folder, port, Map.of(), List.of());
  }

  /**
   * Starts a broker that asks more of its clients.
   *
   * @param more settings of the broker, over its usual ones
   * @param users whom a new log knows, as {@code MECHANISM=[name=...,password=...]}
   */
  static LocalKafka start(Path folder, int port, Map<String, String> more, List<String> users) {
    CompletableFuture<LocalFault> fault = new CompletableFuture<>();
    reportInsteadOfEndingTheJvm(fault);
    KafkaRaftServer server = null;
    try {
      Path log = Files.createDirectories(folder.resolve("log"));
      int clientPort = LoopbackPort.choose(folder.resolve("port"), "Kafka", port);
      int controllerPort = LoopbackPort.chooseBeside(folder.resolve("controller-port"), clientPort);
      format(log, users);
      Map<String, String> settings = settings(log, clientPort, controllerPort);
      settings.putAll(more);
      server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
      server.startup();
      return new LocalKafka(server, clientPort, fault);
    } catch (LocalFault e) {
      throw e;
    } catch (Exception e) {
      stop(server);
      throw new LocalFault("Kafka did not start in " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Kafka's own answer to a fatal fault is to end the process, without a word to the user. */
  private static void reportInsteadOfEndingTheJvm(CompletableFuture<LocalFault> fault) {
    Exit.Procedure report =
        (status, message) ->
            fault.complete(
                new LocalFault(
                    "Kafka stopped with status %d%s"
                        .formatted(status, message == null ? "" : ": " + message)));
    Exit.setExitProcedure(report);
    Exit.setHaltProcedure(report);
  }

  private static void format(Path log, List<String> users) throws Exception {
    if (Files.exists(log.resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setNodeId(NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setControllerListenerName(CONTROLLER_LISTENER)
        .setMetadataLogDirectory(log.toString())
        .addDirectory(log.toString())
        .setScramArguments(users)
        .run();
  }

  private static Map<String, String> settings(Path log, int clientPort, int controllerPort) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("log.dirs", log.toString());
    settings.put(
        "listeners",
        "%s://127.0.0.1:%d,%s://127.0.0.1:%d"
            .formatted(CLIENT_LISTENER, clientPort, CONTROLLER_LISTENER, controllerPort));
    settings.put("inter.broker.listener.name", CLIENT_LISTENER);
    settings.put("controller.listener.names", CONTROLLER_LISTENER);
    settings.put(
        "listener.security.protocol.map",
        "%s:PLAINTEXT,%s:PLAINTEXT".formatted(CLIENT_LISTENER, CONTROLLER_LISTENER));
    settings.put("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE_ID, controllerPort));
    settings.put("auto.create.topics.enable", "false");
    settings.put("message.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
    // One node: every internal topic has one replica and few partitions.
    for (String topic : new String[] {"offsets.topic", "transaction.state.log"}) {
      settings.put(topic + ".replication.factor", "1");
      settings.put(topic + ".num.partitions", "4");
    }
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // It shares the JVM and its heap with Flink: the cleaner's default buffer alone is 128 MiB.
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
    // A killed broker is let in again only when the session of its former life is over.
    settings.put("broker.heartbeat.interval.ms", "1000");
    settings.put("broker.session.timeout.ms", "5000");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    return settings;
  }

  /** The address for clients, {@code 127.0.0.1:port}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Client properties that reach it. */
  public Properties client() {
    var client = new Properties();
    client.setProperty("bootstrap.servers", bootstrapServers());
    return client;
  }

  /** Completes if the broker dies of itself, for example because the disk is full. */
  public CompletableFuture<LocalFault> fault() {
    return fault;
  }

  /** Stops the broker in order, so that the next start has nothing to recover. */
  @Override
  public void close() {
    stop(server);
  }

  private static void stop(KafkaRaftServer server) {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
    }
  }
}

package org.bluewatch.jobs.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;
import org.bluewatch.common.codec.ResultJson;
import org.bluewatch.common.codec.ResultReader;
import org.bluewatch.common.codec.WireTime;
import org.bluewatch.common.model.AuditEntry;
import org.bluewatch.common.model.Notice;
import org.bluewatch.jobs.config.PagerSettings;
import org.bluewatch.jobs.local.LocalKafka;
import org.bluewatch.jobs.local.LocalTopics;
import org.bluewatch.jobs.local.Ticker;
import org.bluewatch.jobs.programs.FreePort;
import org.bluewatch.jobs.programs.Program;

/**
 * A sender with all that is around it: a real broker with live topics, Alertmanagers, receivers.
 * The test is the stream.
 */
final class PagerField implements AutoCloseable {
  private static final Duration TICK_EVERY = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  final TestClock clock = new TestClock();
  final Receivers receivers = new Receivers();
  final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Path folder;
  private final LocalKafka kafka;
  private final Ticker ticker;
  private final KafkaProducer<String, String> stream;
  private final List<AutoCloseable> parts = new ArrayList<>();
  private final List<ShippedFiles.Alertmanager> alertmanagers = new ArrayList<>();
  private final int endpointPort = FreePort.any();
  private Pager pager;
  private PagerSettings.Fallback fallback;
  private PagerSettings.Canary canary;

  PagerField(Path folder) throws IOException {
    this.folder = folder;
    kafka = LocalKafka.start(folder.resolve("kafka"), 0);
    LocalTopics.create(kafka.bootstrapServers(), 1, false);
    ticker = Ticker.start(kafka.client(), TICK_EVERY);
    stream =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 0),
            new StringSerializer(),
            new StringSerializer());
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Lays out one more Alertmanager with the shipped files and starts it. */
  Program alertmanager() throws IOException {
    return started(layOut(0, List.of()).start());
  }

  /** Two Alertmanagers that know of each other. */
  List<Program> alertmanagerCluster() throws IOException {
    int one = FreePort.any();
    int two = FreePort.any();
    Program first = started(layOut(one, List.of()).start());
    return List.of(first, started(layOut(two, List.of("127.0.0.1:" + one)).start()));
  }

  private ShippedFiles.Alertmanager layOut(int clusterPort, List<String> peers) throws IOException {
    var files =
        ShippedFiles.alertmanager(
            folder.resolve("alertmanager-" + alertmanagers.size()),
            receivers,
            "http://127.0.0.1:" + endpointPort,
            tokenFile(),
            clusterPort,
            peers);
    alertmanagers.add(files);
    return files;
  }

  /** Starts a Prometheus with the shipped rules that tells the first Alertmanager. */
  Program prometheus(int metricsPort) throws IOException {
    Path files = Files.createDirectories(folder.resolve("prometheus"));
    return started(ShippedFiles.prometheus(files, alertmanagers.get(0).address(), metricsPort));
  }

  /** Shows the metrics of the sender. */
  HttpServer metrics() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          try (exchange) {
            byte[] page = registry.scrape().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
          }
        });
    server.start();
    parts.add(() -> server.stop(0));
    return server;
  }

  /** Starts an Alertmanager again where it stopped. */
  Program alertmanagerAgain(int index) throws IOException {
    return started(alertmanagers.get(index).start());
  }

  private Program started(Program program) {
    parts.add(program);
    return program;
  }

  void fallback(Duration after) {
    fallback =
        new PagerSettings.Fallback(
            URI.create(receivers.webhookAddress() + "/fallback"), after, Duration.ofMinutes(5));
  }

  void canary() {
    canary = new PagerSettings.Canary(Duration.ofSeconds(60), 4.5, 18.5);
  }

  PagerSettings settings() {
    return new PagerSettings(
        "live",
        new PagerSettings.Kafka(kafka.bootstrapServers(), null),
        alertmanagers.stream().map(files -> URI.create(files.address())).toList(),
        new PagerSettings.Posting(
            Duration.ofSeconds(30), Duration.ofMinutes(3), Duration.ofSeconds(2)),
        new PagerSettings.Http(new PagerSettings.Address("127.0.0.1", endpointPort), tokenFile()),
        new PagerSettings.Links(null, folder.resolve("links.key"), Duration.ofHours(24)),
        PagerSettings.Exercise.NEVER,
        PagerSettings.STALLED_AFTER,
        PagerSettings.CATCH_UP,
        canary,
        fallback,
        PagerSettings.CAP_SENDER,
        null);
  }

  private Path tokenFile() {
    return folder.resolve("pager.token");
  }

  /** Starts the sender and waits until it knows the past. */
  Pager start() throws InterruptedException {
    pager = Pager.start(settings(), clock.forPager(), registry);
    if (!pager.awaitReady(PATIENCE.toMillis())) {
      throw new AssertionError("the sender does not get ready");
    }
    return pager;
  }

  /** The sender is gone from one moment to the next, and another one starts. */
  void killAndStart() throws InterruptedException {
    pager.abandon();
    Pager unused = start();
  }

  Pager pager() {
    return pager;
  }

  void tell(Notice... notices) throws Exception {
    for (Notice notice : notices) {
      send("notices", notice.noticeId(), ResultJson.encode(notice));
      send("alerts", notice.alert().alertId(), ResultJson.encode(notice.alert()));
    }
  }

  /** The stream keeps up: what it has told is of now. */
  void keepUp() throws Exception {
    tellOf(nowMs());
  }

  /** The stream has stood still: what it tells is of a minute ago. */
  void fallBehind() throws Exception {
    tellOf(nowMs() - 60_000);
  }

  private void tellOf(long knownMs) throws Exception {
    send(
        "balance",
        "patrol-reports",
        "{\"stream\":\"patrol-reports\",\"known\":\"" + WireTime.format(knownMs) + "\"}");
  }

  void send(String topic, String key, String json) throws Exception {
    stream.send(new ProducerRecord<>(topic, key, json)).get(20, TimeUnit.SECONDS);
  }

  /** Now, as the broker has it. */
  static long nowMs() {
    return System.currentTimeMillis();
  }

  HttpResponse<String> post(String path, String body, String token) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(pager.address() + path))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String token) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(pager.address() + path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  static HttpResponse<String> get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  String token() throws IOException {
    return Files.readString(tokenFile()).strip();
  }

  /** All that is in a topic, ticks aside. */
  List<String> content(String topic) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed");
    var partition = new TopicPartition(topic, 0);
    List<String> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          if (record.value() != null && !record.value().isEmpty()) {
            values.add(record.value());
          }
        }
      }
    }
    return values;
  }

  /** The audit, read back; it must hold. */
  List<AuditEntry> audit() {
    AuditProof proof = new AuditProof();
    List<AuditEntry> entries = new ArrayList<>();
    for (String line : content("audit")) {
      entries.add(proof.take(line).orElseThrow());
    }
    if (proof.broken().isPresent()) {
      throw new AssertionError(proof.broken().get());
    }
    return entries;
  }

  long audited(AuditEntry.Kind kind) {
    return audit().stream().filter(entry -> entry.kind() == kind).count();
  }

  static AuditEntry read(String line) {
    try {
      return ResultReader.auditEntry(line.getBytes(UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until something holds. */
  static void until(ThrowingRunnable holds) {
    await().untilAsserted(holds);
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100));
  }

  @Override
  public void close() throws Exception {
    if (pager != null) {
      pager.close();
    }
    for (AutoCloseable part : parts) {
      part.close();
    }
    ticker.close();
    stream.close(Duration.ofSeconds(1));
    receivers.close();
    kafka.close();
  }
}

package org.bluewatch.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bluewatch.common.model.RunInfo;
import org.bluewatch.jobs.config.Area;
import org.bluewatch.jobs.config.PagerSettings;
import org.bluewatch.jobs.local.LocalKafka;
import org.bluewatch.jobs.local.LocalTopics;
import org.bluewatch.jobs.local.Ticker;
import org.bluewatch.jobs.paging.Pager;
import org.bluewatch.jobs.paging.PagerClock;
import org.bluewatch.jobs.pipeline.KafkaResults;
import org.bluewatch.jobs.pipeline.LocalFlink;
import org.bluewatch.jobs.pipeline.OperatorUids;
import org.bluewatch.jobs.pipeline.PipelineEnds;
import org.bluewatch.jobs.pipeline.PipelineEnvironment;
import org.bluewatch.jobs.pipeline.SituationPipeline;
import org.bluewatch.jobs.source.KafkaRawSource;

/**
 * From the receipt of a report to the POST of the page about it, through the real broker, the whole
 * graph and the sender; against a record that goes into the broker and out again.
 */
final class PagingBench implements Benchmark {
  private static final int RAW_PARTITIONS = 2;
  private static final int PARALLELISM = 2;
  private static final Duration TICK_EVERY = Duration.ofMillis(50);
  private static final long PATIENCE_S = 60;
  private static final Pattern INCIDENT = Pattern.compile("\"incident_id\":\"([^\"]+)\"");

  /** Reports this far apart are incidents of their own. */
  private static final double APART_DEG = 0.1;

  private static final int IN_A_ROW = 48;
  private static final TopicPartition FLOOR = new TopicPartition("rejected", 0);

  @Override
  public String about() {
    return "from the receipt of a report to the POST of its page, against a way through the broker";
  }

  @Override
  public int defaultRecords() {
    return 20_000;
  }

  /** One page is measured for each hundred records, one after the other. */
  @Override
  public void run(
      int records,
      int repetitions,
      Laboratory.Progress progress,
      PrintWriter out,
      ObjectNode result)
      throws Exception {
    int pages = records / 100;
    Path folder = Files.createTempDirectory("bluewatch-bench-");
    try (LocalKafka kafka = LocalKafka.start(folder.resolve("kafka"), 0);
        PostTimes posts = new PostTimes()) {
      String servers = kafka.bootstrapServers();
      LocalTopics.create(servers, RAW_PARTITIONS, false);
      try (Ticker unusedTicker = Ticker.start(client(servers), TICK_EVERY);
          LocalFlink flink =
              LocalFlink.start(PipelineEnvironment.configuration(), PARALLELISM + 1);
          Pager unusedPager =
              Pager.start(
                  settings(servers, posts.address(), folder),
                  PagerClock.system(),
                  new SimpleMeterRegistry())) {
        submit(flink, LoadArea.area(), servers);
        report(pages, servers, posts, out, result);
      }
    }
  }

  private static PagerSettings settings(String servers, URI alertmanager, Path folder) {
    return new PagerSettings(
        "live",
        new PagerSettings.Kafka(servers, null),
        List.of(alertmanager),
        PagerSettings.Posting.DEFAULTS,
        new PagerSettings.Http(new PagerSettings.Address("127.0.0.1", 0), folder.resolve("token")),
        new PagerSettings.Links(null, folder.resolve("key"), PagerSettings.LINKS_VALID_FOR),
        PagerSettings.Exercise.NEVER,
        PagerSettings.STALLED_AFTER,
        PagerSettings.CATCH_UP,
        null,
        null,
        PagerSettings.CAP_SENDER,
        null);
  }

  private static Properties client(String servers) {
    var client = new Properties();
    client.setProperty("bootstrap.servers", servers);
    return client;
  }

  private static void submit(LocalFlink flink, Area area, String servers) throws Exception {
    try (var environment = new StreamExecutionEnvironment(PipelineEnvironment.configuration())) {
      environment.setParallelism(PARALLELISM);
      environment.enableCheckpointing(5_000);
      SituationPipeline.build(
          environment,
          area,
          new PipelineEnds(
              source ->
                  source
                      .fromSource(
                          KafkaRawSource.create(client(servers)),
                          KafkaRawSource.watermarks(null),
                          OperatorUids.SOURCE)
                      .uid(OperatorUids.SOURCE),
              new KafkaResults(client(servers)),
              new RunInfo("live", area.settings().name(), false),
              true));
      var job = flink.submit(environment, "situation");
      while (!flink.isRunning(job)) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  private static void report(
      int pages, String servers, PostTimes posts, PrintWriter out, ObjectNode result)
      throws Exception {
    Map<String, Object> client = Map.of("bootstrap.servers", servers, "linger.ms", 0);
    long[] pageMs = new long[pages];
    long[] floorMs = new long[pages];
    try (var producer =
            new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
        var consumer =
            new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
      consumer.assign(List.of(FLOOR));
      consumer.seekToEnd(List.of(FLOOR));
      long unusedPosition = consumer.position(FLOOR);
      page(-1, producer, posts); // the first one waits for everything to get going
      for (int i = 0; i < pages; i++) {
        floorMs[i] = floor(producer, consumer);
        pageMs[i] = page(i, producer, posts);
      }
    }
    show(pageMs, floorMs, out, result);
  }

  /** Milliseconds from the stamp of the broker to the POST. */
  private static long page(int i, KafkaProducer<byte[], byte[]> producer, PostTimes posts)
      throws Exception {
    long receivedMs =
        producer
            .send(new ProducerRecord<>("patrol-reports", attack(i)))
            .get(PATIENCE_S, TimeUnit.SECONDS)
            .timestamp();
    return posts.next() - receivedMs;
  }

  private static byte[] attack(int i) {
    double lat = LoadArea.CENTRE_LAT - 2.4 + APART_DEG * Math.floorMod(i, IN_A_ROW);
    double lon = LoadArea.CENTRE_LON - 2.4 + APART_DEG * Math.floorDiv(i + IN_A_ROW, IN_A_ROW);
    return """
        {"id":"r%d","patrolId":"P1","time":"%s","lat":%.4f,"lon":%.4f,"accuracyM":50,\
        "event":"attack-on-peacekeepers","killed":1}"""
        .formatted(i, Instant.now(), lat, lon)
        .getBytes(UTF_8);
  }

  /** Milliseconds from the stamp of a record to its reader. */
  private static long floor(
      KafkaProducer<byte[], byte[]> producer, KafkaConsumer<byte[], byte[]> consumer)
      throws Exception {
    long sentMs = System.currentTimeMillis();
    var unused = producer.send(new ProducerRecord<>(FLOOR.topic(), 0, null, new byte[] {'{', '}'}));
    while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
      if (System.currentTimeMillis() - sentMs > PATIENCE_S * 1000) {
        throw new IllegalStateException("a record did not come out of the broker");
      }
    }
    return System.currentTimeMillis() - sentMs;
  }

  private static void show(long[] pageMs, long[] floorMs, PrintWriter out, ObjectNode result) {
    out.printf(Locale.ROOT, "%,d pages, one after the other%n%n", pageMs.length);
    out.printf("%-34s %10s %10s%n", "", "p50, ms", "p99, ms");
    row("receipt to POST", pageMs, out);
    row("into the broker and out again", floorMs, out);
    double ratio = quantile(pageMs, 0.99) / Math.max(1, quantile(floorMs, 0.99));
    out.printf(Locale.ROOT, "%npage / broker, p99: %.1f%n%n", ratio);
    result.put("pageToBroker", Math.round(ratio * 10) / 10.0);
  }

  private static void row(String name, long[] ms, PrintWriter out) {
    out.printf(Locale.ROOT, "%-34s %,10.0f %,10.0f%n", name, quantile(ms, 0.5), quantile(ms, 0.99));
  }

  private static double quantile(long[] ms, double quantile) {
    long[] sorted = ms.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(quantile * (sorted.length - 1)))];
  }

  /** Stands where Alertmanager would, and notes when each incident is first posted. */
  private static final class PostTimes implements AutoCloseable {
    private final HttpServer server;
    private final Set<String> seen = new HashSet<>();
    private final BlockingQueue<Long> times = new LinkedBlockingQueue<>();

    PostTimes() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            long nowMs = System.currentTimeMillis();
            try (exchange) {
              note(new String(exchange.getRequestBody().readAllBytes(), UTF_8), nowMs);
              exchange.sendResponseHeaders(200, -1);
            }
          });
      server.start();
    }

    private synchronized void note(String body, long nowMs) {
      Matcher incident = INCIDENT.matcher(body);
      while (incident.find()) {
        if (seen.add(incident.group(1))) {
          times.add(nowMs);
        }
      }
    }

    URI address() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    long next() throws InterruptedException {
      Long ms = times.poll(PATIENCE_S, TimeUnit.SECONDS);
      if (ms == null) {
        throw new IllegalStateException("a report was not paged within " + PATIENCE_S + " s");
      }
      return ms;
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}

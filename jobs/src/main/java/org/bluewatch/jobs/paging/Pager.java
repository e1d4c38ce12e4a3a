package org.bluewatch.jobs.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.bluewatch.common.codec.Decoded;
import org.bluewatch.common.codec.RawDecoder;
import org.bluewatch.common.codec.ResultReader;
import org.bluewatch.common.codec.WireTime;
import org.bluewatch.common.model.ActionOutcome;
import org.bluewatch.common.model.AuditEntry;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.jobs.config.OwnSecret;
import org.bluewatch.jobs.config.PagerSettings;
import org.bluewatch.jobs.source.RawTopicFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sender of pages: a plain service beside Flink that needs Kafka only to hear of notices. What
 * it knows it reads again at each start, from the topic of notices and from its own audit; then it
 * decides some ten times a second and at each news.
 */
public final class Pager implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pager.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long RETRY_AFTER_MS = 1_000;
  private static final long CLOSE_PATIENCE_MS = 15_000;
  private static final double MS_PER_S = 1000;

  private final PagerSettings settings;
  private final PagerClock clock;
  private final Map<String, Object> client;
  private final PagerMetrics metrics;
  private final AuditLog audit;
  private final AuditMemory memory;
  private final PageDesk desk;
  private final KnowledgeClock knowledge;
  private final ActionWriter actions;
  private final Watchers watchers;
  private final FallbackWebhook fallback;
  private final PagerEndpoint endpoint;
  private final PageTexts texts;
  private final String token;
  private final List<AlertmanagerPoster> posters = new ArrayList<>();
  private final RawDecoder decoder = new RawDecoder(null);
  private final CountDownLatch ready = new CountDownLatch(1);
  private final CompletableFuture<Void> failure = new CompletableFuture<>();
  private final Thread thread = new Thread(this::run, "pager");
  private long toldMs = PageCall.NOT_YET;
  private volatile boolean closing;

  private Pager(PagerSettings settings, PagerClock clock, MeterRegistry registry) {
    this.settings = settings;
    this.clock = clock;
    this.token = secret(settings.http().tokenFile());
    String key = secret(settings.links().keyFile());
    this.client = client(settings.kafka());
    this.metrics = new PagerMetrics(registry);
    this.audit = new AuditLog(client, settings.run(), clock, metrics);
    this.memory = new AuditMemory(audit);
    this.desk = new PageDesk(PageRules.of(settings), audit, metrics);
    this.knowledge = new KnowledgeClock(settings.stalledAfter().toMillis(), clock.steadyMs());
    this.actions = new ActionWriter(client, knowledge, clock);
    this.watchers = new Watchers(client, settings.canary(), clock, knowledge, metrics);
    this.endpoint = PagerEndpoint.bind(settings.http().address());
    AckLinks links = new AckLinks(key, baseUrl(), settings.links().validFor().toMillis());
    this.texts = new PageTexts(links, settings.run(), settings.capSender());
    this.fallback =
        settings.fallback() == null
            ? null
            : new FallbackWebhook(settings.fallback(), desk, texts, clock);
    metrics.follow(
        () -> knowledge.tickAgeMs(clock.steadyMs()) / MS_PER_S,
        () -> knowledge.lagMs(clock.steadyMs()) / MS_PER_S,
        watchers::canaryAgeS,
        watchers::watchdogAgeS,
        audit::pending);
    endpoint.start(
        new PagerEndpoint.Services(links, desk, texts, actions, audit, watchers, clock, token));
  }

  /**
   * Starts the sender in threads of its own. It waits for Kafka as long as that is away.
   *
   * @throws PagerFault if a secret cannot be read or the endpoint cannot listen
   */
  public static Pager start(PagerSettings settings, PagerClock clock, MeterRegistry registry) {
    Pager pager = new Pager(settings, clock, registry);
    pager.thread.setDaemon(true);
    pager.thread.start();
    return pager;
  }

  private static String secret(Path file) {
    try {
      return OwnSecret.readOrMake(file);
    } catch (IOException e) {
      throw new PagerFault(file + ": cannot be read or made: " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> client(PagerSettings.Kafka kafka) {
    Map<String, Object> client = new HashMap<>();
    Path file = kafka.properties();
    if (file != null) {
      Properties properties = new Properties();
      try (InputStream in = Files.newInputStream(file)) {
        properties.load(in);
      } catch (IOException | IllegalArgumentException e) {
        throw new PagerFault(file + ": cannot be read as properties: " + e, e);
      }
      properties.stringPropertyNames().forEach(p -> client.put(p, properties.getProperty(p)));
    }
    client.put("bootstrap.servers", kafka.bootstrapServers());
    return client;
  }

  private URI baseUrl() {
    return settings.links().baseUrl() != null
        ? settings.links().baseUrl()
        : URI.create("http://%s:%d".formatted(settings.http().address().host(), endpoint.port()));
  }

  /** Where the endpoint is reached. */
  public URI address() {
    return baseUrl();
  }

  /** Fails when the sender can do no more, with one line that says why. */
  public CompletableFuture<Void> failure() {
    return failure;
  }

  /** How it stands. */
  public PagerPicture picture() {
    return desk.picture();
  }

  /** Waits until all of the past is known. */
  boolean awaitReady(long ms) throws InterruptedException {
    return ready.await(ms, TimeUnit.MILLISECONDS);
  }

  private void run() {
    try (PagerTopics topics = openWhenThere()) {
      if (topics == null) {
        return;
      }
      while (!closing && !topics.isCaughtUp()) {
        read(topics);
      }
      begin();
      while (!closing) {
        read(topics);
        decide();
      }
    } catch (RuntimeException e) {
      failure.completeExceptionally(new PagerFault("the sender of pages failed: " + e, e));
      LOG.error("the sender of pages failed", e);
    }
  }

  /** Null if closed while waiting. */
  private PagerTopics openWhenThere() {
    boolean auditOpen = false;
    while (!closing) {
      try {
        if (!auditOpen) {
          audit.open(memory::take);
          auditOpen = true;
        }
        return PagerTopics.open(client, memory.nextOffset("alerts"), clock.wallMs());
      } catch (KafkaException e) {
        LOG.warn("the sender of pages waits for Kafka: {}", e.toString());
        pause();
      }
    }
    return null;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(RETRY_AFTER_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin() {
    memory.tell(desk, now());
    desk.resume(now());
    for (URI alertmanager : settings.alertmanagers()) {
      posters.add(
          new AlertmanagerPoster(
              posters.size(),
              alertmanager,
              settings.posting(),
              () -> desk.told(now(), texts),
              clock,
              new Answers(),
              metrics));
    }
    audit.add(AuditEntry.Kind.SENDER, null, null, null, sender("started"));
    ready.countDown();
  }

  private static ObjectNode sender(String what) {
    return JsonNodeFactory.instance.objectNode().put("sender", what);
  }

  private PagerMoment now() {
    long wallMs = clock.wallMs();
    long steadyMs = clock.steadyMs();
    return new PagerMoment(
        wallMs, steadyMs, knowledge.nowMs(wallMs, steadyMs), knowledge.isStalled(steadyMs));
  }

  private void read(PagerTopics topics) {
    for (ConsumerRecord<byte[], byte[]> record : topics.poll()) {
      try {
        read(record);
      } catch (IOException e) {
        unreadable(record, e);
      }
    }
  }

  private void read(ConsumerRecord<byte[], byte[]> record) throws IOException {
    if (PagerTopics.isNotice(record)) {
      Notice notice = ResultReader.notice(record.value());
      memory.record(notice, record);
      desk.take(notice);
      if (notice.channel() == Notice.Channel.CANARY) {
        watchers.canaryDecided(notice);
      }
    } else if (PagerTopics.isAlert(record)) {
      memory.record(ResultReader.alert(record.value()), record);
    } else if (PagerTopics.isOutcome(record)) {
      ActionOutcome outcome = ResultReader.actionOutcome(record.value());
      memory.record(outcome, record);
      desk.decided(outcome);
    } else if (PagerTopics.isBalance(record)) {
      JsonNode known = JSON.readTree(record.value()).path("known");
      WireTime.parse(known.asText()).ifPresent(knowledge::told);
    } else {
      readAction(record);
    }
  }

  private void readAction(ConsumerRecord<byte[], byte[]> record) {
    knowledge.stamped(record.timestamp(), PagerTopics.isLive(record), clock.steadyMs());
    if (RawTopicFormat.isTick(record)) {
      return;
    }
    Decoded decoded =
        decoder.decode(
            new RawRecord(
                RawStream.ALERT_ACTIONS,
                false,
                record.timestamp(),
                record.key(),
                record.value(),
                null,
                record.partition(),
                record.offset()));
    if (decoded instanceof Decoded.Action action) {
      desk.acted(action.action());
    }
  }

  private void unreadable(ConsumerRecord<byte[], byte[]> record, IOException e) {
    LOG.error("{} at offset {} {}", record.topic(), record.offset(), e.getMessage());
    ObjectNode detail = JsonNodeFactory.instance.objectNode();
    detail.put("unreadable", record.topic()).put("at", record.offset());
    audit.add(AuditEntry.Kind.FAILURE, null, null, null, detail.put("reason", e.getMessage()));
  }

  private void decide() {
    PagerMoment now = now();
    boolean news = desk.advance(now);
    long everyMs = settings.posting().every().toMillis();
    if (news || toldMs == PageCall.NOT_YET || now.steadyMs() - toldMs >= everyMs) {
      toldMs = now.steadyMs();
      posters.forEach(AlertmanagerPoster::tell);
    }
    watchers.advance(now);
    if (fallback != null) {
      fallback.advance(now, watchers.watchdogAgeMs());
    }
    if (audit.failure().isCompletedExceptionally()) {
      audit.failure().join();
    }
  }

  private final class Answers implements AlertmanagerPoster.Answers {
    @Override
    public void received(PageCall.Id id, String receiver) {
      desk.received(id, receiver, now());
    }

    @Override
    public void refused(PageCall.Id id, String receiver, String reason) {
      desk.refused(id, receiver, reason);
    }

    @Override
    public void reachable(String receiver, boolean reachable, String reason) {
      ObjectNode detail = JsonNodeFactory.instance.objectNode();
      detail.put("receiver", receiver).put("reachable", reachable).put("reason", reason);
      audit.add(AuditEntry.Kind.FAILURE, null, null, null, detail);
    }
  }

  /** Ends as {@code kill -9} would, for tests: nothing is told, nothing written. */
  void abandon() {
    closing = true;
    posters.forEach(AlertmanagerPoster::close);
    audit.abandon();
    endpoint.close();
  }

  /** Ends in order. Pages stand on at Alertmanager until they run out. */
  @Override
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    endpoint.close();
    try {
      thread.join(CLOSE_PATIENCE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    posters.forEach(AlertmanagerPoster::close);
    audit.add(AuditEntry.Kind.SENDER, null, null, null, sender("stopped"));
    audit.close();
    actions.close();
    watchers.close();
  }
}

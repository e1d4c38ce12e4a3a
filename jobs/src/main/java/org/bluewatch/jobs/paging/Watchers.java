package org.bluewatch.jobs.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bluewatch.common.codec.WireTime;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.jobs.config.PagerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether pages still arrive, seen from both ends: a test observation that goes all the way to a
 * receiver, and the sign of life that Prometheus sends the same way. On live topics only.
 */
final class Watchers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);
  private static final String CANARY = "canary";
  private static final int PATIENCE_MS = 5_000;
  private static final double MS_PER_S = 1000;

  /** A canary that did not come back in this time is lost. */
  private static final long LOST_AFTER_MS = 600_000;

  private final PagerSettings.Canary canary;
  private final PagerClock clock;
  private final KnowledgeClock knowledge;
  private final PagerMetrics metrics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, Long> underWayMs = new ConcurrentHashMap<>();
  private long sentMs = PageCall.NOT_YET;
  private volatile long canaryMs;
  private volatile long watchdogMs;

  /**
   * @param canary null if none is to be sent
   */
  Watchers(
      Map<String, Object> client,
      PagerSettings.Canary canary,
      PagerClock clock,
      KnowledgeClock knowledge,
      PagerMetrics metrics) {
    this.canary = canary;
    this.clock = clock;
    this.knowledge = knowledge;
    this.metrics = metrics;
    this.canaryMs = clock.steadyMs();
    this.watchdogMs = clock.steadyMs();
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("max.block.ms", 1);
    settings.put("request.timeout.ms", PATIENCE_MS);
    settings.put("delivery.timeout.ms", PATIENCE_MS);
    settings.put("linger.ms", 0);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends a test observation if one is due; never waits. */
  void advance(PagerMoment now) {
    boolean due = sentMs == PageCall.NOT_YET || now.steadyMs() - sentMs >= dueEvery().toMillis();
    if (canary == null || !knowledge.isLive() || !due) {
      return;
    }
    sentMs = now.steadyMs();
    underWayMs.values().removeIf(sent -> now.wallMs() - sent > LOST_AFTER_MS);
    try {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  RawStream.SENSOR_OBSERVATIONS.topic(),
                  CANARY.getBytes(UTF_8),
                  observation(now.knowledgeMs()).getBytes(UTF_8)));
    } catch (KafkaException e) {
      LOG.warn("a test observation was not sent: {}", e.toString());
    }
  }

  private Duration dueEvery() {
    return canary == null ? PagerSettings.Canary.EVERY : canary.every();
  }

  private String observation(long timeMs) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", CANARY + '-' + timeMs / 1000);
    json.put("sensorId", CANARY);
    json.put("sensorType", CANARY);
    json.put("time", WireTime.format(timeMs));
    json.put("lat", canary.lat());
    json.put("lon", canary.lon());
    json.put("event", "heartbeat");
    return json.toString();
  }

  /** The stream has made a notice of a test observation. */
  void canaryDecided(Notice notice) {
    underWayMs.putIfAbsent(notice.noticeId(), notice.alert().timeMs());
  }

  /** A receiver has got the page of a test observation; the first time counts. */
  void canaryCame(String noticeId) {
    Long sent = underWayMs.remove(noticeId);
    if (sent != null) {
      canaryMs = clock.steadyMs();
      metrics.canary(clock.wallMs() - sent);
    }
  }

  /** Prometheus was heard through Alertmanager. */
  void watchdogCame() {
    watchdogMs = clock.steadyMs();
  }

  /** Milliseconds since Prometheus was heard, or since the start. */
  long watchdogAgeMs() {
    return clock.steadyMs() - watchdogMs;
  }

  /** Seconds since Prometheus was heard, or since the start. */
  double watchdogAgeS() {
    return watchdogAgeMs() / MS_PER_S;
  }

  /** Seconds since a test observation came back, or since the start; NaN where none is sent. */
  double canaryAgeS() {
    boolean sent = canary != null && knowledge.isLive();
    return sent ? (clock.steadyMs() - canaryMs) / MS_PER_S : Double.NaN;
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}

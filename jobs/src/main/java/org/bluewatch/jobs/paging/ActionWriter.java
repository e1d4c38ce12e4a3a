package org.bluewatch.jobs.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bluewatch.common.codec.ContentId;
import org.bluewatch.common.codec.Decoded;
import org.bluewatch.common.codec.RawDecoder;
import org.bluewatch.common.codec.WireTime;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.Rejection;

/**
 * Writes what officers do to the topic of alert actions. An action is read as the stream would read
 * it before it is written, so that an officer hears at once what is wrong with it; it is written
 * with numbers in its note masked, and is done when Kafka has it.
 */
final class ActionWriter implements AutoCloseable {
  private static final int PATIENCE_MS = 10_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final KnowledgeClock knowledge;
  private final PagerClock clock;

  /** Actions have no place, so no area is asked for. */
  private final RawDecoder decoder = new RawDecoder(null);

  ActionWriter(Map<String, Object> client, KnowledgeClock knowledge, PagerClock clock) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("linger.ms", 0);
    settings.put("max.block.ms", PATIENCE_MS);
    settings.put("request.timeout.ms", PATIENCE_MS / 2);
    settings.put("delivery.timeout.ms", PATIENCE_MS);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.knowledge = knowledge;
    this.clock = clock;
  }

  /** The action is not one; nothing was written. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Rejection rejection;

    Refused(Rejection rejection) {
      super(rejection.message());
      this.rejection = rejection;
    }

    Rejection rejection() {
      return rejection;
    }
  }

  /**
   * Kafka does not confirm it; it may or may not have been written. The same id can be sent again.
   */
  static final class Unconfirmed extends Exception {
    private static final long serialVersionUID = 1L;

    Unconfirmed(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * The id of the action of a link.
   *
   * @param call the call that stands
   * @param press counts from 1 what is done with the link in that call
   */
  static String idOf(AckLinks.Link link, int call, int press) {
    String content =
        link.noticeId() + '|' + link.contact() + '|' + link.expiresS() + '|' + call + '|' + press;
    return ContentId.of("ACK", content);
  }

  /** Writes an acknowledgement of a notice: of all of its alerts, which is what a page is about. */
  AlertAction acknowledge(String id, String noticeId, String officer) throws Refused, Unconfirmed {
    ObjectNode action = JsonNodeFactory.instance.objectNode();
    action.put("id", id);
    action.put("alertId", noticeId);
    action.put("officer", officer);
    action.put("action", "acknowledge");
    return write(action);
  }

  /**
   * Writes an action in the form of the contract. A missing {@code time} is now; a missing {@code
   * id} derives from the content.
   *
   * @throws Refused with the reason that the stream would have refused it for
   * @throws Unconfirmed if Kafka does not confirm it in time
   */
  AlertAction write(ObjectNode action) throws Refused, Unconfirmed {
    long stampMs = stampMs();
    if (!action.hasNonNull("time")) {
      action.put("time", WireTime.format(stampMs));
    }
    if (!action.hasNonNull("id")) {
      action.put("id", ContentId.of("ACT", action.toString()));
    }
    AlertAction read = read(action.toString().getBytes(UTF_8), stampMs);
    send(read, knowledge.isLive() ? null : (Long) stampMs);
    return read;
  }

  /** What the stream will take as the time of receipt: that of the wall, or of the recording. */
  private long stampMs() throws Unconfirmed {
    if (knowledge.newestStampMs() == PageCall.NOT_YET) {
      throw new Unconfirmed("the knowledge clock is not known yet", null);
    }
    return knowledge.isLive()
        ? knowledge.nowMs(clock.wallMs(), clock.steadyMs())
        : knowledge.newestStampMs();
  }

  private synchronized AlertAction read(byte[] json, long stampMs) throws Refused {
    Decoded decoded =
        decoder.decode(
            new RawRecord(RawStream.ALERT_ACTIONS, false, stampMs, null, json, null, 0, 0));
    if (decoded instanceof Decoded.Rejected rejected) {
      throw new Refused(rejected.rejection());
    }
    return ((Decoded.Action) decoded).action();
  }

  private void send(AlertAction action, Long stampMs) throws Unconfirmed {
    try {
      producer
          .send(
              new ProducerRecord<>(
                  RawStream.ALERT_ACTIONS.topic(),
                  0,
                  stampMs,
                  action.alertId().getBytes(UTF_8),
                  json(action).getBytes(UTF_8)))
          .get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new Unconfirmed("Kafka does not confirm the action", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unconfirmed("stopping", e);
    }
  }

  private static String json(AlertAction action) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", action.id());
    json.put("alertId", action.alertId());
    json.put("time", WireTime.format(action.timeMs()));
    json.put("officer", action.officer());
    json.put("action", action.action().name().toLowerCase(Locale.ROOT));
    if (action.note() != null) {
      json.put("note", action.note());
    }
    if (action.untilMs() != null) {
      json.put("until", WireTime.format(action.untilMs()));
    }
    return json.toString();
  }

  @Override
  public void close() {
    producer.close(Duration.ofMillis(PATIENCE_MS));
  }
}

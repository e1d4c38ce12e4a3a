package org.bluewatch.jobs.paging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bluewatch.common.codec.WireTime;
import org.bluewatch.common.model.ActionOutcome;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.AuditEntry;
import org.bluewatch.common.model.Notice;

/**
 * What the audit itself says of the past: up to where each topic is in it, which revisions, and
 * which calls were told. An entry that records a result names its topic and offset, so that after
 * any end each result is in the audit once.
 */
final class AuditMemory {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Far more alerts, notices and actions than a job tells again that begins anew somewhere. */
  private static final int MOST_REMEMBERED = 100_000;

  private final Journal journal;
  private final Map<String, Long> nextOffsets = new HashMap<>();
  private final Map<String, Integer> revisions = new Newest<>(MOST_REMEMBERED);
  private final Map<PageCall.Id, Told> told = new LinkedHashMap<>();

  private record Told(Map<String, String> labels, long startedMs, long receivedMs) {}

  AuditMemory(Journal journal) {
    this.journal = journal;
  }

  /** Takes an entry that an earlier process wrote. */
  void take(AuditEntry entry) {
    JsonNode detail;
    try {
      detail = JSON.readTree(entry.detail());
    } catch (JsonProcessingException e) {
      return; // Not one of ours; the proof of the chain has its word on it.
    }
    if (detail.has("topic")) {
      nextOffsets.merge(
          detail.get("topic").asText(), detail.path("offset").asLong() + 1, Math::max);
      remember(key(entry, detail.path("id").asText()), detail.path("revision").asInt());
    } else if (entry.kind() == AuditEntry.Kind.ATTEMPT) {
      Map<String, String> labels = new TreeMap<>();
      detail
          .path("labels")
          .properties()
          .forEach(l -> labels.put(l.getKey(), l.getValue().asText()));
      told.putIfAbsent(
          id(entry, detail), new Told(labels, startedMs(entry, detail), PageCall.NOT_YET));
    } else if (entry.kind() == AuditEntry.Kind.RECEIPT) {
      told.computeIfPresent(
          id(entry, detail),
          (id, call) ->
              call.receivedMs == PageCall.NOT_YET
                  ? new Told(call.labels, call.startedMs, entry.atMs())
                  : call);
    }
  }

  private static PageCall.Id id(AuditEntry entry, JsonNode detail) {
    return new PageCall.Id(
        entry.noticeId(), detail.path("call").asInt(), detail.path("tier").asInt());
  }

  private static long startedMs(AuditEntry entry, JsonNode detail) {
    return WireTime.parse(detail.path("startsAt").asText()).orElse(entry.atMs());
  }

  /**
   * Tells the desk which calls were told. A receipt that lies ahead, because the clock was set back
   * since, counts from now on.
   */
  void tell(PageDesk desk, PagerMoment now) {
    told.forEach(
        (id, call) ->
            desk.remember(
                id,
                call.labels,
                call.startedMs,
                call.receivedMs == PageCall.NOT_YET
                    ? PageCall.NOT_YET
                    : Math.min(call.receivedMs, now.steadyMs())));
    told.clear();
  }

  /** The first offset of a topic that is not in the audit. */
  long nextOffset(String topic) {
    return nextOffsets.getOrDefault(topic, 0L);
  }

  /** Records a revision of an alert, once. */
  void record(Alert alert, ConsumerRecord<byte[], byte[]> record) {
    boolean canary = alert.kind().equals("pipeline") && alert.subject().equals("canary");
    if (canary || !isNew("alert/" + alert.alertId(), alert.revision(), record)) {
      return;
    }
    ObjectNode detail = source(record, alert.revision());
    detail.put("state", alert.state().name()).put("priority", alert.priority().name());
    detail.put("reason", alert.reason());
    journal.add(AuditEntry.Kind.ALERT, alert.knownMs(), null, alert.alertId(), detail);
  }

  /** Records a revision of a notice, once. */
  void record(Notice notice, ConsumerRecord<byte[], byte[]> record) {
    boolean canary = notice.channel() == Notice.Channel.CANARY;
    String id = notice.noticeId();
    if (canary || !isNew("notice/" + id, notice.revision(), record)) {
      return;
    }
    ObjectNode detail = source(record, notice.revision());
    detail.put("channel", notice.channel().name()).put("state", notice.state().name());
    detail.put("priority", notice.priority().name());
    detail.put("call", notice.call()).put("tier", notice.tier());
    if (notice.digestId() != null) {
      detail.put("digestId", notice.digestId());
    }
    detail.put("reason", notice.reason());
    journal.add(AuditEntry.Kind.NOTICE, notice.knownMs(), id, notice.alert().alertId(), detail);
  }

  /** Records what came of an action, once. */
  void record(ActionOutcome outcome, ConsumerRecord<byte[], byte[]> record) {
    String id = outcome.action().id();
    if (!isNew("action/" + id, 1, record)) {
      return;
    }
    ObjectNode detail = source(record, 1);
    detail.put("id", id).put("action", outcome.action().action().name());
    detail.put("officer", outcome.action().officer());
    detail.put("outcome", outcome.outcome().name()).put("reason", outcome.reason());
    journal.add(
        AuditEntry.Kind.ACTION,
        outcome.knownMs(),
        outcome.noticeId(),
        outcome.action().alertId(),
        detail);
  }

  /** False for what is in the audit, and for what a restarted job wrote again. */
  private boolean isNew(String key, int revision, ConsumerRecord<byte[], byte[]> record) {
    boolean recorded = record.offset() < nextOffset(record.topic());
    boolean again = remember(key, revision) >= revision;
    nextOffsets.merge(record.topic(), record.offset() + 1, Math::max);
    return !recorded && !again;
  }

  /** Remembers a revision as the newest of all; the highest that was known before, 0 if none. */
  private int remember(String key, int revision) {
    Integer known = revisions.remove(key);
    int before = known == null ? 0 : known;
    revisions.put(key, Math.max(before, revision));
    return before;
  }

  private static String key(AuditEntry entry, String actionId) {
    return switch (entry.kind()) {
      case NOTICE -> "notice/" + entry.noticeId();
      case ALERT -> "alert/" + entry.alertId();
      default -> "action/" + actionId;
    };
  }

  private static ObjectNode source(ConsumerRecord<byte[], byte[]> record, int revision) {
    ObjectNode detail = JsonNodeFactory.instance.objectNode();
    detail.put("topic", record.topic()).put("offset", record.offset());
    detail.put("revision", revision);
    return detail.put("sha256", AuditChain.sha256(record.value()));
  }
}

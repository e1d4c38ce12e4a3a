package org.bluewatch.jobs.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.ResultStream;
import org.bluewatch.jobs.local.RawPartitions.RawPartition;
import org.bluewatch.jobs.pipeline.KafkaResults;
import org.bluewatch.jobs.source.RawTopicFormat;

/**
 * The topics that the jobs read and write. Creating them again changes nothing.
 *
 * <p>Live raw topics are stamped by the broker's clock; fed ones keep the recorded knowledge time,
 * which may lie years back, so nothing of them expires and no time between two records rolls a
 * segment.
 *
 * <p>{@code reference} keeps every version until {@link #compactReference} says otherwise.
 */
public final class KafkaTopics {
  private static final String STAMPED_BY = "message.timestamp.type";
  private static final String COMPACTED_BEHIND = "min.compaction.lag.ms";
  private static final String LIVE = "LogAppendTime";
  private static final String FED = "CreateTime";
  private static final String NEVER = Long.toString(Long.MAX_VALUE);
  private static final long DAY_MS = 24 * 60 * 60 * 1000L;

  /**
   * Kafka lets go of whole segments, so raw records may be a segment older than their retention.
   */
  private static final long RAW_SEGMENT_MS = DAY_MS;

  /** One more day in which the broker may come to it. */
  private static final long VERSIONS_OUTLIVE_RAW_MS = RAW_SEGMENT_MS + DAY_MS;

  private static final String COMPACTED_SEGMENT_BYTES = Integer.toString(16 * 1024 * 1024);

  /**
   * A chain proves nothing without its beginning, and the sender reads what stands from notices.
   */
  private static final Set<ResultStream> KEPT_WHOLE =
      EnumSet.of(ResultStream.AUDIT, ResultStream.NOTICES);

  private final TopicPlan plan;

  private KafkaTopics(TopicPlan plan) {
    this.plan = plan;
  }

  /**
   * Creates what is missing and brings the settings of what is there up to date.
   *
   * @param kafka client properties, at least {@code bootstrap.servers}
   * @throws LocalFault if a topic is there with another partition count, or live records are to be
   *     followed by recordings
   */
  public static void create(Properties kafka, TopicPlan plan) {
    List<NewTopic> topics = new KafkaTopics(plan).topics();
    try (Admin admin = Admin.create(kafka)) {
      Map<String, TopicDescription> present = present(admin, topics);
      refuseOtherPartitionCounts(topics, present);
      if (plan.fed()) {
        refuseLiveRecords(admin, present.keySet());
      }
      await(
          admin
              .createTopics(topics.stream().filter(t -> !present.containsKey(t.name())).toList())
              .all());
      await(
          admin
              .incrementalAlterConfigs(
                  topics.stream()
                      .filter(t -> present.containsKey(t.name()))
                      .collect(Collectors.toMap(t -> resource(t.name()), KafkaTopics::changes)))
              .all());
      if (!plan.fed() && !present.isEmpty()) {
        awaitBrokersClock(kafka);
      }
    }
  }

  /**
   * Lets the live topic {@code reference} be compacted, after {@link AreaReference#publishLive}: by
   * then what the area's files said is remembered apart from the versions.
   *
   * <p>A job that starts from the beginning of the raw topics must meet each version when it came
   * into force. So it is compacted no nearer to the present than raw records reach back: of what is
   * older the version that was in force then is left of each key, and one tick.
   *
   * @param rawRetention how long the other raw topics keep their records
   */
  public static void compactReference(Properties kafka, Duration rawRetention) {
    String lagMs = Long.toString(rawRetention.toMillis() + VERSIONS_OUTLIVE_RAW_MS);
    var lag = new AlterConfigOp(new ConfigEntry(COMPACTED_BEHIND, lagMs), AlterConfigOp.OpType.SET);
    try (Admin admin = Admin.create(kafka)) {
      await(
          admin
              .incrementalAlterConfigs(Map.of(resource(RawStream.REFERENCE.topic()), List.of(lag)))
              .all());
    }
  }

  /**
   * A broker takes changed settings over some time after it has confirmed them. Until it stamps
   * ticks itself it would stamp records as their senders say. A tick stamped 0 moves no clock.
   */
  private static void awaitBrokersClock(Properties kafka) {
    var bytes = new ByteArraySerializer();
    try (Producer<byte[], byte[]> producer = new KafkaProducer<>(kafka, bytes, bytes)) {
      for (RawPartition partition : RawPartitions.of(producer).all()) {
        while (stampOf(producer, partition) == 0) {
          Thread.onSpinWait(); // each try is a round trip
        }
      }
    }
  }

  private static long stampOf(Producer<byte[], byte[]> producer, RawPartition partition) {
    var tick = RawTopicFormat.tick(partition.stream(), partition.number(), 0L);
    return await(producer.send(tick)).timestamp();
  }

  private List<NewTopic> topics() {
    List<NewTopic> topics = new ArrayList<>();
    for (RawStream stream : RawStream.values()) {
      int partitions = stream.carriesObservations() ? plan.rawPartitions() : 1;
      topics.add(topic(stream.topic(), partitions, rawSettings(stream)));
    }
    for (ResultStream stream : ResultStream.values()) {
      topics.add(topic(stream.topic(), 1, resultSettings(stream)));
    }
    topics.add(topic(KafkaResults.ALERTS_CURRENT, 1, compacted()));
    return topics;
  }

  private Map<String, String> rawSettings(RawStream stream) {
    Map<String, String> settings =
        plan.fed() || stream == RawStream.REFERENCE ? kept() : expiring();
    settings.put(STAMPED_BY, plan.fed() ? FED : LIVE);
    if (stream == RawStream.REFERENCE) {
      settings.put("cleanup.policy", "compact");
      settings.put(COMPACTED_BEHIND, NEVER);
      if (!plan.fed()) {
        settings.put("segment.ms", Long.toString(RAW_SEGMENT_MS));
      }
    }
    return settings;
  }

  private Map<String, String> expiring() {
    Map<String, String> settings = common();
    settings.put("segment.ms", Long.toString(RAW_SEGMENT_MS));
    plan.rawRetentionMs().ifPresent(ms -> settings.put("retention.ms", Long.toString(ms)));
    return settings;
  }

  private Map<String, String> resultSettings(ResultStream stream) {
    Map<String, String> settings = kept();
    if (KEPT_WHOLE.contains(stream)) {
      return settings;
    }
    plan.resultBytes().ifPresent(bytes -> settings.put("retention.bytes", Long.toString(bytes)));
    return settings;
  }

  private Map<String, String> compacted() {
    Map<String, String> settings = kept();
    settings.put("cleanup.policy", "compact");
    settings.put("segment.bytes", COMPACTED_SEGMENT_BYTES);
    return settings;
  }

  private Map<String, String> kept() {
    Map<String, String> settings = common();
    settings.put("retention.ms", "-1");
    settings.put("retention.bytes", "-1"); // said, since a broker may have another default
    settings.put("segment.ms", NEVER);
    return settings;
  }

  private Map<String, String> common() {
    Map<String, String> settings = new HashMap<>();
    settings.put("max.message.bytes", Integer.toString(LocalKafka.MAX_MESSAGE_BYTES));
    settings.put("message.timestamp.before.max.ms", NEVER);
    settings.put("message.timestamp.after.max.ms", NEVER);
    settings.put("min.insync.replicas", Integer.toString(plan.minInSync()));
    return settings;
  }

  private NewTopic topic(String name, int partitions, Map<String, String> settings) {
    return new NewTopic(name, partitions, (short) plan.replication()).configs(settings);
  }

  /**
   * Makes sure that the broker stamps the raw topics: a tick without a stamp of its own would take
   * recordings to the present.
   *
   * @throws LocalFault if a raw topic is missing or keeps the time that its records bring
   */
  public static void requireLive(Properties kafka) {
    List<ConfigResource> raw =
        Arrays.stream(RawStream.values()).map(RawStream::topic).map(KafkaTopics::resource).toList();
    try (Admin admin = Admin.create(kafka)) {
      await(admin.describeConfigs(raw).all())
          .forEach(
              (topic, config) -> {
                if (!config.get(STAMPED_BY).value().equals(LIVE)) {
                  throw new LocalFault(
                      "topic %s is fed from recordings, which bring their own ticks"
                          .formatted(topic.name()));
                }
              });
    }
  }

  private static Map<String, TopicDescription> present(Admin admin, List<NewTopic> wanted) {
    var names = await(admin.listTopics().names());
    List<String> present = wanted.stream().map(NewTopic::name).filter(names::contains).toList();
    return await(admin.describeTopics(present).allTopicNames());
  }

  private static void refuseOtherPartitionCounts(
      List<NewTopic> topics, Map<String, TopicDescription> present) {
    for (NewTopic topic : topics) {
      TopicDescription there = present.get(topic.name());
      if (there != null && there.partitions().size() != topic.numPartitions()) {
        throw new LocalFault(
            "topic %s has %d partitions and cannot change to %d: use another broker, or another --data"
                .formatted(topic.name(), there.partitions().size(), topic.numPartitions()));
      }
    }
  }

  private static void refuseLiveRecords(Admin admin, Collection<String> present) {
    List<ConfigResource> raw =
        Arrays.stream(RawStream.values())
            .map(RawStream::topic)
            .filter(present::contains)
            .map(KafkaTopics::resource)
            .toList();
    boolean live =
        await(admin.describeConfigs(raw).all()).values().stream()
            .anyMatch(config -> config.get(STAMPED_BY).value().equals(LIVE));
    if (live) {
      throw new LocalFault(
          "the topics hold live records, recordings cannot follow them: use another broker, or another --data");
    }
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static Collection<AlterConfigOp> changes(NewTopic topic) {
    return topic.configs().entrySet().stream()
        .map(e -> new ConfigEntry(e.getKey(), e.getValue()))
        .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
        .toList();
  }

  private static <T> T await(Future<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalFault("interrupted while setting up topics", e);
    } catch (ExecutionException e) {
      throw new LocalFault("topics cannot be set up: " + e.getCause().getMessage(), e);
    }
  }
}

package org.bluewatch.jobs.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.bluewatch.jobs.local.FeedUntilKilled.AREA;
import static org.bluewatch.jobs.local.FeedUntilKilled.FIRST_MS;
import static org.bluewatch.jobs.local.FeedUntilKilled.RECORDINGS;
import static org.bluewatch.jobs.local.FeedUntilKilled.RECORDS;
import static org.bluewatch.jobs.local.FeedUntilKilled.SETTINGS;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.jobs.local.FeedProgress.Phase;
import org.bluewatch.jobs.local.RawPartitions.RawPartition;
import org.bluewatch.jobs.source.ListedStreams;
import org.bluewatch.jobs.source.RecordedStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FeederIT {
  private static final FeedPace ALL_HISTORY = new FeedPace(Long.MAX_VALUE, 1, FeedPace.TICK_EVERY);

  @TempDir Path folder;

  @Test
  void aFeedInterruptedAnywhereGivesEachRecordOnceInOrder() {
    try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
      LocalTopics.create(kafka.bootstrapServers(), 2, true);
      Random random = new Random(7);

      // Given a feed that broke off again and again, at points further and further on
      for (int until = random.nextInt(100); until < RECORDS; until += random.nextInt(8_000)) {
        Feeder broken = start(kafka, new BreakingStreams(until), AREA);
        assertThatThrownBy(() -> broken.done().get(60, TimeUnit.SECONDS))
            .hasMessageContaining("the disk is gone");
        broken.close();
      }

      // When it is fed to the end
      feedToTheEnd(kafka, AREA, ALL_HISTORY);

      // Then there is no trace of it
      assertEachRecordOnceInOrder(kafka);
    }
  }

  @Test
  void aFeedThatWasKilledGivesEachRecordOnceInOrder() throws Exception {
    // Given a broker and a feed in one process, killed in the history and killed when live
    for (int killAt : new int[] {RECORDS / 5, RECORDS * 3 / 4}) {
      try (ChildJvm child = ChildJvm.run(FeedUntilKilled.class, folder.toString())) {
        child.awaitLine(line -> Long.parseLong(line) >= killAt);
        child.kill();
      }
    }
    try (DataFolder data = DataFolder.open(folder);
        LocalKafka kafka = LocalKafka.start(data.kafka(), 0)) {
      assertThat(fed(kafka)).hasSizeBetween(RECORDS * 3 / 4, RECORDS - 1);

      // When the next one carries on
      FeedProgress end = feedToTheEnd(kafka, AREA, SETTINGS);

      // Then nothing is lost and nothing comes twice, and the live part went on as live
      assertThat(end.fedLive()).isBetween(1L, (long) RECORDS / 4);
      assertEachRecordOnceInOrder(kafka);
    }
  }

  @Test
  void aFeedThatIsStoppedLeavesNothingOpen() {
    try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
      LocalTopics.create(kafka.bootstrapServers(), 2, true);

      // When it is stopped at several places
      for (int stopAt : new int[] {1, RECORDS / 4, RECORDS / 2}) {
        try (Feeder feeder = start(kafka, new ListedStreams(RECORDINGS), AREA)) {
          await().pollInterval(Duration.ofMillis(1)).until(() -> feeder.progress().fed() >= stopAt);
        }

        // Then every partition ends with a tick that closes all that was fed
        var content = Topics.rawContent(kafka.bootstrapServers()).values();
        long lastMs =
            content.stream()
                .flatMap(List::stream)
                .filter(record -> !record.tick())
                .mapToLong(RawRecord::receivedMs)
                .max()
                .orElseThrow();
        assertThat(content)
            .extracting(records -> records.get(records.size() - 1))
            .allMatch(last -> last.tick() && last.receivedMs() > lastMs);
      }
    }
  }

  @Test
  void changedAreaFilesArePublishedAtTheNextStart() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
      // Given an area that was fed once, and a zone that was also changed by the stream
      String address = kafka.bootstrapServers();
      LocalTopics.create(address, 2, true);
      feedToTheEnd(kafka, AREA, ALL_HISTORY);
      long before = Topics.content(address, "reference").size();

      // When one file changed, one subject is gone and one is new
      ReferenceUpdate changed =
          new ReferenceUpdate("zone/Z1", FIRST_MS, "{\"zoneId\":\"Z1\",\"a\":1}");
      ReferenceUpdate added = new ReferenceUpdate("site/S3", FIRST_MS, "{}");
      feedToTheEnd(kafka, List.of(changed, added), ALL_HISTORY);

      // Then just that is published, in force from where the knowledge clock stands
      List<ConsumerRecord<byte[], byte[]>> published =
          Topics.content(address, "reference").stream()
              .filter(record -> record.offset() >= before)
              .filter(record -> !new String(record.key(), UTF_8).startsWith("~tick"))
              .toList();
      assertThat(published)
          .extracting(record -> new String(record.key(), UTF_8), ConsumerRecord::value)
          .satisfiesExactly(
              site -> assertThat(site.toList()).containsExactly("site/S3", "{}".getBytes(UTF_8)),
              zone -> assertThat(zone.toList().get(0)).isEqualTo("zone/Z1"),
              route -> assertThat(route.toList()).containsExactly("route/R2", null));
      assertThat(published).extracting(ConsumerRecord::timestamp).containsOnly(lastStampMs() + 1);
    }
  }

  @Test
  void whatSomebodyElseWroteDoesNotConfuseIt() throws Exception {
    try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
      // Given a fed topic with records of another client at its end
      String address = kafka.bootstrapServers();
      LocalTopics.create(address, 2, true);
      feedToTheEnd(kafka, AREA, ALL_HISTORY);
      try (KafkaProducer<byte[], byte[]> other = Topics.producer(address)) {
        for (int i = 0; i < 100; i++) {
          other.send(
              new ProducerRecord<>("patrol-reports", 0, lastStampMs() + 1, null, new byte[1]));
        }
      }
      int before = fed(kafka).size();

      // When the feed is started again
      feedToTheEnd(kafka, AREA, ALL_HISTORY);

      // Then it knows that all has been fed
      assertThat(fed(kafka)).hasSize(before);
    }
  }

  @Test
  void aRecordLargerThanKafkaTakesArrivesCutAndStillTooLarge() {
    try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
      LocalTopics.create(kafka.bootstrapServers(), 1, true);
      String line = "x".repeat(3 * LocalKafka.MAX_MESSAGE_BYTES);
      RawRecord giant = ListedStreams.recorded(RawStream.PATROL_REPORTS, FIRST_MS, line, 1);
      RecordedStreams streams = new ListedStreams(List.of(giant));

      try (Feeder feeder = start(kafka, streams, List.of())) {
        feeder.done().orTimeout(60, TimeUnit.SECONDS).join();
      }

      assertThat(fed(kafka)).singleElement().asString().hasSizeGreaterThan(1024 * 1024);
    }
  }

  private static FeedProgress feedToTheEnd(
      LocalKafka kafka, List<ReferenceUpdate> area, FeedPace settings) {
    try (Feeder feeder =
        Feeder.start(kafka.client(), new ListedStreams(RECORDINGS), area, settings)) {
      feeder.done().orTimeout(60, TimeUnit.SECONDS).join();
      FeedProgress end = feeder.progress();
      assertThat(end.phase()).isEqualTo(Phase.DONE);
      assertThat(end.fed()).isEqualTo(end.total()).isEqualTo(RECORDS);
      assertThat(end.knowledgeMs()).isEqualTo(lastStampMs() + 1);
      return end;
    }
  }

  private static Feeder start(
      LocalKafka kafka, RecordedStreams streams, List<ReferenceUpdate> area) {
    return Feeder.start(kafka.client(), streams, area, ALL_HISTORY);
  }

  private static long lastStampMs() {
    return new ListedStreams(RECORDINGS).lastReceivedMs();
  }

  // ---- What must hold of the topics of a finished feed

  private static void assertEachRecordOnceInOrder(LocalKafka kafka) {
    Map<RawPartition, List<RawRecord>> content = Topics.rawContent(kafka.bootstrapServers());
    Map<String, Integer> numbers = numbers();
    content.forEach((partition, records) -> assertInOrder(partition, records, numbers));
    assertThat(stamped(content))
        .isEqualTo(stamped(new StampedStreams(new ListedStreams(RECORDINGS))));
  }

  /** Within a partition neither numbers nor stamps go down, ticks included, up to the last tick. */
  private static void assertInOrder(
      RawPartition partition, List<RawRecord> records, Map<String, Integer> numbers) {
    assertThat(records)
        .as("stamps in %s", partition)
        .isSortedAccordingTo(Comparator.comparingLong(RawRecord::receivedMs));
    assertThat(payloads(List.of(records)).stream().filter(numbers::containsKey).map(numbers::get))
        .as("records in %s", partition)
        .isSorted();
    RawRecord last = records.get(records.size() - 1);
    assertThat(last.tick()).as("%s ends with a tick", partition).isTrue();
    assertThat(last.receivedMs()).isEqualTo(lastStampMs() + 1);
  }

  /** The payloads of all records, those of the area's files left out. */
  private static List<String> fed(LocalKafka kafka) {
    return payloads(Topics.rawContent(kafka.bootstrapServers()).values()).stream()
        .filter(payload -> AREA.stream().noneMatch(update -> update.json().equals(payload)))
        .toList();
  }

  private static List<String> payloads(Collection<List<RawRecord>> content) {
    return content.stream()
        .flatMap(List::stream)
        .filter(record -> !record.tick())
        .map(record -> new String(record.payload(), UTF_8))
        .toList();
  }

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    RECORDINGS.forEach(r -> numbers.put(new String(r.payload(), UTF_8), numbers.size()));
    return numbers;
  }

  /** Every record with its stamp, sorted; those of the area's files are as old as the first one. */
  private static List<String> stamped(Map<RawPartition, List<RawRecord>> content) {
    return content.values().stream()
        .flatMap(List::stream)
        .filter(record -> !record.tick())
        .map(record -> new String(record.payload(), UTF_8) + "@" + record.receivedMs())
        .sorted()
        .toList();
  }

  private static List<String> stamped(StampedStreams streams) {
    List<String> stamped = new ArrayList<>();
    AREA.forEach(update -> stamped.add(update.json() + "@" + FIRST_MS));
    for (; streams.hasCurrent(); streams.advance()) {
      stamped.add(new String(streams.current().payload(), UTF_8) + "@" + streams.stampMs());
    }
    stamped.sort(Comparator.naturalOrder());
    return stamped;
  }

  /** Recordings that can be read up to some record only. */
  private static final class BreakingStreams implements RecordedStreams {
    private final ListedStreams streams = new ListedStreams(RECORDINGS);
    private int left;

    BreakingStreams(int records) {
      this.left = records;
    }

    @Override
    public Optional<RawRecord> next() {
      if (left-- == 0) {
        throw new LocalFault("the disk is gone");
      }
      return streams.next();
    }

    @Override
    public long count() {
      return streams.count();
    }

    @Override
    public long firstReceivedMs() {
      return streams.firstReceivedMs();
    }

    @Override
    public long lastReceivedMs() {
      return streams.lastReceivedMs();
    }

    @Override
    public void close() {}
  }
}

package org.bluewatch.jobs.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.common.model.ReferenceUpdate;
import org.bluewatch.jobs.source.ListedStreams;

/** A program that starts a broker and feeds it, printing how many records it has fed. */
final class FeedUntilKilled {
  static final int RECORDS = 40_000;
  static final long FIRST_MS = 1_500_000_000_000L;
  static final int STEP_MS = 20;
  static final long LIVE_FROM_MS = FIRST_MS + STEP_MS * (RECORDS / 2L);
  static final List<ReferenceUpdate> AREA =
      List.of(
          new ReferenceUpdate("zone/Z1", FIRST_MS, "{\"zoneId\":\"Z1\"}"),
          new ReferenceUpdate("route/R2", FIRST_MS, "{\"routeId\":\"R2\"}"));

  /** Half of it is history, the rest is paced to take about four seconds. */
  static final FeedPace SETTINGS = new FeedPace(LIVE_FROM_MS, 100, FeedPace.TICK_EVERY);

  /** Records of all streams, with ties in time, some without a key and some without a time. */
  static final List<RawRecord> RECORDINGS = recordings();

  private FeedUntilKilled() {}

  private static List<RawRecord> recordings() {
    RawStream[] streams = RawStream.values();
    List<RawRecord> records = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      RawStream stream = streams[(i / 3) % streams.length];
      long receivedMs =
          i % 997 == 0 ? RawRecord.UNSTAMPED : FIRST_MS + STEP_MS * (i - (long) (i % 5));
      String key = stream == RawStream.REFERENCE && i % 11 != 0 ? "zone/Z" + i % 50 : null;
      String json = "{\"id\":\"%d\",\"sensorId\":\"S%d\",\"n\":%d}".formatted(i, i % 13, i);
      records.add(ListedStreams.recorded(stream, receivedMs, key, json, i + 1));
    }
    return records;
  }

  public static void main(String[] arguments) throws InterruptedException {
    DataFolder data = DataFolder.open(Path.of(arguments[0]));
    LocalKafka kafka = LocalKafka.start(data.kafka(), 0);
    LocalTopics.create(kafka.bootstrapServers(), 2, true);
    try (Feeder feeder =
        Feeder.start(kafka.client(), new ListedStreams(RECORDINGS), AREA, SETTINGS)) {
      while (!feeder.done().isDone()) {
        System.out.println(feeder.progress().fed());
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
  }
}

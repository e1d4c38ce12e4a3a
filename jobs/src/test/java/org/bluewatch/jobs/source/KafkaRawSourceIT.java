package org.bluewatch.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluewatch.jobs.source.ListedStreams.recorded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.bluewatch.common.model.RawRecord;
import org.bluewatch.common.model.RawStream;
import org.bluewatch.jobs.local.FeedPace;
import org.bluewatch.jobs.local.Feeder;
import org.bluewatch.jobs.local.LocalKafka;
import org.bluewatch.jobs.local.LocalTopics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class KafkaRawSourceIT {
  private static final int RECORDS = 5_000;

  @TempDir static Path folder;
  private static LocalKafka kafka;
  private static Feeder feeder;

  @BeforeAll
  static void feedTopics() {
    kafka = LocalKafka.start(folder, 0);
    LocalTopics.create(kafka.bootstrapServers(), 2, true);
    FeedPace asFastAsItGoes = new FeedPace(Long.MAX_VALUE, 1, FeedPace.TICK_EVERY);
    feeder =
        Feeder.start(kafka.client(), new ListedStreams(recordings()), List.of(), asFastAsItGoes);
  }

  @AfterAll
  static void stop() {
    feeder.close();
    kafka.close();
  }

  private static List<RawRecord> recordings() {
    RawStream[] streams = RawStream.values();
    List<RawRecord> records = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      String json = "{\"id\":\"%d\",\"sensorId\":\"S%d\"}".formatted(i, i % 7);
      RawStream stream = streams[i % streams.length];
      String key = stream == RawStream.REFERENCE ? "zone/Z" + i : null;
      records.add(recorded(stream, 1_500_000_000_000L + 40L * i, key, json, i + 1));
    }
    return records;
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "PT10S")
  void everyFedRecordIsReadOnceBeforeTheWatermarkThatClosesIt(Duration maxDrift) throws Exception {
    // Given a job that hands on each record when the watermark passes it
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings());
    env.setParallelism(2);
    var closed =
        env.fromSource(
                KafkaRawSource.create(kafka.client()),
                KafkaRawSource.watermarks(maxDrift),
                "raw topics")
            .filter(record -> !record.tick())
            .keyBy(record -> record.receivedMs(), Types.LONG)
            .process(new OnceClosed());

    // When all that was fed has been read
    List<Long> receivedMs = new ArrayList<>();
    try (CloseableIterator<Long> results = closed.executeAndCollect()) {
      while (receivedMs.size() < RECORDS) {
        receivedMs.add(results.next());
      }
    }

    // Then nothing is missing, late or double, and the watermark has passed the last one too
    assertThat(receivedMs)
        .containsExactlyInAnyOrderElementsOf(
            recordings().stream().map(RawRecord::receivedMs).toList());
  }

  private static Configuration settings() {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ZERO);
    return settings;
  }

  /** Emits the time of a record when the watermark passes it, and -1 for a late one. */
  private static final class OnceClosed extends KeyedProcessFunction<Long, RawRecord, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(RawRecord record, Context context, Collector<Long> out) {
      if (context.timestamp() != record.receivedMs()
          || record.receivedMs() <= context.timerService().currentWatermark()) {
        out.collect(-1L);
      }
      context.timerService().registerEventTimeTimer(record.receivedMs());
    }

    @Override
    public void onTimer(long timestampMs, OnTimerContext context, Collector<Long> out) {
      out.collect(timestampMs);
    }
  }
}
